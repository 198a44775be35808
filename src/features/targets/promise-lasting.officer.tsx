import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { StackedBar, Swatch } from '../../web/chart.tsx';
import { LineChart, type LinePoint } from '../../web/chart-line.tsx';
import { DataTable } from '../../web/data-table.tsx';
import { percentText } from '../../web/percent.ts';
import { shareOf } from './figure.rules.ts';
import type { IncomeFigure } from './income.rules.ts';
import { Definition } from './promise-parts.officer.tsx';
import { promisesText as t } from './promises.text.ts';
import type { RetentionCurve, RetentionFigure } from './retention.rules.ts';

const pointsOf = ({ steps, drawnTo }: RetentionCurve): readonly LinePoint[] => {
  const drawn = steps.filter(({ day }) => day <= drawnTo);
  const last = drawn.at(-1);
  return [
    { at: 0, share: 1, low: 1, high: 1 },
    ...drawn.map(({ day, survival, lower, upper }) => ({
      at: day,
      share: survival,
      low: lower ?? survival,
      high: upper ?? survival,
    })),
    ...(last && last.day < drawnTo
      ? [
          {
            at: drawnTo,
            share: last.survival,
            low: last.lower ?? last.survival,
            high: last.upper ?? last.survival,
          },
        ]
      : []),
  ];
};

/** How long work lasts: the curve of the same work with its band, that of any work dotted, and the four days as a table. */
export function Retention({ retention, lang }: { retention: RetentionFigure; lang: Lang }) {
  const { sameWork, anyWork } = retention;
  const number = (n: number) => formatNumber(n, lang);
  if (sameWork.drawnTo === 0)
    return (
      <>
        <p class="quiet">{t.retentionNone[lang]}</p>
        <Definition definition={retention.definition} lang={lang} />
      </>
    );
  const cells = (curve: RetentionCurve) =>
    curve.points.map(({ at }) => (at === undefined ? t.tooFew[lang] : percentText(at.survival, lang)));
  const told = sameWork.points.findLast(({ at }) => at !== undefined);
  const most = Math.max(sameWork.drawnTo, anyWork.drawnTo);
  return (
    <>
      <LineChart
        words={{
          id: 'retention-chart',
          title: t.retention[lang],
          description: told?.at
            ? t.retentionDescription(number(told.day), percentText(told.at.survival, lang))[lang]
            : t.retention[lang],
          lang,
          open: true,
          table: {
            caption: t.retention[lang],
            head: [t.days[lang], t.sameWork[lang], t.interval[lang], t.atRisk[lang], t.anyWork[lang]],
            rows: sameWork.points.map(({ day, at }, i) => {
              const any = anyWork.points[i]?.at;
              return [
                t.day(number(day))[lang],
                at === undefined ? t.tooFew[lang] : percentText(at.survival, lang),
                at === undefined || at.lower === null
                  ? '—'
                  : t.weekSpan(percentText(at.lower, lang), percentText(at.upper, lang))[lang],
                at === undefined ? '—' : number(at.atRisk),
                any === undefined ? t.tooFew[lang] : percentText(any.survival, lang),
              ];
            }),
            numeric: [1, 2, 3, 4],
          },
        }}
        steps
        most={most}
        points={pointsOf(sameWork)}
        second={pointsOf(anyWork)}
        labels={[0, 30, 90, 180, 365, 545, 730]
          .filter((day) => day === 0 || day <= most)
          .map((day) => ({ at: day, text: number(day) }))}
      />
      {retention.byTrade.length > 0 ? (
        <details>
          <summary>{t.trades[lang]}</summary>
          <DataTable
            table={{
              caption: t.by(t.trades[lang])[lang],
              head: [
                t.trades[lang],
                t.atRisk[lang],
                ...sameWork.points.map(({ day }) => t.day(number(day))[lang]),
              ],
              rows: retention.byTrade.map((curve) => [
                <bdi>{curve.label[lang]}</bdi>,
                number(curve.subjects),
                ...cells(curve),
              ]),
              numeric: [1, 2, 3, 4, 5],
            }}
          />
          {retention.tradesTooSmall > 0 ? (
            <p class="quiet">{t.tradesTooSmall(number(retention.tradesTooSmall))[lang]}</p>
          ) : null}
        </details>
      ) : null}
      <Definition definition={retention.definition} lang={lang} />
    </>
  );
}

/** Households by how far their own work carries them. */
export function Income({ income, lang }: { income: IncomeFigure; lang: Lang }) {
  const number = (n: number) => formatNumber(n, lang);
  const tiers = [
    [t.incomeTier2[lang], income.tier2, 'solid'],
    [t.incomeTier1[lang], income.tier1Only, 'hatch'],
    [t.incomeBelow[lang], income.below, 'blank'],
    [t.incomeNotStated[lang], income.notStated, 'dots'],
  ] as const;
  return (
    <>
      <StackedBar
        words={{
          id: 'income-chart',
          title: t.income[lang],
          description: t.incomeDescription(number(income.atLeastTier1.numerator), number(income.tier2))[lang],
          lang,
          table: {
            caption: t.income[lang],
            head: [t.group[lang], t.households[lang], t.share[lang]],
            rows: tiers.map(([label, n]) => [
              label,
              number(n),
              percentText(shareOf(n, income.households).value, lang),
            ]),
            numeric: [1, 2],
          },
        }}
        parts={tiers.map(([label, value, fill]) => ({ label, value, fill }))}
      />
      <ul class="key">
        {tiers.map(([label, n, fill], i) => (
          <li>
            <Swatch id={`tier-${i}`} fill={fill} />
            {label}: {number(n)}
          </li>
        ))}
      </ul>
      {income.notOnRecord.map((one) => (
        <p class="quiet">{one[lang]}</p>
      ))}
      <Definition definition={income.definition} share={income.atLeastTier1} lang={lang} />
    </>
  );
}
