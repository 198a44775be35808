import { formatJalali, type LocalDate, tehranDay, tehranToday } from '../../kernel/calendar.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { emptyForm, TextField } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { keptDays } from './ask.rules.ts';
import { outcomeNames, askPageText as t } from './ask-page.text.ts';
import { CallBy, PhoneLink } from './ask-parts.officer.tsx';
import type { AskView } from './ask-view.rules.ts';
import { listAsks } from './list-asks.ts';

/**
 * Who asked: those that wait first, the longest waiting on top. What is searched for may be a phone, so it is posted and
 * stands in no address, history or log.
 */
export const askListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/asks', handle: listPage },
  { method: 'post', path: '/officer/asks', handle: searchPage },
];

const shows = ['new', 'answered', 'all'] as const;
type Show = (typeof shows)[number];

interface Listing {
  readonly show: Show;
  /** Empty where nothing was searched for. */
  readonly q: string;
  readonly opportunityId: string;
  readonly cursor: string;
}

async function listPage(request: StaffPageRequest): Promise<PageReply> {
  const { show, opportunityId = '', cursor = '' } = request.query;
  return await listReply(request, {
    show: shows.find((one) => one === show) ?? 'new',
    q: '',
    opportunityId,
    cursor,
  });
}

async function searchPage(request: StaffPageRequest): Promise<PageReply> {
  const q = field(request.form, 'q').trim();
  if (q === '') return redirect(paths.asks);
  // Somebody who says a reference may have been answered already.
  return await listReply(request, {
    show: 'all',
    q,
    opportunityId: '',
    cursor: field(request.form, 'cursor'),
  });
}

async function listReply({ deps, actor, lang }: StaffPageRequest, listing: Listing): Promise<PageReply> {
  const { show, q, opportunityId, cursor } = listing;
  const given = Object.entries({ q, opportunityId, cursor }).filter(([, value]) => value !== '');
  const found = await listAsks(deps, actor, {
    ...(show === 'all' ? {} : { status: show }),
    ...Object.fromEntries(given),
    limit: '30',
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, total, nextCursor } = found.value;
  const [only] = items;
  if (q !== '' && total === 1 && only) return redirect(paths.ask(only.id));
  const here = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...(opportunityId === '' ? {} : { opportunityId }), ...more });
    return query.size === 0 ? paths.asks : `${paths.asks}?${query}`;
  };
  return {
    kind: 'page',
    title: t.listTitle[lang],
    body: (
      <>
        <h1>{t.listTitle[lang]}</h1>
        <p class="quiet">
          {t.listLead[lang]} {t.kept(keptDays.answered, keptDays.unanswered)[lang]}
        </p>
        <search>
          <form method="post" action={paths.asks} class="card search">
            <TextField
              state={{ ...emptyForm, values: { q: [q] } }}
              lang={lang}
              name="q"
              label={t.search[lang]}
              type="search"
              ltr
              numeric
              unmarked
            />
            <button class="button" type="submit">
              {formText.search[lang]}
            </button>
          </form>
        </search>
        {opportunityId === '' ? null : (
          <p>
            {t.onlyAbout[lang]}{' '}
            <a href={paths.opportunity(opportunityId)}>
              {only ? <AsWritten text={titleIn(only.title, lang)} lang={lang} /> : t.thisOpportunity[lang]}
            </a>{' '}
            · <a href={paths.asks}>{t.todayAll[lang]}</a>
          </p>
        )}
        <nav class="tabs" aria-label={t.show[lang]}>
          {shows.map((one) => (
            <a
              href={here(one === 'new' ? {} : { show: one })}
              aria-current={one === show && q === '' ? 'page' : undefined}
            >
              {t[one][lang]}
            </a>
          ))}
        </nav>
        {items.length === 0 ? (
          <p class="card empty">
            {(q !== '' ? t.emptySearch : show === 'new' ? t.emptyNew : t.emptyAll)[lang]}
          </p>
        ) : (
          <div class="roomy">
            <AskTable items={items} today={tehranToday(deps.now())} lang={lang} />
          </div>
        )}
        {nextCursor === undefined ? null : q === '' ? (
          <p>
            <a class="button" href={here({ show, cursor: nextCursor })}>
              {formText.next[lang]}
            </a>
          </p>
        ) : (
          <form method="post" action={paths.asks}>
            <input type="hidden" name="q" value={q} />
            <button class="button" type="submit" name="cursor" value={nextCursor}>
              {formText.next[lang]}
            </button>
          </form>
        )}
      </>
    ),
  };
}

function AskTable({ items, today, lang }: { items: readonly AskView[]; today: LocalDate; lang: Lang }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{t.name[lang]}</th>
          <th scope="col">{t.opportunity[lang]}</th>
          <th scope="col">{t.county[lang]}</th>
          <th scope="col">{t.phone[lang]}</th>
          <th scope="col">{t.asked[lang]}</th>
          <th scope="col">{t.status[lang]}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr>
            <td class="main">
              <a href={paths.ask(one.id)}>
                <AsWritten text={one.name} lang={lang} />
              </a>
            </td>
            <td data-label={t.opportunity[lang]}>
              <span>
                <AsWritten text={titleIn(one.title, lang)} lang={lang} />
              </span>
            </td>
            <td data-label={t.county[lang]}>{one.countyLabel[lang]}</td>
            <td data-label={t.phone[lang]}>
              <PhoneLink phone={one.phone} lang={lang} />
            </td>
            <td data-label={t.asked[lang]}>{formatJalali(tehranDay(one.askedAt), lang)}</td>
            <td data-label={t.status[lang]}>
              {one.outcome === null ? (
                <CallBy ask={one} today={today} lang={lang} />
              ) : (
                <span class="chip plain">{outcomeNames[one.outcome][lang]}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
