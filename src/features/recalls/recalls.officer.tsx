import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali } from '../../kernel/calendar.ts';
import { type JalaliQuarter, readJalaliQuarter } from '../../kernel/jalali-month.ts';
import { formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import {
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { drawRecalls } from './draw-recalls.ts';
import { listRecalls } from './list-recalls.ts';
import type { RecallError, RecallRecord } from './recall.rules.ts';
import { recallResultNames } from './recall.text.ts';
import { recallPageText as t } from './recall-page.text.ts';

/** The call list of a quarter's sample, and the error rate that comes of it. */
export const recallListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/recalls', handle: (request) => listPage(request) },
  { method: 'post', path: '/officer/recalls', handle: draw },
];

async function draw(request: StaffPageRequest): Promise<PageReply> {
  const drawn = await drawRecalls(request.deps, request.actor);
  if (drawn.ok) return redirect(`${paths.recalls}?drawn=1`);
  return drawn.problem.kind === 'conflict'
    ? await listPage(request, drawn.problem)
    : problemPage(drawn.problem);
}

function quarterInWords(quarter: JalaliQuarter, lang: Lang): string {
  const year = quarter.slice(0, 4);
  const season = t.seasons[Number(quarter.slice(5)) - 1] ?? t.quarter;
  return `${season[lang]} ${lang === 'fa' ? toPersianDigits(year) : year}`;
}

async function listPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, query } = request;
  const show = query.show === 'answered' ? 'answered' : 'waiting';
  const asked = readJalaliQuarter(query.quarter ?? '');
  const found = await listRecalls(deps, actor, {
    show,
    ...(asked ? { quarter: asked } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '50',
  });
  if (!found.ok) return problemPage(found.problem);
  const { quarter, quarters, error, items, nextCursor } = found.value;
  const here = (more: Record<string, string>) =>
    `${paths.recalls}?${new URLSearchParams({ ...(asked ? { quarter: asked } : {}), ...more })}`;
  return {
    kind: 'page',
    title: t.title[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail
      ? { tone: 'bad', text: refused.detail[lang] }
      : query.drawn === '1'
        ? { tone: 'good', text: t.drawnNow[lang] }
        : query.done === '1'
          ? { tone: 'good', text: t.saved[lang] }
          : undefined,
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">{t.lead[lang]}</p>
        <h2>{quarterInWords(quarter, lang)}</h2>
        {quarters.filter((one) => one !== quarter).length === 0 ? null : (
          <p class="actions">
            {quarters
              .filter((one) => one !== quarter)
              .map((one) => (
                <a class="button small" href={`${paths.recalls}?quarter=${one}`}>
                  {quarterInWords(one, lang)}
                </a>
              ))}
          </p>
        )}
        {error.drawn === 0 ? (
          <div class="card empty">
            <p>{t.empty[lang]}</p>
            {!asked && isPermitted(actor, 'recalls:draw') ? (
              <form method="post" action={paths.recalls}>
                <p>
                  <button class="button primary" type="submit">
                    {t.draw[lang]}
                  </button>
                </p>
                <p class="quiet">{t.drawNote[lang]}</p>
              </form>
            ) : null}
          </div>
        ) : (
          <>
            <ErrorRate error={error} lang={lang} />
            <nav class="tabs" aria-label={t.result[lang]}>
              {(['waiting', 'answered'] as const).map((one) => (
                <a href={here({ show: one })} aria-current={one === show ? 'page' : undefined}>
                  {t[one][lang]}
                </a>
              ))}
            </nav>
            {items.length === 0 ? (
              <p class="card empty">{(show === 'waiting' ? t.emptyWaiting : t.emptyAnswered)[lang]}</p>
            ) : (
              <RecallTable items={items} lang={lang} />
            )}
            {nextCursor ? (
              <p>
                <a class="button" href={here({ show, cursor: nextCursor })}>
                  {formText.next[lang]}
                </a>
              </p>
            ) : null}
          </>
        )}
      </>
    ),
  };
}

function ErrorRate({ error, lang }: { error: RecallError; lang: Lang }) {
  const n = (count: number) => formatNumber(count, lang);
  const reached = error.error.denominator;
  return (
    <section class="card">
      <p>{(reached === 0 ? t.nobodyReached : t.rate(n(error.denied), n(reached)))[lang]}</p>
      <p class="quiet">{t.counts(n(error.drawn), n(error.waiting), n(error.notReached))[lang]}</p>
      <p class="quiet">{error.definition[lang]}</p>
    </section>
  );
}

export function workOf(recall: RecallRecord, lang: Lang): string {
  return recall.workTitle === null ? t.ownWork[lang] : titleIn(recall.workTitle, lang);
}

function RecallTable({ items, lang }: { items: readonly RecallRecord[]; lang: Lang }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          {([t.person, t.work, t.since, t.result] as const).map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr>
            <td class="main">
              <a href={paths.recall(one.id)}>
                <AsWritten text={`${one.personName.given} ${one.personName.family}`} lang={lang} />
              </a>
            </td>
            <td data-label={t.work[lang]}>
              <AsWritten text={workOf(one, lang)} lang={lang} />
            </td>
            <td data-label={t.since[lang]}>
              {one.workStartedOn === null ? '—' : formatJalali(one.workStartedOn, lang)}
            </td>
            <td data-label={t.result[lang]}>
              <span class={one.result === null ? 'chip wait' : 'chip plain'}>
                {one.result === null ? t.notCalled[lang] : recallResultNames[one.result][lang]}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
