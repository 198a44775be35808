import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { momentText } from '../../web/moment.ts';
import { paths } from '../../web/paths.ts';
import { requestReindex } from './request-reindex.ts';
import { retryParkedDocuments } from './retry-parked.ts';
import { searchCareText as t } from './search-care.text.ts';
import { type ServerIndex, serverIndexes } from './search-settings.rules.ts';
import { type IndexView, type SearchView, type ServerAnswer, viewSearch } from './view-search.ts';

/** How search stands, and what can be done about it; plain forms, shown again when the page is loaded again. */
export const searchCarePages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.searchCare, handle: carePage },
  { method: 'post', path: paths.searchReindex, handle: reindex },
  { method: 'post', path: paths.searchRetry, handle: retry },
];

async function reindex({ deps, actor, form }: StaffPageRequest): Promise<PageReply> {
  const index = field(form, 'index');
  const done = await requestReindex(deps, actor, { index });
  if (!done.ok) return problemPage(done.problem);
  return redirect(`${paths.searchCare}?rebuild=${index}`);
}

async function retry({ deps, actor, form }: StaffPageRequest): Promise<PageReply> {
  const id = field(form, 'id');
  const done = await retryParkedDocuments(deps, actor, id === '' ? {} : { id: Number(id) });
  if (!done.ok) return problemPage(done.problem);
  return redirect(`${paths.searchCare}?again=${done.value.again}`);
}

async function carePage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const viewed = await viewSearch(deps, actor);
  if (!viewed.ok) return problemPage(viewed.problem);
  const view = viewed.value;
  const rebuild = serverIndexes.find((index) => index === query.rebuild);
  const again = /^\d{1,6}$/.test(query.again ?? '') ? Number(query.again) : undefined;
  const said =
    rebuild !== undefined
      ? t.requested(t.names[rebuild])
      : again !== undefined
        ? t.again(formatNumber(again, lang))
        : undefined;
  return {
    kind: 'page',
    title: t.title[lang],
    notice: said && { tone: 'good', text: said[lang] },
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">{t.lead[lang]}</p>
        <section class="card">
          <dl class="facts">
            <dt>{t.engine[lang]}</dt>
            <dd>{t.engines[view.engine][lang]}</dd>
            <dt>{t.server[lang]}</dt>
            <dd>
              <Server answer={view.server} lang={lang} />
            </dd>
            {view.server.is === 'none' ? null : (
              <>
                <dt>{t.waiting[lang]}</dt>
                <dd>
                  {view.oldest === null
                    ? t.nothingWaits[lang]
                    : t.waits(formatNumber(view.pending, lang), momentText(view.oldest, lang))[lang]}
                </dd>
              </>
            )}
          </dl>
        </section>
        {view.server.is === 'none' ? null : <Indexes view={view} lang={lang} />}
        {view.parked > 0 ? <Parked view={view} lang={lang} /> : null}
      </>
    ),
  };
}

function Server({ answer, lang }: { answer: ServerAnswer; lang: Lang }) {
  if (answer.is === 'none') return <>{t.noServer[lang]}</>;
  if (answer.is === 'answering') return <>{t.answering(answer.version)[lang]}</>;
  if (answer.is === 'too-old') return <>{t.tooOld(answer.version, answer.oldest)[lang]}</>;
  return (
    <>
      {(answer.is === 'refused' ? t.refused : t.unreachable)[lang]}{' '}
      <bdi class="quiet" dir="ltr">
        {answer.error}
      </bdi>
    </>
  );
}

function Indexes({ view, lang }: { view: SearchView; lang: Lang }) {
  return (
    <section aria-labelledby="indexes">
      <h2 id="indexes">{t.indexes[lang]}</h2>
      <p class="quiet">{t.rebuildHint[lang]}</p>
      <table class="cards">
        <thead>
          <tr>
            {([t.index, t.state, t.built, t.compared, t.actions] as const).map((name) => (
              <th scope="col">{name[lang]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.indexes.map((one) => (
            <tr id={`index-${one.index}`}>
              <td class="main">{t.names[one.index][lang]}</td>
              <td data-label={t.state[lang]}>
                <State one={one} lang={lang} />
              </td>
              <td data-label={t.built[lang]}>
                {one.finishedAt === null ? t.never[lang] : momentText(one.finishedAt, lang)}
              </td>
              <td data-label={t.compared[lang]}>
                <Compared one={one} lang={lang} />
              </td>
              <td data-label={t.actions[lang]}>
                <Rebuild index={one.index} lang={lang} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function State({ one, lang }: { one: IndexView; lang: Lang }) {
  const number = (n: number) => formatNumber(n, lang);
  return (
    <span>
      {(one.ready ? t.ready : t.notReady)[lang]}
      {one.phase === 'idle' ? null : (
        <>
          <br />
          {t.phases[one.phase][lang]}
          {one.phase === 'requested' ? null : ` (${t.progress(number(one.loaded), number(one.total))[lang]})`}
        </>
      )}
      {one.error === null ? null : (
        <>
          <br />
          {t.broken(one.error)[lang]}
        </>
      )}
    </span>
  );
}

function Compared({ one: { compared }, lang }: { one: IndexView; lang: Lang }) {
  if (compared === null) return <>{t.never[lang]}</>;
  const differing = compared.missing + compared.stale + compared.extra;
  return (
    <span>
      {momentText(compared.at, lang)}
      <br />
      {differing === 0 ? t.same[lang] : t.differed(formatNumber(differing, lang))[lang]}
    </span>
  );
}

function Rebuild({ index, lang }: { index: ServerIndex; lang: Lang }) {
  return (
    <form method="post" action={paths.searchReindex}>
      <input type="hidden" name="index" value={index} />
      <button class="button small" type="submit" aria-label={`${t.rebuild[lang]}: ${t.names[index][lang]}`}>
        {t.rebuild[lang]}
      </button>
    </form>
  );
}

function Parked({ view, lang }: { view: SearchView; lang: Lang }) {
  const more = view.parked - view.parkedDocuments.length;
  return (
    <section aria-labelledby="parked">
      <h2 id="parked">{t.parked[lang]}</h2>
      <p class="quiet">{t.parkedLead[lang]}</p>
      <table class="cards">
        <thead>
          <tr>
            {([t.document, t.why, t.since, t.actions] as const).map((name) => (
              <th scope="col">{name[lang]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.parkedDocuments.map(({ id, index, docId, error, notedAt }) => (
            <tr id={`parked-${id}`}>
              <td class="main">
                {t.names[index][lang]} <bdi dir="ltr">{docId}</bdi>
              </td>
              <td data-label={t.why[lang]}>
                <bdi dir="ltr">{error ?? ''}</bdi>
              </td>
              <td data-label={t.since[lang]}>{notedAt === '' ? '' : momentText(notedAt, lang)}</td>
              <td data-label={t.actions[lang]}>
                <form method="post" action={paths.searchRetry}>
                  <input type="hidden" name="id" value={String(id)} />
                  <button class="button small" type="submit" aria-describedby={`parked-${id}`}>
                    {t.tryAgain[lang]}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p class="quiet">{t.more(formatNumber(more, lang))[lang]}</p> : null}
      {view.parked > 1 ? (
        <form method="post" action={paths.searchRetry}>
          <button class="button" type="submit">
            {t.tryAll(formatNumber(view.parked, lang))[lang]}
          </button>
        </form>
      ) : null}
    </section>
  );
}
