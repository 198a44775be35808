import { formatNumber } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { DataTable } from '../../web/data-table.tsx';
import { formText } from '../../web/form.text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { outcomeStates } from '../outcomes/outcome.rules.ts';
import type { Evidence } from '../placements/placement.rules.ts';
import { emptyCounts } from './below-counts.rules.ts';
import type { Cohort } from './cohorts.rules.ts';
import { definitions } from './definitions.text.ts';
import {
  employmentRate,
  groupings,
  type OutcomeCounts,
  populationOf,
  type Share,
  shareOf,
} from './figure.rules.ts';
import { listPeopleBehind } from './list-people-behind.ts';
import {
  gradesAsked,
  type OpenedFigure,
  type OpenedPart,
  openedFigures,
  stateFields,
} from './opened-figure.rules.ts';
import { Definition } from './promise-parts.officer.tsx';
import { withQuery } from './promise-past.officer.tsx';
import { dayWords, quarterWords, verifiedOf } from './promise-words.rules.ts';
import { momentAsked } from './promises.officer.tsx';
import { evidenceWords, stateWords, promisesText as t } from './promises.text.ts';
import { viewTargets } from './view-targets.ts';

/** A figure opened: what it is, out of what, and who is behind it, for staff of the organisation. */
export const promiseFigureRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.promisesFigure(':figure'), handle: figurePage },
];

const atOnce = 50;

async function figurePage({ deps, actor, lang, params, query }: StaffPageRequest): Promise<PageReply> {
  const figure = openedFigures.find((one) => one === params.figure);
  if (figure === undefined) return problemPage(problem('not-found'));
  const moment = momentAsked(query);
  const targets = await viewTargets(deps, actor, moment);
  if (!targets.ok) return problemPage(targets.problem);
  const by = groupings.find((one) => one === query.by);
  const evidence = gradesAsked.find((one) => one === query.evidence);
  const atIntake = query.atIntake === 'true' ? 'true' : undefined;
  const whom = {
    by,
    key: by === undefined ? undefined : (query.key ?? ''),
    quarter: query.quarter || undefined,
  };
  const people = await listPeopleBehind(deps, actor, {
    ...moment,
    ...definedOf(whom),
    ...definedOf({ evidence, atIntake, cursor: query.cursor || undefined }),
    ...(figure === 'asked' ? {} : figure === 'returned' ? { returned: 'true' } : { state: figure }),
    limit: String(atOnce),
  });
  if (!people.ok) return problemPage(people.problem);
  const { rate, groups, cohorts, asOf } = targets.value;
  const group = groups
    .find((one) => one.by === by)
    ?.groups.find(({ key }) => (key ?? '') === (query.key ?? ''));
  const cohort = cohorts.find(({ quarter }) => quarter === whom.quarter);
  const counts =
    (whom.quarter === undefined ? group?.counts : (cohort?.counts ?? emptyCounts)) ?? rate.counts;
  const when = { asOf: query.asOf, known: query.known };
  const here = (other: OpenedFigure) => withQuery(paths.promisesFigure(other), { ...whom, ...when });
  const title =
    figure === 'asked'
      ? t.came[lang]
      : figure === 'returned'
        ? t.reimprisoned[lang]
        : stateWords[figure][lang];
  const narrowed = [
    ...(group ? [group.label[lang]] : []),
    ...(whom.quarter === undefined ? [] : [`${t.cohort[lang]} ${quarterWords(whom.quarter, lang)}`]),
    ...(evidence === undefined
      ? []
      : [evidence === 'verified' ? t.verified[lang] : evidenceWords[evidence][lang]]),
    ...(atIntake ? [t.atIntake[lang]] : []),
  ];
  return {
    kind: 'page',
    title,
    body: (
      <>
        <div class="head">
          <div>
            <h1>{title}</h1>
            <p class="quiet">
              {narrowed.map((words) => (
                <>
                  <bdi>{words}</bdi> ·{' '}
                </>
              ))}
              {t.asOf(dayWords(asOf, lang))[lang]}
            </p>
          </div>
          <p class="actions no-print">
            <a class="button" href={withQuery(paths.promises, when)}>
              {t.back[lang]}
            </a>
          </p>
        </div>
        <nav class="tabs" aria-label={t.parts[lang]}>
          {outcomeStates.map((one) => (
            <a href={here(one)} aria-current={one === figure ? 'page' : undefined}>
              {stateWords[one][lang]} ({formatNumber(counts[stateFields[one][0]], lang)})
            </a>
          ))}
        </nav>
        <section class="card">
          <h2>{t.definition[lang]}</h2>
          <Definition {...definitionOf(figure, counts, { evidence, atIntake }, cohort)} lang={lang} open />
        </section>
        <section class="card">
          <h2>
            {t.rows[lang]}: {formatNumber(people.value.total, lang)}
          </h2>
          {people.value.items.length === 0 ? (
            <p class="quiet">{t.nobody[lang]}</p>
          ) : (
            <DataTable
              table={{
                caption: title,
                head: [t.name[lang], t.since[lang], t.requested[lang], t.known[lang]],
                rows: people.value.items.map((one) => [
                  <a href={paths.person(one.personId)}>
                    <AsWritten text={one.name} lang={lang} />
                  </a>,
                  dayWords(one.since, lang),
                  dayWords(one.requestedOn, lang),
                  one.evidence === null ? '—' : evidenceWords[one.evidence as Evidence][lang],
                ]),
              }}
            />
          )}
          {people.value.nextCursor ? (
            <p>
              <a
                class="button"
                href={withQuery(paths.promisesFigure(figure), {
                  ...whom,
                  evidence,
                  atIntake,
                  ...when,
                  cursor: people.value.nextCursor,
                })}
              >
                {formText.next[lang]}
              </a>
            </p>
          ) : null}
        </section>
      </>
    ),
  };
}

/** What the opened figure is and, where it is a share, out of what. */
function definitionOf(
  figure: OpenedFigure,
  counts: OutcomeCounts,
  { evidence, atIntake }: OpenedPart,
  cohort: Cohort | undefined,
): { readonly definition: Text; readonly share?: Share } {
  if (figure === 'asked') return { definition: definitions.cohort };
  if (figure === 'returned') return { definition: definitions.returned };
  if (figure === 'in-work' && evidence !== undefined) {
    const some = evidence === 'verified' ? verifiedOf(counts) : counts.inWorkBy[evidence];
    return { definition: definitions.verified, share: shareOf(some, counts.inWork) };
  }
  if (figure === 'in-work' && atIntake !== undefined)
    return { definition: definitions.inWorkAtIntake, share: shareOf(counts.inWorkAtIntake, counts.inWork) };
  if (figure === 'in-work' && cohort) return { definition: definitions.cohort, share: cohort.inWork };
  const [field, definition] = stateFields[figure];
  if (figure === 'in-work') return { definition, share: employmentRate(counts) };
  const isOfPopulation = figure === 'some-work' || figure === 'unknown' || figure === 'out-of-work';
  return isOfPopulation
    ? { definition, share: shareOf(counts[field], populationOf(counts)) }
    : { definition };
}

function definedOf<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
