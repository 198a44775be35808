import { formatNumber, formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { CauseView } from './cause-record.rules.ts';
import { giveText as t } from './give.text.ts';
import { tradeName } from './trade-words.text.ts';

export interface CauseShown {
  readonly cause: CauseView;
  readonly vocabulary: Vocabulary;
  readonly lang: Lang;
}

/** County or province as it may be told, or the whole country. */
export function causePlace({ cause: { place }, vocabulary, lang }: CauseShown): string {
  if (place.county !== null) return vocabulary.label('counties', place.county, lang);
  return place.province === null ? t.everywhere[lang] : vocabulary.label('provinces', place.province, lang);
}

/** How much is taken on: a bar that says it in words too. `id` is its own on the page. */
export function FundedBar({ percent, lang, id }: { percent: number; lang: Lang; id: string }) {
  const words = t.funded(formatNumber(percent, lang))[lang];
  return (
    <div class="funded">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-labelledby={id} class="bar">
        <title id={id}>{`${t.fundedTitle[lang]}: ${words}`}</title>
        <rect width={String(percent)} height="8" />
      </svg>
      <span aria-hidden="true">{words}</span>
    </div>
  );
}

export function openWords({ slots, openSlots }: CauseView, lang: Lang): string {
  return openSlots === 0
    ? t.full[lang]
    : t.open(formatNumber(openSlots, lang), formatNumber(slots, lang))[lang];
}

export function CauseCard(shown: CauseShown) {
  const { cause, vocabulary, lang } = shown;
  return (
    <li class="match">
      <h3>
        <a href={paths.cause(cause.id)}>
          <AsWritten text={titleIn(cause.title, lang)} lang={lang} />
        </a>
      </h3>
      <ul class="line">
        <li>{causePlace(shown)}</li>
        <li>{tradeName(vocabulary, cause.trade, lang)}</li>
        <li>{formatToman(cause.slotRial, lang)}</li>
      </ul>
      <FundedBar percent={cause.fundedPercent} lang={lang} id={`bar-${cause.id}`} />
      <p class="quiet">{openWords(cause, lang)}</p>
    </li>
  );
}
