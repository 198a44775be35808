import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { Sparkline } from '../../web/chart-line.tsx';
import { percentText } from '../../web/percent.ts';
import { employmentRate, type OutcomeCounts, populationOf, type Share } from './figure.rules.ts';
import { pointsWords, unknownWorth } from './promise-words.rules.ts';
import { promisesText as t } from './promises.text.ts';
import type { QuotaRow } from './quota.rules.ts';

/** The two numbers, each with its trend and what it is out of. */
export function TwoNumbers({
  counts,
  trend,
  month,
  series,
  lang,
  href,
}: {
  counts: OutcomeCounts;
  trend: readonly (number | null)[];
  month: QuotaRow;
  series: readonly QuotaRow[];
  lang: Lang;
  /** Where the numbers lead; undefined on the page itself. */
  href?: string;
}) {
  const rate = employmentRate(counts);
  const most = Math.max(1, ...series.map(({ counted }) => counted));
  const link = (words: string) => (href === undefined ? words : <a href={href}>{words}</a>);
  return (
    <ul class="tiles promises-tiles">
      <li class="tile">
        <strong>{percentText(rate.value, lang)}</strong>
        {link(t.rate[lang])}
        <br />
        <span class="quiet">
          {formatNumber(rate.numerator, lang)} {t.of(formatNumber(rate.denominator, lang))[lang]} ·{' '}
          {t.goal[lang]}
        </span>
        <Sparkline shares={[...trend, rate.value]} lang={lang} />
      </li>
      <li class="tile">
        <strong>{formatNumber(month.counted, lang)}</strong>
        {link(t.quota[lang])}
        <br />
        <span class="quiet">
          {month.target === null ? t.quotaUnset[lang] : t.quotaOf(formatNumber(month.target, lang))[lang]}
        </span>
        <Sparkline shares={series.slice(-12).map(({ counted }) => counted / most)} lang={lang} />
      </li>
    </ul>
  );
}

/** Where we are and why, in sentences; the largest cause first. */
export function Why({
  counts,
  rate,
  needed,
  lang,
}: {
  counts: OutcomeCounts;
  rate: Share;
  needed: number;
  lang: Lang;
}) {
  const number = (n: number) => formatNumber(n, lang);
  if (populationOf(counts) === 0) return <p>{t.summaryNobody[lang]}</p>;
  const percent = percentText(rate.value, lang);
  const causes = [
    [counts.unknown, t.whyUnknown(number(counts.unknown), pointsWords(unknownWorth(counts), lang))],
    [counts.someWork, t.whySome(number(counts.someWork))],
    [counts.outOfWork, t.whyOut(number(counts.outOfWork))],
  ] as const;
  return (
    <>
      <p>
        <strong>
          {(needed === 0 ? t.summaryReached(percent) : t.summaryMissing(percent, number(needed)))[lang]}
        </strong>
      </p>
      <ul>
        {causes
          .filter(([n]) => n > 0)
          .sort((a, b) => b[0] - a[0])
          .map(([, words]) => (
            <li>{words[lang]}</li>
          ))}
      </ul>
    </>
  );
}
