import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import type { Lang } from '../../kernel/text.ts';
import { homeOf } from '../../web/home.ts';
import {
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { ownAccountText as t } from './own-account.text.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions.ts';
import { roleNames } from './role.text.ts';
import { sessionHours } from './session.rules.ts';
import { SessionTable } from './session-table.account.tsx';
import { type OwnAccount, viewOwnAccount } from './view-own-account.ts';

/** Everybody's own page: who one is, password, second step, and where one is signed in. */
export const ownAccountPages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.account, handle: accountPage },
  { method: 'post', path: paths.endOtherSessions, handle: endOthers },
  { method: 'post', path: paths.endOwnSession(':id'), handle: endOne },
];

const notices: Readonly<Record<string, { readonly fa: string; readonly en: string }>> = {
  password: t.passwordChanged,
  session: t.sessionEnded,
  others: t.othersEnded,
  off: t.turnedOff,
};

async function accountPage(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, query, sessionToken } = request;
  const account = await viewOwnAccount(deps, actor);
  if (!account.ok) return problemPage(account.problem);
  const sessions = await listOwnSessions(deps, actor, sessionToken ?? '');
  if (!sessions.ok) return problemPage(sessions.problem);
  const notice = Object.hasOwn(notices, query.done ?? '') ? notices[query.done ?? ''] : undefined;
  return {
    kind: 'page',
    title: t.title[lang],
    notice: notice && { tone: 'good', text: notice[lang] },
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        {homeOf(actor) === paths.account ? <p class="notice good">{t.notForYou[lang]}</p> : null}
        <div class="columns even">
          <div>
            <section class="card">
              <h2>{t.who[lang]}</h2>
              <dl class="facts">
                <dt>{t.name[lang]}</dt>
                <dd>{actor.name[lang]}</dd>
                {account.value.byCodeAlone ? null : (
                  <>
                    <dt>{t.username[lang]}</dt>
                    <dd>
                      <bdi dir="ltr">{actor.username}</bdi>
                    </dd>
                  </>
                )}
                <dt>{t.role[lang]}</dt>
                <dd>{roleNames[actor.role][lang]}</dd>
                <dt>{t.organisation[lang]}</dt>
                <dd>{account.value.organisation?.[lang] ?? t.noOrganisation[lang]}</dd>
              </dl>
            </section>
            {isPermitted(actor, 'accounts:manage') ? (
              <section class="card">
                <h2>{t.staff[lang]}</h2>
                <p>{t.staffLead[lang]}</p>
                <a class="button" href={paths.staff}>
                  {t.toStaff[lang]}
                </a>
              </section>
            ) : null}
          </div>
          <div>
            {account.value.byCodeAlone ? (
              <section class="card">
                <h2>{t.byCode[lang]}</h2>
                <p>{t.byCodeLead[lang]}</p>
              </section>
            ) : (
              <>
                <Password account={account.value} lang={lang} />
                <SecondFactor account={account.value} lang={lang} />
              </>
            )}
          </div>
        </div>
        <section class="card">
          <h2>{t.sessions[lang]}</h2>
          <p class="quiet">{t.sessionsLead(sessionHours)[lang]}</p>
          <SessionTable sessions={sessions.value} lang={lang} endAction={paths.endOwnSession} />
          {sessions.value.length > 1 ? (
            <form method="post" action={paths.endOtherSessions}>
              <p class="actions">
                <button class="button" type="submit">
                  {t.endOthers[lang]}
                </button>
              </p>
            </form>
          ) : null}
        </section>
      </>
    ),
  };
}

function Password({ account, lang }: { account: OwnAccount; lang: Lang }) {
  return (
    <section class="card">
      <h2>{t.password[lang]}</h2>
      <p>
        {account.passwordChangedAt === null
          ? t.passwordNever[lang]
          : t.passwordSince(formatJalali(tehranDay(account.passwordChangedAt), lang))[lang]}
      </p>
      <a class="button" href={paths.ownPassword}>
        {t.changePassword[lang]}
      </a>
    </section>
  );
}

function SecondFactor({ account, lang }: { account: OwnAccount; lang: Lang }) {
  const since = account.secondFactorSince;
  return (
    <section class="card">
      <h2>{t.secondFactor[lang]}</h2>
      {since === null ? (
        <p>{t.secondFactorOff[lang]}</p>
      ) : (
        <p>
          {t.secondFactorOn(formatJalali(tehranDay(since), lang))[lang]}{' '}
          {t.codesLeft(account.recoveryCodesLeft)[lang]}
        </p>
      )}
      <a class="button" href={paths.secondFactor}>
        {since === null ? t.turnOn[lang] : t.manageSecondFactor[lang]}
      </a>
    </section>
  );
}

async function endOne({ deps, actor, params }: StaffPageRequest): Promise<PageReply> {
  const ended = await endOwnSession(deps, actor, params.id ?? '');
  // Pressed twice, or ended by itself in the meantime: it is gone, which is what was asked for.
  if (!ended.ok && ended.problem.kind !== 'not-found') return problemPage(ended.problem);
  return redirect(`${paths.account}?done=session`);
}

async function endOthers({ deps, actor, sessionToken }: StaffPageRequest): Promise<PageReply> {
  const ended = await endOtherSessions(deps, actor, sessionToken ?? '');
  return ended.ok ? redirect(`${paths.account}?done=others`) : problemPage(ended.problem);
}
