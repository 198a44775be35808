import { isPermitted } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import type { Grouping } from './figure.rules.ts';
import { NearestSection } from './nearest.officer.tsx';
import { nearestToWork } from './nearest.ts';
import { CorrectionsPart, PastForm, withQuery } from './promise-past.officer.tsx';
import { dayWords } from './promise-words.rules.ts';
import { promisesText as t } from './promises.text.ts';
import { PromisesBody } from './promises-body.officer.tsx';
import { viewPromises } from './view-promises.ts';

/** The two promises of the own organisation. */
export const promisesRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.promises, handle: promisesPage },
];

/** What the address says of another day, as the figures are asked for. */
export function momentAsked(query: StaffPageRequest['query']): {
  readonly asOf?: string;
  readonly knownAt?: string;
} {
  const asOf = query.asOf?.trim();
  if (!asOf) return {};
  return query.known === 'then' ? { asOf, knownAt: asOf } : { asOf };
}

async function promisesPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const asked = momentAsked(query);
  const found = await viewPromises(deps, actor, asked);
  if (!found.ok && found.problem.kind !== 'invalid') return problemPage(found.problem);
  const form = (
    <PastForm
      base={paths.promises}
      asked={{ asOf: query.asOf, known: query.known }}
      errors={found.ok ? [] : (found.problem.errors ?? [])}
      lang={lang}
    />
  );
  const title = t.title[lang];
  if (!found.ok)
    return {
      kind: 'page',
      title,
      status: 422,
      body: (
        <>
          <h1>{title}</h1>
          {form}
        </>
      ),
    };
  const { targets } = found.value;
  const isToday = targets.asOf === tehranToday(deps.now());
  const nearest = isToday ? await nearestToWork(deps, actor, { each: 4 }) : undefined;
  if (nearest?.ok === false) return problemPage(nearest.problem);
  const hrefOf = (by: Grouping, key: string | null) =>
    withQuery(paths.promisesFigure('in-work'), { by, key: key ?? undefined, ...asked });
  const moves: (readonly [string, string])[] = [
    ['#nearest', t.moveNearest[lang]],
    [paths.promisesFigure('unknown'), t.moveUnknown[lang]],
    ...(isPermitted(actor, 'placements:read') ? [[paths.checks, t.moveChecks[lang]] as const] : []),
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
              <bdi>{targets.scopeName[lang]}</bdi> ·{' '}
              {(isToday ? t.asOfToday : t.asOf)(dayWords(targets.asOf, lang))[lang]}
              {targets.knownAt === null ? '' : ` · ${t.pastThen[lang]}`}
            </p>
          </div>
          <p class="actions no-print">
            <a class="button" href={paths.promisesReport}>
              {t.report[lang]}
            </a>
          </p>
        </div>
        <PromisesBody
          view={found.value}
          lang={lang}
          hrefOf={hrefOf}
          stateHref={(figure, of) => withQuery(paths.promisesFigure(figure), { ...of, ...asked })}
          moves={isToday ? moves : []}
          {...(nearest ? { nearest: <NearestSection nearest={nearest.value} lang={lang} /> } : {})}
        />
        <CorrectionsPart targets={targets} lang={lang} />
        {form}
      </>
    ),
  };
}
