import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { type FormState, SelectField, TextField } from '../../web/form.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import type { GiverRow } from './giver.rules.ts';
import { giversText as t } from './givers.text.ts';
import { listGivers, listPhoneRequests } from './list-givers.ts';

/** Whoever pledged to the organisation, found by name or number. */
export const giverListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.givers, handle: listPage },
];

async function listPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const q = (query.q ?? '').trim();
  const open = query.open === 'true' ? 'true' : '';
  const chosen = { ...(q === '' ? {} : { q }), ...(open === '' ? {} : { open }) };
  const found = await listGivers(deps, actor, {
    ...chosen,
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '30',
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, nextCursor, total } = found.value;
  const waiting = await listPhoneRequests(deps, actor);
  if (!waiting.ok) return problemPage(waiting.problem);
  const state: FormState = { values: { q: [q], open: [open] }, errors: [] };
  const at = { state, lang, unmarked: true };
  const isNarrowed = Object.keys(chosen).length > 0;
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <GivingNav at="givers" actor={actor} lang={lang} />
        <p class="quiet">{t.lead[lang]}</p>
        {waiting.value.length > 0 ? (
          <section class="notice wait">
            <p>{t.phonesWait[lang]}</p>
            <ul>
              {waiting.value.map(({ id, name }) => (
                <li>
                  <a href={paths.giver(id)}>
                    <AsWritten text={name} lang={lang} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <form method="get" action={paths.givers} class="card stack">
          <div class="grid">
            <TextField {...at} name="q" label={t.search[lang]} type="search" />
            <SelectField
              {...at}
              name="open"
              label={t.which[lang]}
              empty={t.all[lang]}
              choices={[{ value: 'true', label: t.openOnly[lang] }]}
            />
          </div>
          <p class="actions">
            <button class="button" type="submit">
              {t.show[lang]}
            </button>
            {isNarrowed ? <a href={paths.givers}>{formText.reset[lang]}</a> : null}
          </p>
        </form>
        <p role="status">{t.count(formatNumber(total, lang))[lang]}</p>
        {items.length === 0 ? (
          <p class="card empty">{(isNarrowed ? t.emptySearch : t.empty)[lang]}</p>
        ) : (
          <GiverTable items={items} lang={lang} />
        )}
        {nextCursor ? (
          <p>
            <a
              class="button"
              href={`${paths.givers}?${new URLSearchParams({ ...chosen, cursor: nextCursor })}`}
            >
              {formText.next[lang]}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}

function GiverTable({ items, lang }: { items: readonly GiverRow[]; lang: Lang }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          {[t.name, t.since, t.openPledges, t.received, t.lastGift].map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, anonymous, since, openPledges, receivedRial, lastGiftOn }) => (
          <tr>
            <td class="main">
              <a href={paths.giver(id)}>
                <AsWritten text={name} lang={lang} />
              </a>
              {anonymous ? (
                <>
                  {' '}
                  <span class="chip plain">{t.anonymous[lang]}</span>
                </>
              ) : null}
            </td>
            <td data-label={t.since[lang]}>{formatJalali(since, lang)}</td>
            <td data-label={t.openPledges[lang]}>{formatNumber(openPledges, lang)}</td>
            <td data-label={t.received[lang]}>{formatNumber(receivedRial, lang)}</td>
            <td data-label={t.lastGift[lang]}>
              {lastGiftOn === null ? t.noGift[lang] : formatJalali(lastGiftOn, lang)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
