import type { JSX } from 'hono/jsx/jsx-runtime';
import type { LocalDate } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { DataTable } from '../../web/data-table.tsx';
import { momentText } from '../../web/moment.ts';
import { paths } from '../../web/paths.ts';
import { percentText } from '../../web/percent.ts';
import type { Cohort } from './cohorts.rules.ts';
import { type Grouping, populationOf } from './figure.rules.ts';
import type { OpenedFigure } from './opened-figure.rules.ts';
import { FairShare, Recall } from './promise-fair.officer.tsx';
import { GapStairs } from './promise-gap.officer.tsx';
import { GroupTable } from './promise-groups.officer.tsx';
import { Income, Retention } from './promise-lasting.officer.tsx';
import { Definition, Part } from './promise-parts.officer.tsx';
import { Quota } from './promise-quota.officer.tsx';
import { Beside, type HrefOf, Opened, RateParts, Trend } from './promise-rate.officer.tsx';
import { TwoNumbers, Why } from './promise-summary.officer.tsx';
import { dayWords, quarterWords } from './promise-words.rules.ts';
import { groupingWords, stateWords, promisesText as t } from './promises.text.ts';
import type { PromisesView } from './view-promises.ts';

export interface BodyProps {
  readonly view: PromisesView;
  readonly lang: Lang;
  /** Where a group's people, or a unit's own page, are; undefined where the reader may not go there. */
  readonly hrefOf?: (by: Grouping, key: string | null) => string | undefined;
  /** Where the people of a state are listed, for those who may see them. */
  readonly stateHref?: HrefOf;
  /** Links out of the summary to what would move the rate. */
  readonly moves?: readonly (readonly [href: string, words: string])[];
  /** Stands between the summary and the rest: a map of provinces, for instance. */
  readonly first?: JSX.Element;
  /** After the way to 80 %: whom to turn to first. */
  readonly nearest?: JSX.Element;
}

/** Where we are, why, and what would move it; then each figure under a heading of its own. */
export function PromisesBody({
  view,
  lang,
  hrefOf,
  stateHref,
  moves = [],
  first,
  nearest,
}: BodyProps): JSX.Element {
  const { targets, quota, gap, retention, income, fair, recall, countedAt } = view;
  const counted =
    countedAt === null ? null : <p class="quiet">{t.countedAt(momentText(countedAt, lang))[lang]}</p>;
  const { counts, share, definition } = targets.rate;
  const units = targets.groups.filter(({ by }) => by === 'organisation' || by === 'province');
  const groups = targets.groups.filter(({ by }) => by !== 'organisation' && by !== 'province');
  const of = targets.scope.kind === 'organisation' ? 'one' : 'many';
  // Of nobody there is nothing to draw; the summary says what to do.
  const isNobody = populationOf(counts) === 0;
  const jumps = (
    [
      ['parts', t.parts[lang], !isNobody],
      ['groups', t.groups[lang], !isNobody],
      ['quota', t.quotaBars[lang], true],
      ['gap', t.gap[lang], !isNobody],
      ['retention', t.retention[lang], true],
      ['income', t.income[lang], !isNobody],
      ['fair', t.fair[lang], !isNobody],
      ['cohorts', t.cohorts[lang], true],
      ['recall', t.recall[lang], true],
    ] as const
  ).filter(([, , isShown]) => isShown);
  return (
    <>
      <section class="card" aria-labelledby="summary-h">
        <h2 id="summary-h">{t.summary[lang]}</h2>
        <TwoNumbers
          counts={counts}
          trend={targets.trend.map((month) => month.share.value)}
          month={quota.month}
          series={quota.series}
          lang={lang}
        />
        <Why counts={counts} rate={share} needed={gap.needed} lang={lang} />
        {moves.length > 0 && !isNobody ? (
          <p class="actions no-print">
            {moves.map(([href, words]) => (
              <a class="button" href={href}>
                {words}
              </a>
            ))}
          </p>
        ) : null}
      </section>
      {first ?? null}
      <nav class="jump" aria-label={t.jump[lang]}>
        {jumps.map(([id, words]) => (
          <a href={`#${id}`}>{words}</a>
        ))}
      </nav>
      <div class="promises">
        {isNobody ? null : (
          <Part id="parts" title={t.parts[lang]}>
            <RateParts counts={counts} lang={lang} hrefOf={stateHref} />
            <Definition definition={definition} share={share} lang={lang} />
          </Part>
        )}
        {isNobody ? null : (
          <Part id="trend" title={t.trend[lang]}>
            <Trend months={targets.trend.slice(-12)} lang={lang} />
          </Part>
        )}
        <Part id="beside" title={t.beside[lang]}>
          <Beside counts={counts} lang={lang} hrefOf={stateHref} />
        </Part>
        {units.map((figure) => (
          <Part id={`units-${figure.by}`} title={groupingWords[figure.by][lang]} wide>
            <GroupsOn day={targets.groupsOn} lang={lang} />
            <GroupTable figure={figure} lang={lang} {...(hrefOf ? { hrefOf } : {})} />
          </Part>
        ))}
        {isNobody ? null : (
          <Part id="groups" title={t.groups[lang]} wide>
            <GroupsOn day={targets.groupsOn} lang={lang} />
            {groups.length === 0 ? <p class="quiet">{t.withheldWhole[lang]}</p> : null}
            {groups.map((figure) => (
              <details>
                <summary>{t.by(groupingWords[figure.by][lang])[lang]}</summary>
                <GroupTable figure={figure} lang={lang} {...(hrefOf ? { hrefOf } : {})} />
              </details>
            ))}
          </Part>
        )}
        <Part id="quota" title={t.quotaBars[lang]}>
          {counted}
          <Quota quota={quota} lang={lang} of={of} />
          {targets.seesPeople ? (
            <p class="no-print">
              <a href={paths.awards}>{t.toAwards[lang]}</a>
            </p>
          ) : null}
        </Part>
        {isNobody ? null : (
          <Part id="gap" title={t.gap[lang]}>
            {counted}
            <GapStairs gap={gap} lang={lang} />
          </Part>
        )}
        {isNobody ? null : (nearest ?? null)}
        <Part id="retention" title={t.retention[lang]}>
          {counted}
          <Retention retention={retention} lang={lang} />
        </Part>
        {isNobody ? null : (
          <Part id="income" title={t.income[lang]}>
            {counted}
            <Income income={income} lang={lang} />
          </Part>
        )}
        {isNobody ? null : (
          <Part id="fair" title={t.fair[lang]}>
            {counted}
            {fair === undefined ? (
              <p class="quiet">{t.fairToday[lang]}</p>
            ) : (
              <FairShare fair={fair} lang={lang} />
            )}
          </Part>
        )}
        <Part id="recall" title={t.recall[lang]}>
          <Recall recall={recall} lang={lang} />
          {targets.seesPeople ? (
            <p class="no-print">
              <a href={paths.recalls}>{t.toRecalls[lang]}</a>
            </p>
          ) : null}
        </Part>
        <Part id="cohorts" title={t.cohorts[lang]}>
          <p class="quiet">{t.cohortsLead[lang]}</p>
          {targets.cohorts.length === 0 ? (
            <p class="quiet">{t.nobody[lang]}</p>
          ) : (
            <Cohorts cohorts={targets.cohorts} lang={lang} hrefOf={stateHref} />
          )}
        </Part>
      </div>
    </>
  );
}

/** Of which day groups are, where that is not the day of the rate above them: their sum is that day's. */
export function GroupsOn({ day, lang }: { day: LocalDate | null; lang: Lang }): JSX.Element | null {
  return day === null ? null : <p class="quiet">{t.groupsOfMonth(dayWords(day, lang))[lang]}</p>;
}

/** Quarters in the table: three years. */
const cohortsShown = 12;

function Cohorts(props: { cohorts: readonly Cohort[]; lang: Lang; hrefOf: HrefOf | undefined }) {
  const { cohorts, lang, hrefOf } = props;
  const opened = (n: number | null, figure: OpenedFigure, quarter: string) =>
    n === null ? (
      t.tooFew[lang]
    ) : (
      <Opened href={n === 0 ? undefined : hrefOf?.(figure, { quarter })}>{formatNumber(n, lang)}</Opened>
    );
  return (
    <DataTable
      table={{
        caption: t.cohorts[lang],
        head: [t.cohort[lang], t.came[lang], stateWords['in-work'][lang], t.rate[lang], t.reimprisoned[lang]],
        rows: [...cohorts]
          .reverse()
          .slice(0, cohortsShown)
          .map(({ quarter, asked, inWork, returnedToCustody }) => [
            quarterWords(quarter, lang),
            opened(asked, 'asked', quarter),
            opened(inWork.numerator, 'in-work', quarter),
            percentText(inWork.value, lang),
            opened(returnedToCustody, 'returned', quarter),
          ]),
        numeric: [1, 2, 3, 4],
        isHeaded: true,
      }}
    />
  );
}
