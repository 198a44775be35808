import { formatJalali, type LocalDate, tehranDay, tehranToday } from '../../kernel/calendar.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { emptyForm, TextField } from '../../web/form.tsx';
import {
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

/** Who asked: those that wait first, the longest waiting on top. */
export const askListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/asks', handle: listPage },
];

const shows = ['new', 'answered', 'all'] as const;

async function listPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const q = query.q?.trim() ?? '';
  // Somebody who says a reference may have been answered already.
  const show = shows.find((one) => one === query.show) ?? (q === '' ? 'new' : 'all');
  const found = await listAsks(deps, actor, {
    ...(show === 'all' ? {} : { status: show }),
    ...(q === '' ? {} : { q }),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '30',
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, total, nextCursor } = found.value;
  const [only] = items;
  if (q !== '' && total === 1 && only) return redirect(paths.ask(only.id));
  const here = (more: Record<string, string>) => `${paths.asks}?${new URLSearchParams({ show, ...more })}`;
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
          <form method="get" action={paths.asks} class="card search">
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
        <nav class="tabs" aria-label={t.show[lang]}>
          {shows.map((one) => (
            <a
              href={one === 'new' ? paths.asks : `${paths.asks}?show=${one}`}
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
        {nextCursor ? (
          <p>
            <a class="button" href={here({ ...(q === '' ? {} : { q }), cursor: nextCursor })}>
              {formText.next[lang]}
            </a>
          </p>
        ) : null}
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
