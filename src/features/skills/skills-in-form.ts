import type { Actor } from '../../kernel/actor.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { embeddedWords } from '../search/word-engine.repo.ts';
import { skillNamesOf } from './skill-names.rules.ts';
import { rankedSkills } from './skill-search.repo.ts';
import {
  asksToRead,
  boxFields,
  type FormValues,
  fillRows,
  type HeardSkills,
  kindOfField,
  withChoice,
} from './skills-in-form.rules.ts';
import { readSkillsText } from './skills-text.repo.ts';

export interface AskedForm {
  readonly values: FormValues;
  readonly heard?: HeardSkills;
}

/**
 * The form to show again where it was sent to have skills read, or a name taken, and not to be saved; undefined where it
 * is to be saved. Nothing else in it changes, and nothing is written.
 */
export async function skillsAskedInForm(
  deps: Deps,
  actor: Actor,
  form: FormValues,
  { lang, cell }: { readonly lang: Lang; readonly cell: 'name' | 'skillId' },
): Promise<Result<AskedForm | undefined>> {
  const scope = scopeFor(actor, 'opportunities:staff');
  if (!scope.ok) return scope;
  const chosen = withChoice(form);
  if (chosen) return ok({ values: chosen });
  if (!asksToRead(form)) return ok(undefined);
  const vocabulary = await vocabularyOf(deps.database);
  const text = form[boxFields.text]?.[0] ?? '';
  const reading = await readSkillsText(deps.database.read, vocabulary, text);
  return ok(fillRows(form, reading, { vocabulary, lang, cell }));
}

/** The nearest names for every field at fault that should name a skill or an occupation, by field. */
export async function nearNames(
  deps: Deps,
  lang: Lang,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const near: Record<string, readonly string[]> = {};
  const names = skillNamesOf(await vocabularyOf(deps.database));
  for (const { path } of errors.slice(0, 20)) {
    const kind = kindOfField(path);
    const typed = values[path]?.[0]?.trim() ?? '';
    if (kind === undefined || typed === '') continue;
    const hits = await rankedSkills(embeddedWords(deps.database.read), names, typed.slice(0, 200), {
      kind,
      limit: 4,
    });
    near[path] = hits.map(({ label }) => label[lang]);
  }
  return near;
}
