import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali, jalaliMonthName, tehranToday } from '../../kernel/calendar.ts';
import { addJalaliMonths, type JalaliMonth, monthOf, readJalaliMonth } from '../../kernel/jalali-month.ts';
import { formatNumber, formatRial, toPersianDigits } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, TextField } from '../../web/form.tsx';
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
import { type AwardRecord, awardStateOf, awardStates } from './award.rules.ts';
import { awardKindNames, awardStateNames } from './award.text.ts';
import { awardPageText as t } from './award-page.text.ts';
import { explainBunching } from './explain-bunching.ts';
import { listAwards } from './list-awards.ts';
import { viewAwardMonth } from './view-award-month.ts';

/** Kits and loans of a month, with what counts and, where many came at its end, why. */
export const awardListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/awards', handle: (request) => listPage(request) },
  { method: 'post', path: '/officer/awards', handle: explain },
];

async function explain(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const month = field(form, 'month');
  const told = await explainBunching(deps, actor, { month, reason: field(form, 'bunchingReason') });
  if (told.ok) return redirect(`${paths.awards}?month=${month}&explained=1`);
  return told.problem.kind === 'invalid' ? await listPage(request, told.problem) : problemPage(told.problem);
}

export function monthInWords(month: JalaliMonth, lang: Lang): string {
  const year = month.slice(0, 4);
  return `${jalaliMonthName(Number(month.slice(5)), lang)} ${lang === 'fa' ? toPersianDigits(year) : year}`;
}

async function listPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, query, form } = request;
  const thisMonth = monthOf(tehranToday(deps.now()));
  const all = query.month === 'all';
  const personId = query.personId ?? '';
  const month = readJalaliMonth(field(form, 'month') || (query.month ?? '')) ?? thisMonth;
  const everything = all || personId !== '';
  const state = awardStates.find((one) => one === query.state);
  const found = await listAwards(deps, actor, {
    ...(everything ? {} : { month }),
    ...(personId === '' ? {} : { personId }),
    ...(state ? { state } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '30',
  });
  if (!found.ok) return problemPage(found.problem);
  const summary = everything ? undefined : await viewAwardMonth(deps, actor, month);
  if (summary && !summary.ok) return problemPage(summary.problem);
  const { items, nextCursor } = found.value;
  const here = (more: Record<string, string>) => {
    const base = {
      ...(personId ? { personId } : all ? { month: 'all' } : { month }),
      ...(state ? { state } : {}),
    };
    const kept = Object.entries({ ...base, ...more }).filter(([, value]) => value !== '');
    return `${paths.awards}?${new URLSearchParams(Object.fromEntries(kept))}`;
  };
  const bunching = summary?.value.bunching;
  const asked = bunching?.asked && isPermitted(actor, 'awards:write');
  return {
    kind: 'page',
    title: t.title[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: query.explained === '1' ? { tone: 'good', text: t.bunchingSaved[lang] } : undefined,
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">{t.lead[lang]}</p>
        <p class="actions">
          {isPermitted(actor, 'awards:write') ? (
            <a class="button primary" href={paths.newAward}>
              {t.add[lang]}
            </a>
          ) : null}
          <a class="button" href={paths.recalls}>
            {t.recalls[lang]}
          </a>
        </p>
        {everything ? (
          <p>
            <a class="button small" href={paths.awards}>
              {monthInWords(thisMonth, lang)}
            </a>
          </p>
        ) : (
          <>
            <h2>{monthInWords(month, lang)}</h2>
            <nav class="tabs" aria-label={t.month[lang]}>
              <a href={here({ month: addJalaliMonths(month, -1) })}>{t.earlier[lang]}</a>
              {month < thisMonth ? (
                <a href={here({ month: addJalaliMonths(month, 1) })}>{t.later[lang]}</a>
              ) : null}
              <a href={here({ month: 'all' })}>{t.allMonths[lang]}</a>
            </nav>
          </>
        )}
        {summary ? (
          <p>
            {
              t.counted(
                formatNumber(summary.value.counted, lang),
                summary.value.target === null ? undefined : formatNumber(summary.value.target, lang),
              )[lang]
            }
          </p>
        ) : null}
        {asked && summary ? (
          <section class="card stack">
            <h2>{t.bunchingTitle[lang]}</h2>
            <p>
              {
                t.bunchingAsk(
                  formatNumber(bunching.inLastDays, lang),
                  formatNumber(summary.value.counted, lang),
                )[lang]
              }
            </p>
            <ErrorSummary
              state={{ values: form, errors: errorsOf(refused) }}
              lang={lang}
              labels={{ bunchingReason: t.bunchingReason[lang] }}
            />
            <form method="post" action={paths.awards} class="stack">
              <input type="hidden" name="month" value={month} />
              <TextField
                state={{
                  values: refused ? form : { bunchingReason: bunching.reasons.slice(0, 1) },
                  errors: errorsOf(refused),
                }}
                lang={lang}
                name="bunchingReason"
                label={t.bunchingReason[lang]}
                required
              />
              <p class="actions">
                <button class="button" type="submit">
                  {t.save[lang]}
                </button>
              </p>
            </form>
          </section>
        ) : null}
        <nav class="tabs" aria-label={t.state[lang]}>
          <a href={here({ state: '' })} aria-current={state ? undefined : 'page'}>
            {t.allStates[lang]}
          </a>
          {awardStates.map((one) => (
            <a href={here({ state: one })} aria-current={one === state ? 'page' : undefined}>
              {awardStateNames[one][lang]}
            </a>
          ))}
        </nav>
        {items.length === 0 ? (
          <p class="card empty">{everything ? t.emptyAll[lang] : t.emptyMonth[lang]}</p>
        ) : (
          <AwardTable items={items} lang={lang} />
        )}
        {nextCursor ? (
          <p>
            <a class="button" href={here({ cursor: nextCursor })}>
              {formText.next[lang]}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}

const errorsOf = (refused: Problem | undefined) =>
  (refused?.errors ?? []).map((error) =>
    error.path === 'reason' ? { ...error, path: 'bunchingReason' } : error,
  );

/** How much of it benefactors gave, in whole per cent. */
export function percentOf({ benefactorRial, amountRial }: AwardRecord, lang: Lang): string {
  return formatNumber(Math.floor((benefactorRial / amountRial) * 100), lang);
}

function AwardTable({ items, lang }: { items: readonly AwardRecord[]; lang: Lang }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          {([t.person, t.kind, t.amount, t.benefactors, t.state] as const).map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => {
          const state = awardStateOf(one);
          return (
            <tr>
              <td class="main">
                <a href={paths.award(one.id)}>
                  <AsWritten text={`${one.personName.given} ${one.personName.family}`} lang={lang} />
                </a>
              </td>
              <td data-label={t.kind[lang]}>{awardKindNames[one.kind][lang]}</td>
              <td data-label={t.amount[lang]}>{formatRial(one.amountRial, lang)}</td>
              <td data-label={t.benefactors[lang]}>{t.percent(percentOf(one, lang))[lang]}</td>
              <td data-label={t.state[lang]}>
                <span>
                  <span
                    class={state === 'delivered' ? 'chip' : state === 'void' ? 'chip plain' : 'chip wait'}
                  >
                    {awardStateNames[state][lang]}
                  </span>{' '}
                  {formatJalali(one.deliveredOn ?? one.fundedOn ?? one.approvedOn, lang)}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
