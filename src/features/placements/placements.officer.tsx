import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { listWork } from './list-work.ts';
import { endReasonNames, originNames } from './placement-words.text.ts';
import { workPageText as t } from './work-page.text.ts';
import { amountsOf, WorkName } from './work-parts.officer.tsx';

/** All work that began, the latest on top. */
export const placementListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/placements', handle: listPage },
];

const shows = ['live', 'over', 'all'] as const;

async function listPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const show = shows.find((one) => one === query.show) ?? 'live';
  const found = await listWork(deps, actor, {
    ...(show === 'all' ? {} : { live: String(show === 'live') }),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '30',
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, total, nextCursor, vocabulary } = found.value;
  const here = (more: Record<string, string>) => `${paths.placements}?${new URLSearchParams(more)}`;
  return {
    kind: 'page',
    title: t.placements[lang],
    body: (
      <>
        <div class="head">
          <div>
            <h1>{t.placements[lang]}</h1>
            <p class="quiet">{t.placementsLead[lang]}</p>
          </div>
          <a class="button no-print" href={paths.checks}>
            {t.toQueue[lang]}
          </a>
        </div>
        <nav class="tabs" aria-label={t.show[lang]}>
          {shows.map((one) => (
            <a href={here({ show: one })} aria-current={one === show ? 'page' : undefined}>
              {t[one][lang]}
            </a>
          ))}
        </nav>
        <p class="quiet" role="status">
          {t.total(formatNumber(total, lang))[lang]}
        </p>
        {items.length === 0 ? (
          <p class="card empty">{t.emptyList[lang]}</p>
        ) : (
          <table class="cards">
            <thead>
              <tr>
                {([t.person, t.work, t.startedOn, t.origin, t.known] as const).map((name) => (
                  <th scope="col">{name[lang]}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr>
                  <td class="main">
                    <a href={paths.placement(one.id)}>
                      <AsWritten text={`${one.personName.given} ${one.personName.family}`} lang={lang} />
                    </a>
                  </td>
                  <td data-label={t.work[lang]}>
                    <span>
                      <WorkName of={one} vocabulary={vocabulary} lang={lang} />
                    </span>
                  </td>
                  <td data-label={t.startedOn[lang]}>{formatJalali(one.startedOn, lang)}</td>
                  <td data-label={t.origin[lang]}>{originNames[one.origin][lang]}</td>
                  <td data-label={t.known[lang]}>
                    <span>
                      {one.endedOn !== null && one.endReason !== null
                        ? `${t.until(formatJalali(one.endedOn, lang))[lang]} · ${endReasonNames[one.endReason][lang]}`
                        : amountsOf(one.followUp ?? one, lang)}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {nextCursor === undefined ? null : (
          <p>
            <a class="button" href={here({ show, cursor: nextCursor })}>
              {formText.next[lang]}
            </a>
          </p>
        )}
      </>
    ),
  };
}
