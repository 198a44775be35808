import { formatJalali, mustLocalDate } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { listMissed, type MissedList } from './list-missed.ts';
import { missedPageText as t } from './missed-page.text.ts';
import { type MissedPage, viewMissed } from './view-missed.ts';

/** What is searched for in vain, each answered with one tap. */
export const missedListPages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.missedQueries, handle: listPage },
];

async function listPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const list = await listMissed(deps, actor, { cursor: query.cursor });
  if (!list.ok) return problemPage(list.problem);
  const { items, total, nextCursor } = list.value;
  const done = query.done === undefined ? undefined : await viewMissed(deps, actor, query.done, '');
  return {
    kind: 'page',
    title: t.title[lang],
    notice: done?.ok ? { tone: 'good', text: outcomeOf(done.value)[lang] } : undefined,
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">{t.lead[lang]}</p>
        <p class="quiet">{t.nobody[lang]}</p>
        {total === 0 ? (
          <p class="card empty">{t.empty[lang]}</p>
        ) : (
          <p role="status">{t.total(formatNumber(total, lang))[lang]}</p>
        )}
        {items.map((item) => (
          <Missed item={item} lang={lang} />
        ))}
        {query.cursor || nextCursor ? (
          <p class="actions">
            {query.cursor ? (
              <a class="button" href={paths.missedQueries}>
                {t.firstPage[lang]}
              </a>
            ) : null}
            {nextCursor ? (
              <a class="button" href={`${paths.missedQueries}?cursor=${nextCursor}`}>
                {formText.next[lang]}
              </a>
            ) : null}
          </p>
        ) : null}
      </>
    ),
  };
}

const outcomeOf = ({ query, answer }: MissedPage): Text =>
  answer ? t.answered(query, answer.label.fa, answer.label.en) : t.dismissed(query);

function Missed({ item, lang }: { item: MissedList['items'][number]; lang: Lang }) {
  const { id, query, count, lastWeek, nearest, revision } = item;
  const week = formatJalali(mustLocalDate(lastWeek), lang);
  const mark = <input type="hidden" name="revision" value={String(revision)} />;
  return (
    <article class="match" aria-labelledby={id}>
      <div class="title">
        <h2 id={id}>
          <bdi>{query}</bdi>
        </h2>
        <ul class="line">
          <li>{t.count(formatNumber(count, lang))[lang]}</li>
          <li>{t.lastWeek(week)[lang]}</li>
        </ul>
      </div>
      {nearest.length > 0 ? (
        <form method="post" action={paths.missedQuery(id)}>
          <p class="quiet" id={`${id}-of`}>
            {t.nameOf[lang]}
          </p>
          {mark}
          <p class="actions">
            {nearest.map((hit) => (
              <button
                class="button"
                type="submit"
                name="to"
                value={`${hit.kind}:${hit.id}`}
                aria-describedby={`${id}-of`}
              >
                {hit.label[lang]}
              </button>
            ))}
          </p>
        </form>
      ) : (
        <p class="quiet">{t.none[lang]}</p>
      )}
      <div class="actions">
        <a class="link" href={paths.missedQuery(id)}>
          {(nearest.length > 0 ? t.other : t.find)[lang]}
        </a>
        <form method="post" action={paths.missedDismiss(id)}>
          {mark}
          <button class="link" type="submit">
            {t.dismiss[lang]}
          </button>
        </form>
      </div>
    </article>
  );
}
