import { formatNumber } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { DataTable } from '../../web/data-table.tsx';
import { formText } from '../../web/form.text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { type OutcomeState, outcomeStates } from '../outcomes/outcome.rules.ts';
import type { Evidence } from '../placements/placement.rules.ts';
import { definitions } from './definitions.text.ts';
import { employmentRate, groupings, type OutcomeCounts, populationOf, shareOf } from './figure.rules.ts';
import { listPeopleBehind } from './list-people-behind.ts';
import { Definition } from './promise-parts.officer.tsx';
import { withQuery } from './promise-past.officer.tsx';
import { dayWords } from './promise-words.rules.ts';
import { momentAsked } from './promises.officer.tsx';
import { evidenceWords, stateWords, promisesText as t } from './promises.text.ts';
import { viewTargets } from './view-targets.ts';

/** A figure opened: what it is, out of what, and who is behind it, for staff of the organisation. */
export const promiseFigureRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.promisesFigure(':figure'), handle: figurePage },
];

const fields = {
  'in-work': ['inWork', definitions.rate],
  'some-work': ['someWork', definitions.someWork],
  unknown: ['unknown', definitions.unknown],
  'out-of-work': ['outOfWork', definitions.outOfWork],
  paused: ['paused', definitions.paused],
  'not-seeking': ['notSeeking', definitions.notSeeking],
  left: ['left', definitions.left],
  'outside-age': ['outsideAge', definitions.outsideAge],
  'outside-custody': ['outsideCustody', definitions.outsideCustody],
} as const satisfies Record<OutcomeState, readonly [keyof OutcomeCounts, unknown]>;

const atOnce = 50;

async function figurePage({ deps, actor, lang, params, query }: StaffPageRequest): Promise<PageReply> {
  const state = outcomeStates.find((one) => one === params.figure);
  if (state === undefined) return problemPage(problem('not-found'));
  const moment = momentAsked(query);
  const targets = await viewTargets(deps, actor, moment);
  if (!targets.ok) return problemPage(targets.problem);
  const by = groupings.find((one) => one === query.by);
  const asked = {
    ...moment,
    state,
    limit: String(atOnce),
    ...(by === undefined ? {} : { by, key: query.key ?? '' }),
    ...(query.cursor ? { cursor: query.cursor } : {}),
  };
  const people = await listPeopleBehind(deps, actor, asked);
  if (!people.ok) return problemPage(people.problem);
  const { rate, groups, asOf } = targets.value;
  const group = groups
    .find((figure) => figure.by === by)
    ?.groups.find(({ key }) => (key ?? '') === (query.key ?? ''));
  const counts = group?.counts ?? rate.counts;
  const [field, definition] = fields[state];
  const isOfPopulation =
    state === 'in-work' || state === 'some-work' || state === 'unknown' || state === 'out-of-work';
  const share = state === 'in-work' ? employmentRate(counts) : shareOf(counts[field], populationOf(counts));
  const here = (other: OutcomeState) =>
    withQuery(paths.promisesFigure(other), { by, key: query.key, asOf: query.asOf, known: query.known });
  const title = stateWords[state][lang];
  return {
    kind: 'page',
    title,
    body: (
      <>
        <div class="head">
          <div>
            <h1>{title}</h1>
            <p class="quiet">
              {group ? (
                <>
                  <bdi>{group.label[lang]}</bdi> ·{' '}
                </>
              ) : null}
              {t.asOf(dayWords(asOf, lang))[lang]}
            </p>
          </div>
          <p class="actions no-print">
            <a class="button" href={withQuery(paths.promises, { asOf: query.asOf, known: query.known })}>
              {t.back[lang]}
            </a>
          </p>
        </div>
        <nav class="tabs" aria-label={t.parts[lang]}>
          {outcomeStates.map((one) => (
            <a href={here(one)} aria-current={one === state ? 'page' : undefined}>
              {stateWords[one][lang]} ({formatNumber(counts[fields[one][0]], lang)})
            </a>
          ))}
        </nav>
        <section class="card">
          <h2>{t.definition[lang]}</h2>
          <Definition definition={definition} lang={lang} open {...(isOfPopulation ? { share } : {})} />
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
                href={withQuery(paths.promisesFigure(state), {
                  by,
                  key: query.key,
                  asOf: query.asOf,
                  known: query.known,
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
