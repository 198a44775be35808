import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { PhoneLink } from '../asks/ask-parts.officer.tsx';
import { LearntList } from './learnt.officer.tsx';
import { type OpenPlacement, openPlacement } from './open-placement.ts';
import { isStanding, type PlacementWithHistory } from './placement-record.rules.ts';
import { endReasonNames, originNames, visitOutcomeNames } from './placement-words.text.ts';
import { reopenPlacement } from './reopen-placement.ts';
import { workPageText as t } from './work-page.text.ts';
import {
  amountsOf,
  CheckWords,
  DueWords,
  evidenceWords,
  WarningChips,
  WorkName,
} from './work-parts.officer.tsx';

/** One work: how it stands, what is due, what was ever written down of it. */
export const placementPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/placements/:id', handle: (request) => placementPage(request) },
  { method: 'post', path: '/officer/placements/:id/reopen', handle: reopen },
];

async function reopen(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const done = await reopenPlacement(deps, actor, id, field(form, 'revision') || undefined);
  if (done.ok) return redirect(`${paths.placement(id)}?saved=1`);
  return done.problem.kind === 'not-found'
    ? problemPage(done.problem)
    : await placementPage(request, done.problem);
}

async function placementPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, query } = request;
  const opened = await openPlacement(deps, actor, params.id ?? '');
  if (!opened.ok) return problemPage(opened.problem);
  const { placement, vocabulary, warnings, learnt } = opened.value;
  const name = `${placement.personName.given} ${placement.personName.family}`;
  const mayWrite = isPermitted(actor, 'placements:write');
  const { checks } = placement;
  return {
    kind: 'page',
    title: t.workOf(name)[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused
      ? { tone: 'bad', text: refused.detail?.[lang] ?? problemTitles[lang][refused.kind] }
      : query.saved
        ? { tone: 'good', text: t.saved[lang] }
        : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              <WorkName of={placement} vocabulary={vocabulary} lang={lang} />
            </h1>
            <p>
              <a href={paths.person(placement.personId)}>
                <AsWritten text={name} lang={lang} />
              </a>
            </p>
          </div>
          <span class={placement.endedOn === null ? 'chip' : 'chip plain'}>
            {placement.endedOn === null ? t.live[lang] : t.over[lang]}
          </span>
        </div>
        {warnings.length > 0 ? (
          <section class="card">
            <h2>{t.warnings[lang]}</h2>
            <WarningChips warnings={warnings} lang={lang} />
          </section>
        ) : null}
        <div class="columns even">
          <div>
            <section class="card stack">
              <h2>{placement.isWork ? t.work[lang] : t.training[lang]}</h2>
              <Facts opened={opened.value} lang={lang} />
              {mayWrite ? <Acts placement={placement} lang={lang} /> : null}
            </section>
            {learnt.length > 0 ? (
              <LearntList learnt={learnt} personId={placement.personId} lang={lang} />
            ) : null}
          </div>
          <div>
            <section class="card">
              <h2>{t.history[lang]}</h2>
              {checks.length === 0 ? (
                <p class="quiet">{t.noChecks[lang]}</p>
              ) : (
                <ol class="timeline">
                  {checks.map((check) => (
                    <li>
                      <CheckWords check={check} lang={lang} />
                      {mayWrite && isStanding(check) ? (
                        <>
                          <br />
                          <a
                            class="no-print"
                            href={`${paths.placementAct(placement.id, 'correct')}?checkId=${check.id}`}
                          >
                            {t.correct[lang]}
                          </a>
                        </>
                      ) : null}
                    </li>
                  ))}
                </ol>
              )}
            </section>
            <Visits placement={placement} lang={lang} />
            <Versions placement={placement} lang={lang} />
            <p>
              <a class="button" href={paths.checks}>
                {t.toQueue[lang]}
              </a>
            </p>
          </div>
        </div>
      </>
    ),
  };
}

function Facts({ opened, lang }: { opened: OpenPlacement; lang: Lang }) {
  const { placement, today } = opened;
  const { followUp, employer } = placement;
  return (
    <dl class="facts">
      <dt>{t.origin[lang]}</dt>
      <dd>
        {originNames[placement.origin][lang]}
        {placement.opportunityId === null ? null : (
          <>
            {' · '}
            <a href={paths.opportunity(placement.opportunityId)}>{t.open[lang]}</a>
          </>
        )}
      </dd>
      <dt>{t.startedOn[lang]}</dt>
      <dd>{formatJalali(placement.startedOn, lang)}</dd>
      {placement.expectedEndOn === null ? null : (
        <>
          <dt>{t.expectedEndOn[lang]}</dt>
          <dd>{formatJalali(placement.expectedEndOn, lang)}</dd>
        </>
      )}
      {placement.endedOn === null || placement.endReason === null ? null : (
        <>
          <dt>{t.endedOn[lang]}</dt>
          <dd>
            {formatJalali(placement.endedOn, lang)} · {endReasonNames[placement.endReason][lang]}
          </dd>
        </>
      )}
      <dt>{t.atStart[lang]}</dt>
      <dd>
        {amountsOf(placement, lang)} · {evidenceWords(placement.evidence, lang)}
      </dd>
      {followUp === null ? null : (
        <>
          <dt>{t.known[lang]}</dt>
          <dd>
            {formatJalali(followUp.evidenceOn, lang)} · {evidenceWords(followUp.evidence, lang)} ·{' '}
            {amountsOf(followUp, lang)}
            {followUp.tries > 0 ? ` · ${t.tries(formatNumber(followUp.tries, lang))[lang]}` : ''}
          </dd>
          <dt>{t.nextDue[lang]}</dt>
          <dd>
            <DueWords dueOn={followUp.nextDueOn} today={today} lang={lang} />
          </dd>
        </>
      )}
      <dt>{t.phone[lang]}</dt>
      <dd>
        {placement.phone === null ? t.unknown[lang] : <PhoneLink phone={placement.phone} lang={lang} />}
      </dd>
      {employer === null ? null : (
        <>
          <dt>{t.employer[lang]}</dt>
          <dd>
            <AsWritten text={employer.name} lang={lang} />{' '}
            {employer.phone === null ? null : <PhoneLink phone={employer.phone} lang={lang} />}
          </dd>
        </>
      )}
    </dl>
  );
}

function Acts({ placement, lang }: { placement: PlacementWithHistory; lang: Lang }) {
  const { id, endedOn, isWork } = placement;
  if (endedOn !== null)
    return (
      <form method="post" action={paths.placementAct(id, 'reopen')} class="no-print">
        <input type="hidden" name="revision" value={String(placement.revision)} />
        <details>
          <summary>{t.reopen[lang]}</summary>
          <p class="quiet">{t.reopenNote[lang]}</p>
          <button class="button" type="submit">
            {t.reopen[lang]}
          </button>
        </details>
        <p>
          <a href={paths.placementAct(id, 'edit')}>{t.edit[lang]}</a>
        </p>
      </form>
    );
  const planned = placement.visits.find((one) => one.doneOn === null && one.cancelledAt === null);
  return (
    <p class="actions no-print">
      {isWork ? (
        <a class="button primary" href={paths.placementAct(id, 'check')}>
          {t.check[lang]}
        </a>
      ) : null}
      {planned ? (
        <a class="button" href={paths.visit(planned.id)}>
          {t.plannedFor(formatJalali(planned.plannedOn, lang))[lang]}
        </a>
      ) : isWork ? (
        <a class="button" href={paths.placementAct(id, 'visit')}>
          {t.planVisit[lang]}
        </a>
      ) : null}
      <a class="button" href={paths.placementAct(id, 'end')}>
        {t.end[lang]}
      </a>
      <a class="button" href={paths.placementAct(id, 'edit')}>
        {t.edit[lang]}
      </a>
    </p>
  );
}

function Visits({ placement, lang }: { placement: PlacementWithHistory; lang: Lang }) {
  if (placement.visits.length === 0) return null;
  return (
    <section class="card">
      <h2>{t.visits[lang]}</h2>
      <ul class="timeline">
        {placement.visits.map((visit) => (
          <li>
            {visit.doneOn !== null && visit.outcome !== null ? (
              <>
                {t.madeOn(formatJalali(visit.doneOn, lang))[lang]} · {visitOutcomeNames[visit.outcome][lang]}
              </>
            ) : visit.cancelledAt !== null ? (
              <>
                {t.plannedFor(formatJalali(visit.plannedOn, lang))[lang]} · {t.cancelled[lang]}
              </>
            ) : (
              <a href={paths.visit(visit.id)}>{t.plannedFor(formatJalali(visit.plannedOn, lang))[lang]}</a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every state in which it was on record, so that a correction is seen as one. */
function Versions({ placement, lang }: { placement: PlacementWithHistory; lang: Lang }) {
  if (placement.versions.length < 2) return null;
  return (
    <section class="card">
      <details>
        <summary>{t.versions[lang]}</summary>
        <ol class="timeline">
          {placement.versions.map((one) => (
            <li>
              {t.recordedOn(formatJalali(tehranDay(one.recordedAt), lang))[lang]}
              <br />
              <span class="quiet">
                {t.since(formatJalali(one.startedOn, lang))[lang]}
                {one.endedOn === null || one.endReason === null
                  ? ''
                  : ` ${t.until(formatJalali(one.endedOn, lang))[lang]} · ${endReasonNames[one.endReason][lang]}`}{' '}
                · {amountsOf(one, lang)} · {evidenceWords(one.evidence, lang)}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
