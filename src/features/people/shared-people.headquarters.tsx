import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { OverdueAsksCard } from '../asks/overdue-asks.headquarters.tsx';
import { listOverdueAsks } from '../asks/overdue-asks.ts';
import { listSharedPeople, type SharedPeople } from './list-shared-people.ts';
import { sharedPeopleText as t } from './shared-people.text.ts';

/** Who is registered twice, without names: headquarters has no case data. */
export const sharedPeopleRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/headquarters/duplicates', handle: sharedPage },
];

async function sharedPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const found = await listSharedPeople(deps, actor, { cursor: query.cursor, limit: 30 });
  if (!found.ok) return problemPage(found.problem);
  const overdue = await listOverdueAsks(deps, actor);
  if (!overdue.ok) return problemPage(overdue.problem);
  const { items, total, nextCursor } = found.value;
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">{t.lead[lang]}</p>
        {total === 0 ? (
          <p class="card empty">{t.empty[lang]}</p>
        ) : (
          <>
            <p role="status">{t.total(formatNumber(total, lang))[lang]}</p>
            <SharedTable items={items} lang={lang} />
          </>
        )}
        {query.cursor || nextCursor ? (
          <p class="actions">
            {query.cursor ? (
              <a class="button" href={paths.duplicates}>
                {t.firstPage[lang]}
              </a>
            ) : null}
            {nextCursor ? (
              <a class="button" href={`${paths.duplicates}?cursor=${nextCursor}`}>
                {formText.next[lang]}
              </a>
            ) : null}
          </p>
        ) : null}
        <OverdueAsksCard overdue={overdue.value} lang={lang} />
      </>
    ),
  };
}

function SharedTable({ items, lang }: { items: SharedPeople['items']; lang: Lang }) {
  const columns = [t.one[lang], t.other[lang]];
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{t.found[lang]}</th>
          {columns.map((label) => (
            <th scope="col">{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ foundAt, holders }) => (
          <tr>
            <td data-label={t.found[lang]}>{formatJalali(tehranDay(foundAt), lang)}</td>
            {holders.map(({ personId, organisation }, i) => (
              <td data-label={columns[i]}>
                <span>
                  {organisation[lang]}
                  <br />
                  <code dir="ltr">{personId}</code>
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
