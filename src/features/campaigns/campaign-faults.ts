import type { LocalDate } from '../../kernel/calendar.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { fieldError } from '../../platform/parse.ts';
import { wordFaults } from '../causes/public-words.rules.ts';

/** What is wrong with a campaign: an end before its beginning, and words that everybody may read. */
export function campaignFaults(given: {
  readonly title: { readonly fa: string; readonly en: string | null };
  readonly story: { readonly fa: string; readonly en: string | null };
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}): readonly FieldError[] {
  const texts = [
    ['title.fa', given.title.fa],
    ['title.en', given.title.en],
    ['story.fa', given.story.fa],
    ['story.en', given.story.en],
  ] as const;
  return [
    ...texts.flatMap(([path, text]) => wordFaults(text ?? '').map((code) => fieldError(path, code))),
    ...(given.endsOn < given.startsOn ? [fieldError('endsOn', 'date.order')] : []),
  ];
}
