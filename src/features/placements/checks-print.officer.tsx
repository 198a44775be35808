import { addDays, formatJalali } from '../../kernel/calendar.ts';
import { formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { checksPageText as t } from './checks-page.text.ts';
import { type CheckQueue, viewQueue } from './list-checks.ts';
import { listVisits, type PlannedVisit } from './list-visits.ts';
import { checkResultNames, visitOutcomeNames, warningNames } from './placement-words.text.ts';
import type { QueueRecord } from './queue.rules.ts';
import { warningsOfRecord } from './view-work.ts';
import { workPageText } from './work-page.text.ts';
import { WorkName } from './work-parts.officer.tsx';

/** The sheet of a day for print on A4: calls, visits, what to bring. It says of nobody why they are called. */
export const checksPrintRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/checks/print', handle: sheet },
];

const mostCalls = 100;
/** Visits of the coming week stand on it too. */
const visitDays = 7;

async function sheet({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const found = await viewQueue(deps, actor, {
    show: 'due',
    county: query.county || undefined,
    limit: mostCalls,
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, total, today } = found.value;
  const visits = await listVisits(deps, actor, { until: addDays(today, visitDays), limit: '100' });
  if (!visits.ok) return problemPage(visits.problem);
  return {
    kind: 'page',
    bare: true,
    title: t.sheetTitle[lang],
    body: (
      <article class="sheet">
        <p class="no-print">
          <a href={paths.checks}>{t.back[lang]}</a>
        </p>
        <h1>{t.sheetOf(formatJalali(today, lang))[lang]}</h1>
        <h2>{t.calls[lang]}</h2>
        {items.length === 0 ? (
          <p>{t.sheetEmpty[lang]}</p>
        ) : (
          <>
            <p>
              <strong>{t.ask[lang]}:</strong> {t.askThese[lang]} {t.otherAnswers[lang]}
            </p>
            <Calls queue={found.value} lang={lang} />
          </>
        )}
        {total > items.length ? <p>{t.sheetMore(formatNumber(total - items.length, lang))[lang]}</p> : null}
        <h2>{t.visits[lang]}</h2>
        {visits.value.items.length === 0 ? (
          <p>{t.noVisits[lang]}</p>
        ) : (
          <>
            <p>
              <strong>{t.bring[lang]}:</strong> {t.bringThese[lang]}
            </p>
            <Visits
              visits={visits.value.items}
              vocabulary={found.value.vocabulary}
              queue={found.value}
              lang={lang}
            />
          </>
        )}
      </article>
    ),
  };
}

function Phone({ phone, lang }: { phone: string | null; lang: Lang }) {
  if (phone === null) return <>{t.noPhone[lang]}</>;
  return <bdi dir="ltr">{lang === 'fa' ? toPersianDigits(phone) : phone}</bdi>;
}

function Boxes({ words }: { words: readonly string[] }) {
  return (
    <ul class="boxes">
      {words.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  );
}

function Calls({ queue: { items, vocabulary }, lang }: { queue: CheckQueue; lang: Lang }) {
  const name = ({ personName: { given, family } }: QueueRecord) => `${given} ${family}`;
  return (
    <table class="cards">
      <thead>
        <tr>
          {([t.name, t.work, t.employerPhone, t.tick, t.hoursBox, t.incomeBox] as const).map((words) => (
            <th scope="col">{words[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr>
            <td class="main">
              <AsWritten text={name(one)} lang={lang} />
              <br />
              <Phone phone={one.phone} lang={lang} />
            </td>
            <td data-label={t.work[lang]}>
              <span>
                <WorkName of={one} vocabulary={vocabulary} lang={lang} />
                <br />
                {workPageText.since(formatJalali(one.startedOn, lang))[lang]}
              </span>
            </td>
            <td data-label={t.employerPhone[lang]}>
              {one.employer === null ? (
                '—'
              ) : (
                <span>
                  <AsWritten text={one.employer.name} lang={lang} />
                  {one.employer.phone === null ? null : (
                    <>
                      <br />
                      <Phone phone={one.employer.phone} lang={lang} />
                    </>
                  )}
                </span>
              )}
            </td>
            <td data-label={t.tick[lang]}>
              <Boxes
                words={(['working', 'ended', 'not-reached'] as const).map(
                  (value) => checkResultNames[value][lang],
                )}
              />
            </td>
            <td data-label={t.hoursBox[lang]}>
              <span class="blank" />
            </td>
            <td data-label={t.incomeBox[lang]}>
              <span class="blank" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Visits(props: {
  visits: readonly PlannedVisit[];
  vocabulary: Vocabulary;
  queue: CheckQueue;
  lang: Lang;
}) {
  const { visits, vocabulary, queue, lang } = props;
  return (
    <table class="cards">
      <thead>
        <tr>
          {([workPageText.plannedOn, t.name, t.work, t.why, t.tick] as const).map((words) => (
            <th scope="col">{words[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {visits.map(({ visit, placement }) => (
          <tr>
            <td data-label={workPageText.plannedOn[lang]}>{formatJalali(visit.plannedOn, lang)}</td>
            <td class="main">
              <AsWritten text={`${placement.personName.given} ${placement.personName.family}`} lang={lang} />
              <br />
              <Phone phone={placement.phone} lang={lang} />
            </td>
            <td data-label={t.work[lang]}>
              <span>
                <WorkName of={placement} vocabulary={vocabulary} lang={lang} />
                {placement.employer?.phone ? (
                  <>
                    <br />
                    <Phone phone={placement.employer.phone} lang={lang} />
                  </>
                ) : null}
              </span>
            </td>
            <td data-label={t.why[lang]}>
              {warningsOfRecord(placement, [visit], queue.today)
                .map(({ kind }) => warningNames[kind][lang])
                .join(t.comma[lang]) || '—'}
            </td>
            <td data-label={t.tick[lang]}>
              <Boxes
                words={(['well', 'needs-help', 'ended', 'not-found'] as const).map(
                  (value) => visitOutcomeNames[value][lang],
                )}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
