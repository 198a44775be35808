import { isPermitted } from '../../kernel/actor.ts';
import { daysBetween, formatJalali } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { emptyForm, SelectField } from '../../web/form.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { PhoneLink } from '../asks/ask-parts.officer.tsx';
import { unknownFrom } from './check-schedule.rules.ts';
import { queueShowNames, checksPageText as t } from './checks-page.text.ts';
import { type CheckQueue, viewQueue } from './list-checks.ts';
import { listVisits, type PlannedVisit } from './list-visits.ts';
import { type QueueRecord, type QueueShow, queueShows, soonDays } from './queue.rules.ts';
import { workPageText } from './work-page.text.ts';
import { amountsOf, DueWords, evidenceWords, WarningChips, WorkName } from './work-parts.officer.tsx';

/** Who is to be asked about their work, the longest due first. */
export const checkListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/checks', handle: queuePage },
];

const visitsShown = 20;

async function queuePage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const show = queueShows.find((one) => one === query.show) ?? 'due';
  const county = query.county || undefined;
  const found = await viewQueue(deps, actor, {
    show,
    county,
    cursor: query.cursor || undefined,
    limit: 30,
  });
  if (!found.ok) return problemPage(found.problem);
  const visits = await listVisits(deps, actor, { limit: String(visitsShown) });
  if (!visits.ok) return problemPage(visits.problem);
  const { items, total, nextCursor, vocabulary } = found.value;
  const here = (more: Record<string, string | undefined>) => {
    const given = Object.entries({ county, ...more }).flatMap(([name, value]) =>
      value === undefined || (name === 'show' && value === 'due') ? [] : [[name, value]],
    );
    return given.length === 0 ? paths.checks : `${paths.checks}?${new URLSearchParams(given)}`;
  };
  const counties = vocabulary.counties
    .filter(({ code }) => found.value.counties.includes(code))
    .map(({ code }) => ({ value: code, label: vocabulary.label('counties', code, lang) }));
  const filter = county === undefined ? '' : `?${new URLSearchParams({ county })}`;
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <div class="head">
          <div>
            <h1>{t.title[lang]}</h1>
            <p class="quiet">{t.lead[lang]}</p>
          </div>
          <div class="actions no-print">
            {isPermitted(actor, 'placements:write') ? (
              <a class="button primary" href={`${paths.checksEntry}${filter}`}>
                {t.entry[lang]}
              </a>
            ) : null}
            <a class="button" href={`${paths.checksPrint}${filter}`}>
              {t.print[lang]}
            </a>
            <a class="button" href={paths.placements}>
              {t.allWork[lang]}
            </a>
          </div>
        </div>
        <Shows queue={found.value} show={show} here={here} lang={lang} />
        <search>
          <form method="get" action={paths.checks} class="search">
            {show === 'due' ? null : <input type="hidden" name="show" value={show} />}
            <SelectField
              state={{ ...emptyForm, values: { county: [county ?? ''] } }}
              lang={lang}
              name="county"
              label={t.county[lang]}
              unmarked
              empty={t.everyCounty[lang]}
              choices={counties}
            />
            <button class="button" type="submit">
              {t.filter[lang]}
            </button>
            {county === undefined && show === 'due' ? null : (
              <a class="button" href={paths.checks}>
                {formText.reset[lang]}
              </a>
            )}
          </form>
        </search>
        <p class="quiet" role="status">
          {t.count(formatNumber(total, lang))[lang]}
        </p>
        {items.length === 0 ? (
          <p class="card empty">{t.empty[lang]}</p>
        ) : (
          <div class="roomy">
            <QueueTable items={items} queue={found.value} lang={lang} />
          </div>
        )}
        {nextCursor === undefined ? null : (
          <p>
            <a class="button" href={here({ show, cursor: nextCursor })}>
              {formText.next[lang]}
            </a>
          </p>
        )}
        <PlannedVisits visits={visits.value.items} queue={found.value} lang={lang} />
      </>
    ),
  };
}

function Shows(props: {
  queue: CheckQueue;
  show: QueueShow;
  here: (more: Record<string, string | undefined>) => string;
  lang: Lang;
}) {
  const { queue, show, here, lang } = props;
  const { due, overdue, soonUnknown, unknown } = queue.counts;
  const counts: Readonly<Partial<Record<QueueShow, number>>> = {
    due,
    overdue,
    soon: soonUnknown,
    unknown,
    warned: queue.warned,
  };
  return (
    <nav class="tabs" aria-label={t.show[lang]}>
      {queueShows.map((one) => {
        const n = counts[one];
        return (
          <a href={here({ show: one })} aria-current={one === show ? 'page' : undefined}>
            {queueShowNames[one][lang]}
            {n === undefined ? '' : ` (${formatNumber(n, lang)})`}
          </a>
        );
      })}
    </nav>
  );
}

function QueueTable(props: { items: readonly QueueRecord[]; queue: CheckQueue; lang: Lang }) {
  const { items, queue, lang } = props;
  const { today, vocabulary } = queue;
  return (
    <table class="cards">
      <thead>
        <tr>
          {([t.name, t.work, t.phone, t.due, t.last] as const).map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => {
          const left = daysBetween(today, unknownFrom(one.followUp.nextDueOn));
          return (
            <tr>
              <td class="main">
                <a href={paths.placement(one.placementId)}>
                  <AsWritten text={`${one.personName.given} ${one.personName.family}`} lang={lang} />
                </a>
                <WarningChips warnings={one.warnings} lang={lang} />
              </td>
              <td data-label={t.work[lang]}>
                <span>
                  <WorkName of={one} vocabulary={vocabulary} lang={lang} />
                </span>
              </td>
              <td data-label={t.phone[lang]}>
                {one.phone === null ? t.noPhone[lang] : <PhoneLink phone={one.phone} lang={lang} />}
              </td>
              <td data-label={t.due[lang]}>
                <span>
                  <DueWords dueOn={one.followUp.nextDueOn} today={today} lang={lang} />
                  {left > 0 && left <= soonDays ? (
                    <>
                      {' '}
                      <span class="chip bad">{t.becomesUnknown(formatNumber(left, lang))[lang]}</span>
                    </>
                  ) : null}
                </span>
              </td>
              <td data-label={t.last[lang]}>
                <span>
                  {formatJalali(one.followUp.evidenceOn, lang)} · {evidenceWords(one.followUp.evidence, lang)}
                  <br />
                  <span class="quiet">
                    {amountsOf(one.followUp, lang)}
                    {one.followUp.tries > 0
                      ? ` · ${workPageText.tries(formatNumber(one.followUp.tries, lang))[lang]}`
                      : ''}
                  </span>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function PlannedVisits(props: { visits: readonly PlannedVisit[]; queue: CheckQueue; lang: Lang }) {
  const { visits, queue, lang } = props;
  return (
    <section class="card">
      <h2>{t.visits[lang]}</h2>
      {visits.length === 0 ? (
        <p class="quiet">{t.noVisits[lang]}</p>
      ) : (
        <ul class="timeline">
          {visits.map(({ visit, placement }) => (
            <li>
              <a href={paths.visit(visit.id)}>
                <AsWritten
                  text={`${placement.personName.given} ${placement.personName.family}`}
                  lang={lang}
                />
              </a>{' '}
              · <WorkName of={placement} vocabulary={queue.vocabulary} lang={lang} />
              <br />
              <span class={visit.plannedOn < queue.today ? 'chip wait' : 'quiet'}>
                {formatJalali(visit.plannedOn, lang)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
