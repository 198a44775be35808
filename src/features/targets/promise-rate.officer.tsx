import type { JSX } from 'hono/jsx/jsx-runtime';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { type Fill, StackedBar, Swatch } from '../../web/chart.tsx';
import { LineChart } from '../../web/chart-line.tsx';
import { DataTable } from '../../web/data-table.tsx';
import { percentText } from '../../web/percent.ts';
import { evidenceGrades } from '../placements/placement.rules.ts';
import { employmentRate, type OutcomeCounts, populationOf, shareOf, targetRate } from './figure.rules.ts';
import type { OpenedFigure, OpenedPart } from './opened-figure.rules.ts';
import { dayWords, monthLabel, monthWords, verifiedOf } from './promise-words.rules.ts';
import { evidenceWords, stateMeanings, stateWords, promisesText as t } from './promises.text.ts';
import type { TrendPoint } from './view-targets.ts';

const parts = [
  ['in-work', 'inWork', 'solid'],
  ['some-work', 'someWork', 'hatch'],
  ['unknown', 'unknown', 'dots'],
  ['out-of-work', 'outOfWork', 'blank'],
] as const satisfies readonly (readonly [keyof typeof stateMeanings, keyof OutcomeCounts, Fill])[];

interface CountsProps {
  readonly counts: OutcomeCounts;
  readonly lang: Lang;
  /** Where the people of a state are listed, for those who may see them. */
  readonly hrefOf?: HrefOf | undefined;
}

/** Where the people of a figure are listed. */
export type HrefOf = (figure: OpenedFigure, of?: OpenedPart) => string;

export function Opened({ href, children }: { href: string | undefined; children: unknown }): JSX.Element {
  const words = children as JSX.Element;
  return href === undefined ? words : <a href={href}>{words}</a>;
}

/** The population as one bar of its four parts, each told with what it means. */
export function RateParts({ counts, lang, hrefOf }: CountsProps) {
  const number = (n: number) => formatNumber(n, lang);
  const population = populationOf(counts);
  const [a, b, c, d] = parts.map(([, field]) => number(counts[field]));
  return (
    <>
      <StackedBar
        words={{
          id: 'parts-chart',
          title: t.parts[lang],
          description: t.partsDescription(a ?? '', b ?? '', c ?? '', d ?? '')[lang],
          lang,
          table: {
            caption: t.parts[lang],
            head: [t.group[lang], t.people[lang], t.share[lang]],
            rows: parts.map(([state, field]) => [
              stateWords[state][lang],
              number(counts[field]),
              percentText(shareOf(counts[field], population).value, lang),
            ]),
            numeric: [1, 2],
          },
        }}
        parts={parts.map(([state, field, fill]) => ({
          label: stateWords[state][lang],
          value: counts[field],
          fill,
        }))}
        mark={{ share: targetRate, label: t.goal[lang] }}
      />
      <ul class="key">
        {parts.map(([state, field, fill]) => (
          <li>
            <Swatch id={`key-${state}`} fill={fill} />
            <strong>
              <Opened href={hrefOf?.(state)}>
                {stateWords[state][lang]}: {number(counts[field])}
              </Opened>
            </strong>
            <span class="quiet">{stateMeanings[state][lang]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Those who are not in the rate, and what is known of how those in work are known. */
export function Beside({ counts, lang, hrefOf }: CountsProps) {
  const number = (n: number) => formatNumber(n, lang);
  const verified = verifiedOf(counts);
  const opened = (n: number, of: OpenedPart) => (
    <Opened href={n === 0 ? undefined : hrefOf?.('in-work', of)}>{number(n)}</Opened>
  );
  return (
    <>
      <p class="quiet">{t.besideLead[lang]}</p>
      <dl class="facts">
        {(
          [
            ['paused', counts.paused],
            ['not-seeking', counts.notSeeking],
            ['left', counts.left],
            ['outside-age', counts.outsideAge],
            ['outside-custody', counts.outsideCustody],
          ] as const
        ).map(([state, n]) => (
          <>
            <dt>{stateWords[state][lang]}</dt>
            <dd>
              <Opened href={n === 0 ? undefined : hrefOf?.(state)}>{number(n)}</Opened>
            </dd>
          </>
        ))}
        <dt>{t.atIntake[lang]}</dt>
        <dd>{opened(counts.inWorkAtIntake, { atIntake: 'true' })}</dd>
      </dl>
      <DataTable
        table={{
          caption: t.evidence[lang],
          head: [t.evidence[lang], t.people[lang], t.share[lang]],
          rows: [
            ...evidenceGrades.map((grade) => [
              evidenceWords[grade][lang],
              opened(counts.inWorkBy[grade], { evidence: grade }),
              percentText(shareOf(counts.inWorkBy[grade], counts.inWork).value, lang),
            ]),
            [
              t.verified[lang],
              opened(verified, { evidence: 'verified' }),
              percentText(shareOf(verified, counts.inWork).value, lang),
            ],
          ],
          numeric: [1, 2],
        }}
      />
    </>
  );
}

const monthKey = ({ month }: TrendPoint): JalaliMonth => month as JalaliMonth;

/** The rate at the ends of months, with the target as a line. */
export function Trend({ months, lang }: { months: readonly TrendPoint[]; lang: Lang }) {
  const number = (n: number) => formatNumber(n, lang);
  const [first, last] = [months[0], months.at(-1)];
  return (
    <LineChart
      words={{
        id: 'trend-chart',
        title: t.trend[lang],
        description:
          first && last ? t.trendDescription(dayWords(first.day, lang), dayWords(last.day, lang))[lang] : '',
        lang,
        table: {
          caption: t.trend[lang],
          head: [t.month[lang], t.rateShort[lang], t.people[lang], t.rate[lang]],
          rows: months.map((month) => [
            monthWords(monthKey(month), lang),
            number(month.counts.inWork),
            number(populationOf(month.counts)),
            percentText(employmentRate(month.counts).value, lang),
          ]),
          numeric: [1, 2, 3],
        },
      }}
      most={Math.max(1, months.length - 1)}
      points={months.map(({ counts }, at) => ({ at, share: employmentRate(counts).value }))}
      labels={months.map((month, at) => ({ at, text: monthLabel(monthKey(month), lang) }))}
      target={targetRate}
    />
  );
}
