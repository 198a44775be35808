import { isPermitted } from '../../kernel/actor.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { askClosing } from './ask-closing.ts';
import { ledgerPageText as t } from './ledger-page.text.ts';
import { dayWords, withQuery, yearText } from './ledger-parts.officer.tsx';
import { type LedgerYearView, viewYears } from './view-years.ts';

/** The Jalali years of the books, and the way to close one. */
export const ledgerYearRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.ledgerYears, handle: (request) => yearsPage(request) },
  { method: 'post', path: paths.ledgerYears, handle: ask },
];

async function ask(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const made = await askClosing(deps, actor, field(form, 'year'));
  if (made.ok) return redirect(`${paths.ledgerRequest(made.value.id)}?done=asked`);
  return made.problem.kind === 'conflict' || made.problem.kind === 'invalid'
    ? await yearsPage(request, made.problem)
    : problemPage(made.problem);
}

async function yearsPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang } = request;
  const found = await viewYears(deps, actor);
  if (!found.ok) return problemPage(found.problem);
  const told = refused?.detail ?? refused?.errors?.[0]?.message;
  return {
    kind: 'page',
    title: t.years[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: told ? { tone: 'bad', text: told[lang] } : undefined,
    body: (
      <>
        <h1>{t.years[lang]}</h1>
        <GivingNav at="ledger" actor={actor} lang={lang} />
        <p class="quiet">{t.yearsLead[lang]}</p>
        {found.value.map((one) => (
          <Year year={one} mayAsk={isPermitted(actor, 'ledger:write')} lang={lang} />
        ))}
      </>
    ),
  };
}

function Year({ year, mayAsk, lang }: { year: LedgerYearView; mayAsk: boolean; lang: Lang }) {
  const { closed, hindrance, asked, first, last } = year;
  const name = yearText(year.year, lang);
  const canBeAsked = closed === null && hindrance === null && asked === null;
  return (
    <section class="card stack">
      <div class="head">
        <h2>{t.yearOf(name)[lang]}</h2>
        <span class={closed ? 'chip' : canBeAsked ? 'chip wait' : 'chip plain'}>
          {(closed ? t.yearClosed : canBeAsked ? t.yearCan : t.yearOpen)[lang]}
        </span>
      </div>
      <p class="quiet">
        {dayWords(first, lang)} – {dayWords(last, lang)}
        {closed ? ` · ${t.closedBy(closed.closedByName[lang], closed.confirmedByName[lang])[lang]}` : null}
      </p>
      {hindrance ? <p>{hindrance[lang]}</p> : null}
      {asked ? (
        <p>
          {t.askedNow[lang]} <a href={paths.ledgerRequest(asked.id)}>{t.toRequest[lang]}</a>
        </p>
      ) : null}
      {closed ? (
        <p>
          <a href={withQuery(paths.ledger, { asOf: last, beforeClosing: 'true' })}>{t.balanceOfYear[lang]}</a>
        </p>
      ) : null}
      {canBeAsked && mayAsk ? (
        <form method="post" action={paths.ledgerYears}>
          <input type="hidden" name="year" value={String(year.year)} />
          <p class="actions">
            <button class="button" type="submit">
              {t.askClosing[lang]} ({name})
            </button>
          </p>
        </form>
      ) : null}
    </section>
  );
}
