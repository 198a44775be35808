import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { BarChart } from '../../web/chart.tsx';
import { DataTable } from '../../web/data-table.tsx';
import { Definition } from './promise-parts.officer.tsx';
import { dayWords, monthLabel, monthWords } from './promise-words.rules.ts';
import { promisesText as t } from './promises.text.ts';
import type { QuotaFigure, QuotaRow } from './quota.rules.ts';

/** Months in the chart; the table beneath has all. */
const barsShown = 12;

/** The second promise: bars by month with each month's own target, the month in one row, its weeks, what asks for a reason. */
export function Quota({ quota, lang, of }: { quota: QuotaFigure; lang: Lang; of: 'one' | 'many' }) {
  const number = (n: number) => formatNumber(n, lang);
  const target = (row: QuotaRow) => (row.target === null ? t.unset[lang] : number(row.target));
  const { month } = quota;
  return (
    <>
      <p class="figure-number">
        {number(month.counted)}{' '}
        <span class="quiet">
          {month.target === null ? t.quotaUnset[lang] : t.quotaOf(number(month.target))[lang]}
        </span>
      </p>
      {of === 'many' && quota.organisationsUnset > 0 ? (
        <p class="quiet">
          {t.organisationsUnset(number(quota.organisationsUnset), number(quota.organisations))[lang]}
        </p>
      ) : null}
      {month.target === null && of === 'one' ? <p class="quiet">{t.quotaSetBy[lang]}</p> : null}
      <BarChart
        words={{
          id: 'quota-chart',
          title: t.quotaBars[lang],
          description: t.quotaBarsDescription(number(month.counted), monthWords(month.month, lang))[lang],
          lang,
          table: {
            caption: t.quotaBars[lang],
            head: [
              t.month[lang],
              t.counted[lang],
              t.target[lang],
              t.approved[lang],
              t.earning90[lang],
              t.notEarning90[lang],
              t.notYet90[lang],
            ],
            rows: [...quota.series]
              .reverse()
              .map((row) => [
                monthWords(row.month, lang),
                number(row.counted),
                target(row),
                number(row.approved),
                number(row.earning.earning),
                number(row.earning.notEarning + row.earning.unknown),
                number(row.earning.notYet),
              ]),
            numeric: [1, 2, 3, 4, 5, 6],
          },
        }}
        bars={quota.series.slice(-barsShown).map((row) => ({
          label: monthLabel(row.month, lang),
          value: row.counted,
          target: row.target,
          open: row.month === month.month,
        }))}
      />
      <dl class="facts">
        <dt>{t.counted[lang]}</dt>
        <dd>{number(month.counted)}</dd>
        <dt>{t.earning90[lang]}</dt>
        <dd>{number(month.earning.earning)}</dd>
        <dt>{t.notYet90[lang]}</dt>
        <dd>{number(month.earning.notYet)}</dd>
        <dt>{t.approved[lang]}</dt>
        <dd>{number(month.approved)}</dd>
        <dt>{t.funded[lang]}</dt>
        <dd>{number(quota.funded)}</dd>
        <dt>{t.needed[lang]}</dt>
        <dd>{quota.needed === null ? '—' : number(quota.needed)}</dd>
      </dl>
      {quota.bunching.asked ? (
        <p class="notice wait">
          {t.bunched(number(quota.bunching.inLastDays))[lang]}
          {quota.bunching.reasons.length > 0 ? (
            <>
              <br />
              {t.bunchedReason[lang]}: <bdi>{quota.bunching.reasons.join(t.comma[lang])}</bdi>
            </>
          ) : null}
        </p>
      ) : null}
      <details>
        <summary>{t.weeks[lang]}</summary>
        <DataTable
          table={{
            caption: t.weeks[lang],
            head: [t.week[lang], t.counted[lang]],
            rows: quota.weeks.map(({ from, to, delivered }) => [
              t.weekSpan(dayWords(from, lang), dayWords(to, lang))[lang],
              number(delivered),
            ]),
            numeric: [1],
          }}
        />
      </details>
      <Definition
        definition={quota.definition}
        lang={lang}
        {...(month.target === null ? {} : { share: month.share, whole: t.target[lang] })}
      />
    </>
  );
}
