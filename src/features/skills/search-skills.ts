import * as z from 'zod';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { parse } from '../../platform/parse.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { candidates } from '../search/search.repo.ts';
import { wordsOf } from '../search/search-words.rules.ts';
import { fillerWords } from './filler-words.text.ts';
import { type NamedEntry, type SkillEntry, type SkillNames, skillNamesOf } from './skill-names.rules.ts';
import { rankHits, type SkillHit, unsearched } from './skill-search.rules.ts';

export const skillQuery = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .describe('What was typed; folded, so that ي and ی, ك and ک are the same.'),
  kind: z.enum(['skill', 'occupation']).optional(),
  limit: page.limit,
});

export interface SkillAnswer {
  readonly items: readonly SkillHit[];
  readonly engine: 'embedded';
  readonly tookMs: number;
}

/** Skills and occupations by what was typed; open to everyone. */
export async function findSkills(deps: Deps, input: unknown): Promise<Result<SkillAnswer>> {
  const parsed = parse(skillQuery, input);
  if (!parsed.ok) return parsed;
  const started = deps.now().getTime();
  const { q, kind, limit } = parsed.value;
  const names = skillNamesOf(await vocabularyOf(deps.database));
  const items = await searched(deps, names, q, { kind, limit });
  return ok({ items, engine: 'embedded', tookMs: deps.now().getTime() - started });
}

/** So many of each kind are compared by name; recall is won here, order afterwards. */
const mostCandidates = 60;

async function searched(
  deps: Deps,
  names: SkillNames,
  query: string,
  { kind, limit }: { readonly kind: SkillEntry['kind'] | undefined; readonly limit: number },
): Promise<readonly SkillHit[]> {
  const all = wordsOf(query);
  if (all.length === 0) return unsearched(names, kind, limit);
  const telling = all.filter((word) => !fillerWords.has(word));
  const words = telling.length > 0 ? telling : all;
  const found: NamedEntry[] = [];
  for (const one of kind === undefined ? (['skill', 'occupation'] as const) : [kind]) {
    const index = one === 'skill' ? 'skills' : 'occupations';
    for (const id of await candidates(deps.database.read, index, words, mostCandidates)) {
      const entry = names.of(one, id);
      if (entry) found.push(entry);
    }
  }
  return rankHits([query, words.join(' ')], found, names, limit);
}
