import { formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { fallbackNames } from '../pledges/pledge-words.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { monthWords } from '../targets/promise-words.rules.ts';
import type { GiftStep, Livelihood } from './gift.rules.ts';
import { toldWords } from './gift-words.rules.ts';
import { bandWords, endWords, stepWords, giftsText as t } from './gifts.text.ts';

/** One household's kit as its giver sees it: what is told, its way by months, and how it ended where it did. */
export function LivelihoodCard(props: {
  of: Livelihood;
  title: string;
  vocabulary: Pick<Vocabulary, 'label'>;
  lang: Lang;
}) {
  const { of, title, vocabulary, lang } = props;
  const { told, steps, income, restocked, titlePassed, ended } = of;
  const words = toldWords(told, vocabulary, lang);
  return (
    <section class="card">
      <h2>{title}</h2>
      {words.length > 0 ? (
        <ul class="chips">
          {words.map((word) => (
            <li class="chip plain">{word}</li>
          ))}
        </ul>
      ) : null}
      <ol class="timeline gift">
        {steps.map((step) => (
          <li class={step.state === 'done' ? undefined : 'ahead'}>
            <strong>{stepWords[step.step][lang]}</strong>
            <span class="quiet"> {whenWords(step, lang)}</span>
          </li>
        ))}
        {restocked.map((month) => (
          <li>{t.restocked(monthWords(month, lang))[lang]}</li>
        ))}
        {titlePassed === null ? null : <li>{t.titlePassed(monthWords(titlePassed, lang))[lang]}</li>}
      </ol>
      {ended ? (
        <div class="notice">
          <p>
            <strong>{t.endedIn(monthWords(ended.month, lang))[lang]}</strong>
          </p>
          <p>{endWords[ended.end][lang]}</p>
          {ended.wentOn === null ? null : <p>{t.wentOn(monthWords(ended.wentOn, lang))[lang]}</p>}
          {ended.fallback === null ? null : <p>{t.moneyAfter(fallbackNames[ended.fallback][lang])[lang]}</p>}
        </div>
      ) : null}
      {income === null ? null : <p>{t.income(bandWords[income][lang])[lang]}</p>}
      {of.shareRial === null ? null : <p class="quiet">{t.share(formatToman(of.shareRial, lang))[lang]}</p>}
    </section>
  );
}

function whenWords({ state, month }: GiftStep, lang: Lang): string {
  if (state === 'stopped') return t.stopped[lang];
  if (state === 'to-come') return month === null ? t.toCome[lang] : t.expected(monthWords(month, lang))[lang];
  return month === null ? t.done[lang] : monthWords(month, lang);
}
