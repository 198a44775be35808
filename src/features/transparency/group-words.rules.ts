import type { Lang } from '../../kernel/text.ts';
import { monthWords } from '../targets/promise-words.rules.ts';
import type { MonthsGroup } from './publish.rules.ts';
import { transparencyText as t } from './transparency.text.ts';

/** 'Mehr to Aban' of several months. */
export function groupWords({ months }: Pick<MonthsGroup, 'months'>, lang: Lang): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  const end = monthWords(last, lang);
  return first === last ? end : `${monthWords(first, lang)} ${t.through[lang]} ${end}`;
}
