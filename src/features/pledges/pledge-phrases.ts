import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { formatNumber, formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { tradeName } from '../causes/trade-words.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { EarmarkKind, PledgeKind } from './pledge.rules.ts';
import { stepText as t } from './pledge-steps.text.ts';
import { earmarkNames, pledgeKindNames } from './pledge-words.text.ts';

/** What is given, in a few words: an amount in tomans, or so many places, hours or pieces. */
export function giftWords(
  of: {
    readonly kind: PledgeKind;
    readonly amountRial: number | null | undefined;
    readonly quantity: number | null | undefined;
  },
  lang: Lang,
): string {
  const { kind, amountRial, quantity } = of;
  if (kind === 'money') return formatToman(amountRial ?? 0, lang);
  if (kind === 'kit') return `${pledgeKindNames.kit[lang]} (${formatToman(amountRial ?? 0, lang)})`;
  const n = formatNumber(quantity ?? 0, lang);
  const many = kind === 'coach-hours' ? t.hours(n) : kind === 'standing-order' ? t.pieces(n) : t.places(n);
  return `${pledgeKindNames[kind][lang]}: ${many[lang]}`;
}

/** Of a monthly one: from when, and for how long. */
export function monthlyWords(
  { startsOn, months }: { readonly startsOn: LocalDate; readonly months: number | null },
  lang: Lang,
): string {
  const howLong = months === null ? t.untilStopped[lang] : t.months(formatNumber(months, lang))[lang];
  return t.fromDay(formatJalali(startsOn, lang), howLong)[lang];
}

/** The trades that a kit of the catalogue is for, by their unit groups. */
export function kitTrades(vocabulary: Pick<Vocabulary, 'items' | 'has'>): readonly string[] {
  return [...new Set(vocabulary.items('kits').map(({ data }) => String(data.isco ?? '')))].filter((code) =>
    vocabulary.has('occupations', code),
  );
}

/** What it is for, in words; of a cause or a campaign its title is the caller's. */
export function useWords(
  vocabulary: Vocabulary,
  of: { readonly earmark: EarmarkKind; readonly earmarkRef: string | null | undefined },
  lang: Lang,
): string {
  const { earmark, earmarkRef } = of;
  if (earmark === 'trade') return tradeName(vocabulary, earmarkRef ?? '', lang);
  if (earmark === 'province') return vocabulary.label('provinces', earmarkRef ?? '', lang);
  return earmarkNames[earmark][lang];
}
