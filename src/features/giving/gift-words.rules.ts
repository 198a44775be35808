import type { Lang } from '../../kernel/text.ts';
import { tradeName } from '../causes/trade-words.text.ts';
import { cadenceNames, earmarkNames, pledgeKindNames } from '../pledges/pledge-words.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { Livelihood } from './gift.rules.ts';
import type { Gift } from './gift-record.rules.ts';
import { sizeWords } from './gifts.text.ts';

type Words = Pick<Vocabulary, 'label'>;

/** What a gift is for, in words: the cause or campaign, a trade, a province, or wherever the need is. */
export function purposeWords({ pledge, purpose }: Gift, vocabulary: Words, lang: Lang): string {
  if (purpose) return purpose[lang];
  const { earmark, earmarkRef } = pledge;
  if (earmark === 'trade' && earmarkRef !== null) return tradeName(vocabulary, earmarkRef, lang);
  if (earmark === 'province' && earmarkRef !== null) return vocabulary.label('provinces', earmarkRef, lang);
  return earmarkNames[earmark][lang];
}

/** The same with the wish that goes along with a campaign, where there is one. */
export function wholePurposeWords(gift: Gift, vocabulary: Words, lang: Lang): string {
  const { earmark } = gift.pledge;
  const title = purposeWords(gift, vocabulary, lang);
  if (gift.purpose === null || earmark === 'any' || earmark === 'cause' || earmark === 'campaign')
    return title;
  return `${purposeWords({ ...gift, purpose: null }, vocabulary, lang)} · ${title}`;
}

/** Money by itself is no title: its kind is said of all else. */
export function giftTitle(gift: Gift, vocabulary: Words, lang: Lang): string {
  const { kind, cadence, description } = gift.pledge;
  const purpose = purposeWords(gift, vocabulary, lang);
  if (kind === 'money') return cadence === 'monthly' ? `${purpose} (${cadenceNames.monthly[lang]})` : purpose;
  return `${pledgeKindNames[kind][lang]}: ${description ?? purpose}`;
}

/** Trade, place and size as far as they are told, from the first to the last. */
export function toldWords(
  told: NonNullable<Livelihood['told']>,
  vocabulary: Words,
  lang: Lang,
): readonly string[] {
  const place =
    told.place === 'county' && told.county !== null
      ? vocabulary.label('counties', told.county, lang)
      : told.place === 'province' && told.province !== null
        ? vocabulary.label('provinces', told.province, lang)
        : null;
  return [
    ...(told.trade === null ? [] : [tradeName(vocabulary, told.trade, lang)]),
    ...(place === null ? [] : [place]),
    ...(told.householdSize === null ? [] : [sizeWords[told.householdSize][lang]]),
  ];
}
