import { closeness, comparable } from '../search/closeness.rules.ts';
import { wordsOf } from '../search/search-words.rules.ts';
import { fillerWords } from './filler-words.text.ts';
import type { NamedEntry, SkillEntry, SkillNames } from './skill-names.rules.ts';
import { byLabel } from './skill-names.rules.ts';

export interface SkillHit extends SkillEntry {
  /** Which name was found: the label itself or an alternative name. */
  readonly matchedOn: string;
  /** 0–1; 1 = the whole name. */
  readonly score: number;
}

/** Of two that fit nearly as well, the one more people mean comes first. */
const popularShare = 0.06;
/** So little fits that it is not shown. */
const leastScore = 0.3;

/** Orders what the index found by how well its best name fits what was typed in the reading that suits it best, the label before alternative names. */
export function rankHits(
  queries: readonly string[],
  found: readonly NamedEntry[],
  names: SkillNames,
  limit: number,
): readonly SkillHit[] {
  const typed = queries.map((query) => comparable(query, true));
  const order = new Map<SkillHit, number>();
  const hits = found.flatMap(({ entry, popularity, names: own }): SkillHit[] => {
    let best = 0;
    let matchedOn = entry.label.fa;
    for (const name of own) {
      const score = Math.max(...typed.map((one) => closeness(one, name, names.rarity)));
      if (score > best) [best, matchedOn] = [score, name.text];
    }
    if (best < leastScore) return [];
    const hit = { ...entry, matchedOn, score: Math.round(best * 1000) / 1000 };
    order.set(hit, best === 1 ? 2 : best + popularShare * popularity);
    return [hit];
  });
  const orderOf = (hit: SkillHit) => order.get(hit) ?? 0;
  return hits.sort((a, b) => orderOf(b) - orderOf(a) || byLabel(a, b)).slice(0, limit);
}

/** What a list shows where nothing was typed. */
export function unsearched(
  names: SkillNames,
  kind: SkillEntry['kind'] | undefined,
  limit: number,
): readonly SkillHit[] {
  return names.all
    .filter(({ entry }) => kind === undefined || entry.kind === kind)
    .slice(0, limit)
    .map(({ entry }) => ({ ...entry, matchedOn: entry.label.fa, score: 0.1 }));
}

/** The words of a query that a name can be found by; words that only surround one are left out where others are left. */
export function tellingWords(query: string): readonly string[] {
  const all = wordsOf(query);
  const telling = all.filter((word) => !fillerWords.has(word));
  return telling.length > 0 ? telling : all;
}
