import type { Problem } from '../kernel/problem.ts';
import type { Lang, Text } from '../kernel/text.ts';
import type { FormState } from './form.tsx';

/** One of several forms of a page that was refused. */
export interface RefusedAct<A extends string> {
  readonly problem: Problem;
  readonly act: A;
}

/** What a form of the page shows: what was typed where it is the one that was refused, else how it begins. */
export const actState = <A extends string>(
  refused: RefusedAct<A> | undefined,
  act: A,
  form: FormState['values'],
  fresh: FormState['values'] = {},
): FormState =>
  refused?.act === act
    ? { values: form, errors: refused.problem.errors ?? [] }
    : { values: fresh, errors: [] };

/** Why an act was refused, else what was done. */
export function actNotice(
  refused: RefusedAct<string> | undefined,
  told: Text | undefined,
  lang: Lang,
): { readonly tone: 'good' | 'bad'; readonly text: string } | undefined {
  const detail = refused?.problem.detail;
  if (detail) return { tone: 'bad', text: detail[lang] };
  return told && !refused ? { tone: 'good', text: told[lang] } : undefined;
}
