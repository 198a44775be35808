import { isPermitted } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import {
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { percentText } from '../../web/percent.ts';
import {
  employmentRate,
  type GroupedFigure,
  type Grouping,
  populationOf,
  targetRate,
} from './figure.rules.ts';
import { CorrectionsPart, PastForm, withQuery } from './promise-past.officer.tsx';
import { reportDownload, reportPage } from './promise-report.officer.tsx';
import { dayWords } from './promise-words.rules.ts';
import { momentAsked } from './promises.officer.tsx';
import { promisesText as t } from './promises.text.ts';
import { GroupsOn, PromisesBody } from './promises-body.officer.tsx';
import { tilePlaces } from './province-tiles.rules.ts';
import { viewPromises } from './view-promises.ts';

/** The promises of all below a council or the nation, as counts: no names, small groups withheld. */
export const promisesBelowRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.promisesBelow, handle: (request) => belowPage(request, undefined) },
  {
    method: 'get',
    path: paths.promisesOf(':id'),
    handle: (request) => belowPage(request, request.params.id),
  },
  {
    method: 'get',
    path: paths.promisesBelowReport,
    handle: (request) =>
      reportPage(request, paths.promisesBelowReport, paths.promisesBelowReportList, readOf(request.query)),
  },
  { method: 'get', path: paths.promisesBelowReportList, handle: reportDownload },
];

/** The page whose report it is. */
function readOf({ organisation, province }: StaffPageRequest['query']): string {
  if (organisation) return paths.promisesOf(organisation);
  return withQuery(paths.promisesBelow, { province });
}

async function belowPage(
  { deps, actor, lang, query }: StaffPageRequest,
  organisationId: string | undefined,
): Promise<PageReply> {
  // Staff have the same of their own, with its people.
  if (isPermitted(actor, 'people:read')) return redirect(paths.promises);
  const province = organisationId === undefined ? query.province || undefined : undefined;
  const found = await viewPromises(deps, actor, { ...momentAsked(query), organisationId, province });
  if (!found.ok && found.problem.kind !== 'invalid') return problemPage(found.problem);
  const base = organisationId === undefined ? paths.promisesBelow : paths.promisesOf(organisationId);
  const keep: Record<string, string> = province === undefined ? {} : { province };
  const form = (
    <PastForm
      base={base}
      asked={{ asOf: query.asOf, known: query.known }}
      errors={found.ok ? [] : (found.problem.errors ?? [])}
      lang={lang}
      keep={keep}
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
  const { targets, liesIn } = found.value;
  const named = t.titleOf(targets.scopeName[lang])[lang];
  const when = { asOf: query.asOf, known: query.known };
  const hrefOf = (by: Grouping, key: string | null): string | undefined => {
    if (key === null) return undefined;
    if (by === 'province') return withQuery(paths.promisesBelow, { province: key, ...when });
    return by === 'organisation' ? withQuery(paths.promisesOf(key), when) : undefined;
  };
  const provinces = targets.groups.find(({ by }) => by === 'province');
  const isWhole = organisationId === undefined && province === undefined;
  return {
    kind: 'page',
    title: named,
    body: (
      <>
        <div class="head">
          <div>
            <h1>{named}</h1>
            <p class="quiet">
              {t.asOf(dayWords(targets.asOf, lang))[lang]}
              {targets.knownAt === null ? '' : ` · ${t.pastThen[lang]}`}
            </p>
          </div>
          <p class="actions no-print">
            {liesIn === null ? null : (
              <a class="button" href={withQuery(paths.promisesBelow, { province: liesIn, ...when })}>
                {t.backToProvince(found.value.provinceNames.get(liesIn)?.[lang] ?? liesIn)[lang]}
              </a>
            )}
            {isWhole ? null : (
              <a class="button" href={withQuery(paths.promisesBelow, when)}>
                {t.backToWhole[lang]}
              </a>
            )}
            <a
              class="button"
              href={withQuery(paths.promisesBelowReport, { province, organisation: organisationId })}
            >
              {t.report[lang]}
            </a>
          </p>
        </div>
        <PromisesBody
          view={found.value}
          lang={lang}
          hrefOf={hrefOf}
          {...(provinces && targets.scope.kind === 'nation'
            ? {
                first: (
                  <ProvinceMap
                    figure={provinces}
                    day={targets.groupsOn}
                    lang={lang}
                    hrefOf={hrefOf}
                    nameOf={(code) => found.value.provinceNames.get(code)?.[lang] ?? code}
                  />
                ),
              }
            : {})}
        />
        <CorrectionsPart targets={targets} lang={lang} />
        {form}
      </>
    ),
  };
}

/** How far a province is, by word and by the kind of its edge; never by colour alone. */
function classOf(share: number | null): 'reached' | 'near' | 'far' | 'unsaid' {
  if (share === null) return 'unsaid';
  if (share >= targetRate) return 'reached';
  return share >= targetRate - 0.2 ? 'near' : 'far';
}

/** The 31 provinces as tiles in a rough map; on a narrow screen the list beneath says the same. */
function ProvinceMap({
  figure,
  day,
  lang,
  hrefOf,
  nameOf,
}: {
  figure: GroupedFigure;
  day: LocalDate | null;
  lang: Lang;
  hrefOf: (by: Grouping, key: string | null) => string | undefined;
  nameOf: (code: string) => string;
}) {
  const shown = new Map(figure.groups.map((group) => [group.key, group]));
  const withheld = new Set((figure.withheld?.labels ?? []).map((label) => label[lang]));
  return (
    <section class="card map-card" aria-labelledby="map-h">
      <h2 id="map-h">{t.map[lang]}</h2>
      <p class="quiet">{t.mapLead[lang]}</p>
      <GroupsOn day={day} lang={lang} />
      <ul class="map">
        {[...tilePlaces].map(([code, { column, row }]) => {
          const group = shown.get(code);
          const share = group ? employmentRate(group.counts).value : null;
          const sort = group || withheld.has(nameOf(code)) ? classOf(share) : 'nobody';
          const href = group ? hrefOf('province', code) : undefined;
          const words = (
            <>
              {nameOf(code)}
              <strong>{percentText(share, lang)}</strong>
              {t.classes[sort][lang]}
              {group ? ` · ${t.peopleCount(formatNumber(populationOf(group.counts), lang))[lang]}` : ''}
            </>
          );
          return (
            <li class={`c${column} r${row}`}>
              {href === undefined ? (
                <span class={`place ${sort}`}>{words}</span>
              ) : (
                <a class={`place ${sort}`} href={href}>
                  {words}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
