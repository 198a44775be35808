import { formatJalali, tehranDay, tehranToday } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { ErrorSummary, type FormState } from '../../web/form.tsx';
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
import { matchText } from '../matching/match-card.text.ts';
import { viewOpportunity } from '../opportunities/view-opportunity.ts';
import { endsSeeking, placementStart } from '../placements/placement.rules.ts';
import { startBody } from '../placements/placement-form.rules.ts';
import { StartFields, workLabels } from '../placements/work-fields.officer.tsx';
import { dayField } from '../placements/work-parts.officer.tsx';
import { listReferrals } from './list-referrals.ts';
import { moveReferral } from './move-referral.ts';
import { isOpen, mayHaveLetter, movesFrom, needsReason, reasons } from './referral.rules.ts';
import { referralPageText as t } from './referral-page.text.ts';
import type { ReferralRecord } from './referral-record.rules.ts';
import { moveNames, reasonName, stateNames } from './referrals.text.ts';
import { viewReferral } from './view-referral.ts';

/** One referral: where it stands, what can happen next, what happened. */
export const referralPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/referrals/:id', handle: (request) => referralPage(request) },
  { method: 'post', path: '/officer/referrals/:id/move', handle: move },
];

async function move(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, params, form } = request;
  const id = params.id ?? '';
  const before = await othersOpen(request, id);
  const to = field(form, 'to');
  const moved = await moveReferral(
    deps,
    actor,
    id,
    {
      to,
      reason: field(form, 'reason'),
      ...(to === 'placed' ? known(startBody(form, undefined)) : {}),
    },
    { lang, revision: field(form, 'revision') || undefined },
  );
  if (moved.ok) {
    const withdrawn = moved.value.state === 'placed' ? before - (await othersOpen(request, id)) : 0;
    const count = withdrawn > 0 ? `withdrawn=${withdrawn}&` : '';
    return redirect(`${paths.referral(id)}?${count}moved=${moved.value.state}`);
  }
  return moved.problem.kind === 'not-found'
    ? problemPage(moved.problem)
    : await referralPage(request, moved.problem);
}

/** What was left empty is taken from the opportunity. */
function known(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** How many other referrals of the same person are under way. */
async function othersOpen({ deps, actor }: StaffPageRequest, id: string): Promise<number> {
  const found = await viewReferral(deps, actor, id);
  if (!found.ok) return 0;
  const { personId, state } = found.value;
  const open = await listReferrals(deps, actor, { personId, open: 'true', limit: '1' });
  return open.ok ? open.value.total - (isOpen(state) ? 1 : 0) : 0;
}

/** What being placed does, said before it is done. */
async function placingOf(request: StaffPageRequest, referral: ReferralRecord) {
  const { deps, actor } = request;
  const opportunity = await viewOpportunity(deps, actor, referral.opportunityId);
  const startOn = (opportunity.ok && opportunity.value.startOn) || undefined;
  return {
    startsOn: placementStart(tehranToday(deps.now()), startOn),
    withdraws: endsSeeking(referral.kind) ? await othersOpen(request, referral.id) : 0,
  };
}

async function referralPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, query } = request;
  const found = await viewReferral(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const referral = found.value;
  const title = titleIn(referral.title, lang);
  const name = `${referral.personName.given} ${referral.personName.family}`;
  const next = movesFrom(referral.state);
  const onward = next.filter((state) => !needsReason(state) && state !== 'placed');
  const placing = next.includes('placed') ? await placingOf(request, referral) : undefined;
  const isPlacing = refused !== undefined && field(request.form, 'to') === 'placed';
  const state: FormState = isPlacing
    ? { values: request.form, errors: refused.errors ?? [] }
    : {
        values: { startedOn: placing ? [dayField(placing.startsOn, lang)] : [], evidence: ['call'] },
        errors: [],
      };
  const withdrawn = Number(query.withdrawn);
  const ends = next.filter(needsReason);
  const blocks = (refused?.extra?.blocks ?? []) as { detail: string; unlock: { says: string } | null }[];
  const mayMove = actor.role !== 'social-worker' && next.length > 0;
  return {
    kind: 'page',
    title: `${name} · ${title}`,
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused
      ? {
          tone: 'bad',
          text:
            refused.detail?.[lang] ?? refused.errors?.[0]?.message[lang] ?? problemTitles[lang][refused.kind],
        }
      : query.made === '1'
        ? { tone: 'good', text: t.made[lang] }
        : query.moved
          ? {
              tone: 'good',
              text:
                query.moved !== 'placed'
                  ? t.movedDone[lang]
                  : withdrawn > 0
                    ? t.placedOthers(formatNumber(withdrawn, lang))[lang]
                    : t.placed[lang],
            }
          : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              <a href={paths.person(referral.personId)}>
                <AsWritten text={name} lang={lang} />
              </a>
            </h1>
            <p>
              <a href={paths.opportunity(referral.opportunityId)}>
                <AsWritten text={title} lang={lang} />
              </a>
            </p>
          </div>
          <span class={next.length > 0 ? 'chip wait' : 'chip'}>{stateNames[referral.state][lang]}</span>
        </div>
        {placing ? <ErrorSummary state={state} lang={lang} labels={workLabels(lang)} /> : null}
        {blocks.length > 0 ? (
          <ul class="ways">
            {blocks.map(({ detail, unlock }) => (
              <li class="way">
                {detail}
                <br />
                {matchText.opens[lang]}: {unlock?.says ?? '—'}
              </li>
            ))}
          </ul>
        ) : null}
        <div class="columns even">
          <section class="card stack">
            <h2>{t.next[lang]}</h2>
            {mayMove ? (
              <>
                <div class="actions">
                  {onward.map((to, index) => (
                    <form method="post" action={paths.referralMove(referral.id)}>
                      <input type="hidden" name="revision" value={String(referral.revision)} />
                      <input type="hidden" name="to" value={to} />
                      <button class={index === 0 ? 'button primary' : 'button'} type="submit">
                        {to === 'proposed' ? stateNames[to][lang] : moveNames[to][lang]}
                      </button>
                    </form>
                  ))}
                </div>
                {placing ? (
                  <details open={state.errors.length > 0}>
                    <summary>{t.confirmPlaced[lang]}</summary>
                    <form method="post" action={paths.referralMove(referral.id)} class="stack">
                      <input type="hidden" name="revision" value={String(referral.revision)} />
                      <input type="hidden" name="to" value="placed" />
                      <p>
                        {t.placedOn(formatJalali(placing.startsOn, lang))[lang]}
                        {placing.withdraws > 0
                          ? ` ${t.withdrawsOthers(formatNumber(placing.withdraws, lang))[lang]}`
                          : ''}
                      </p>
                      <p class="quiet">{t.placedHint[lang]}</p>
                      <StartFields state={state} lang={lang} />
                      <p>
                        <button class="button primary" type="submit">
                          {moveNames.placed[lang]}
                        </button>
                      </p>
                    </form>
                  </details>
                ) : null}
                {mayHaveLetter(referral.state) ? (
                  <p>
                    <a class="button" href={paths.letter(referral.id)}>
                      {t.letter[lang]}
                    </a>
                  </p>
                ) : (
                  <p class="quiet">{t.letterWaits[lang]}</p>
                )}
                <details>
                  <summary>{t.endIt[lang]}</summary>
                  <div class="stack">
                    {ends.map((to) => (
                      <form method="post" action={paths.referralMove(referral.id)} class="search">
                        <input type="hidden" name="revision" value={String(referral.revision)} />
                        <input type="hidden" name="to" value={to} />
                        <label class="field">
                          <span>
                            {moveNames[to][lang]}: {t.reason[lang]}
                          </span>
                          <select name="reason" required>
                            <option value="">{t.chooseReason[lang]}</option>
                            {reasons[to].map((reason) => (
                              <option value={reason}>{reasonName(to, reason)[lang]}</option>
                            ))}
                          </select>
                        </label>
                        <button class="button" type="submit">
                          {moveNames[to][lang]}
                        </button>
                      </form>
                    ))}
                  </div>
                </details>
              </>
            ) : (
              <>
                <p>{t.over[lang]}</p>
                {mayHaveLetter(referral.state) ? (
                  <p>
                    <a class="button" href={paths.letter(referral.id)}>
                      {t.letter[lang]}
                    </a>
                  </p>
                ) : null}
              </>
            )}
            <p class="quiet">
              {referral.kind === 'loan-programme'
                ? matchText.notMeasured[lang]
                : `${t.fitThen[lang]}: ${matchText.percent[lang].replace('#', formatNumber(Math.round(referral.score * 100), lang))}`}
            </p>
          </section>
          <section class="card">
            <h2>{t.history[lang]}</h2>
            <ol class="timeline">
              {referral.history.map((event) => (
                <li>
                  <strong>{stateNames[event.to][lang]}</strong>
                  {event.reason ? ` · ${reasonName(event.to, event.reason)[lang]}` : ''}
                  <br />
                  <span class="quiet">
                    {formatJalali(tehranDay(event.at), lang)} · {event.actor?.name[lang] ?? t.system[lang]}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        </div>
      </>
    ),
  };
}
