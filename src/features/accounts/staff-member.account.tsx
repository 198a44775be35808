import type { Actor } from '../../kernel/actor.ts';
import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import type { Result } from '../../kernel/result.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import {
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { type AccountFile, type AccountView, viewAccount } from './list-accounts.ts';
import {
  disableAccount,
  enableAccount,
  endSessionsOf,
  removeSecondFactor,
  unlockAccount,
} from './look-after-account.ts';
import { ownAccountText } from './own-account.text.ts';
import { reachText } from './reach.text.ts';
import { resetPassword } from './reset-password.ts';
import { roleNames } from './role.text.ts';
import { SessionTable } from './session-table.account.tsx';
import { staffText as t } from './staff.text.ts';
import { AccountState } from './staff-list.account.tsx';
import { oneTimePage } from './staff-new.account.tsx';

type Act = 'unlock' | 'disable' | 'enable' | 'remove-second-factor';
const acts: Readonly<Record<Act, (deps: Deps, actor: Actor, id: string) => Promise<Result<AccountView>>>> = {
  unlock: unlockAccount,
  disable: disableAccount,
  enable: enableAccount,
  'remove-second-factor': removeSecondFactor,
};

/** One account: how it stands, where it is signed in, and what can be done for its owner. */
export const staffMemberPages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.staffMember(':id'), handle: memberPage },
  { method: 'post', path: paths.staffAct(':id', 'reset-password'), handle: reset },
  ...(Object.keys(acts) as Act[]).map(
    (act): StaffPageRoute => ({
      method: 'post',
      path: paths.staffAct(':id', act),
      handle: (request) => run(request, act),
    }),
  ),
  {
    method: 'post',
    path: paths.staffSessionEnd(':id', ':session'),
    handle: async ({ deps, actor, params }) => {
      const { id = '', session = '' } = params;
      const ended = await endSessionsOf(deps, actor, id, session);
      if (!ended.ok && ended.problem.kind !== 'not-found') return problemPage(ended.problem);
      return redirect(`${paths.staffMember(id)}?done=session`);
    },
  },
];

async function run({ deps, actor, params }: StaffPageRequest, act: Act): Promise<PageReply> {
  const id = params.id ?? '';
  const done = await acts[act](deps, actor, id);
  return done.ok ? redirect(`${paths.staffMember(id)}?done=${act}`) : problemPage(done.problem);
}

async function reset({ deps, actor, params, lang }: StaffPageRequest): Promise<PageReply> {
  const done = await resetPassword(deps, actor, params.id ?? '');
  if (!done.ok) return problemPage(done.problem);
  const { account, oneTimePassword } = done.value;
  return oneTimePage({
    lang,
    title: t.resetTitle[lang],
    id: account.id,
    username: account.username,
    oneTimePassword,
  });
}

async function memberPage({ deps, actor, lang, params, query }: StaffPageRequest): Promise<PageReply> {
  const found = await viewAccount(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const account = found.value;
  const done = query.done ?? '';
  const isStillLocked = done === 'unlock' && account.locked && !account.mayReset;
  const words = Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : undefined;
  const notice = isStillLocked ? t.stillLocked : words;
  const isOwn = account.id === actor.accountId;
  return {
    kind: 'page',
    title: account.name[lang],
    notice: notice && { tone: isStillLocked ? 'bad' : 'good', text: notice[lang] },
    body: (
      <>
        <h1>{account.name[lang]}</h1>
        <AccountState account={account} lang={lang} />
        <div class="columns even">
          <section class="card">
            <Facts account={account} lang={lang} />
          </section>
          <section class="card">
            <h2>{t.acts[lang]}</h2>
            {isOwn ? (
              <p>
                {t.own[lang]} <a href={paths.account}>{ownAccountText.title[lang]}</a>
              </p>
            ) : (
              <Acts account={account} lang={lang} />
            )}
          </section>
        </div>
        <section class="card">
          <h2>{t.sessions[lang]}</h2>
          {account.sessions.length === 0 ? (
            <p>{ownAccountText.noSessions[lang]}</p>
          ) : (
            <SessionTable
              sessions={account.sessions}
              lang={lang}
              endAction={isOwn ? undefined : (session) => paths.staffSessionEnd(account.id, session)}
            />
          )}
          {account.sessions.length > 1 && !isOwn ? (
            <form method="post" action={paths.staffSessionEnd(account.id, 'all')}>
              <p class="actions">
                <button class="button" type="submit">
                  {t.endAll[lang]}
                </button>
              </p>
            </form>
          ) : null}
        </section>
        <p>
          <a href={paths.staff}>{t.toList[lang]}</a>
        </p>
      </>
    ),
  };
}

function Facts({ account, lang }: { account: AccountFile; lang: Lang }) {
  const day = (instant: string) => formatJalali(tehranDay(instant), lang);
  return (
    <dl class="facts">
      <dt>{t.username[lang]}</dt>
      <dd>
        <bdi dir="ltr">{account.username}</bdi>
      </dd>
      <dt>{t.role[lang]}</dt>
      <dd>{roleNames[account.role][lang]}</dd>
      <dt>{t.organisation[lang]}</dt>
      <dd>{account.organisation?.[lang] ?? '—'}</dd>
      <dt>{t.since[lang]}</dt>
      <dd>{day(account.createdAt)}</dd>
    </dl>
  );
}

/** Each act says what it does before it is done. */
function Acts({ account, lang }: { account: AccountFile; lang: Lang }) {
  const one = (act: Act | 'reset-password', label: Text, lead: Text) => (
    <li>
      <details>
        <summary>{label[lang]}</summary>
        <p>{lead[lang]}</p>
        <form method="post" action={paths.staffAct(account.id, act)}>
          <button class="button" type="submit">
            {label[lang]}
          </button>
        </form>
      </details>
    </li>
  );
  return (
    <ul class="acts">
      {account.locked ? one('unlock', t.unlock, t.unlockLead) : null}
      {account.mayReset ? one('reset-password', t.reset, t.resetLead) : null}
      {account.mayReset && account.secondFactorSince !== null
        ? one('remove-second-factor', t.removeSecondFactor, t.removeSecondFactorLead)
        : null}
      {account.disabledAt === null
        ? one('disable', t.disable, t.disableLead)
        : one('enable', t.enable, t.enableLead)}
      {account.mayReset ? null : <li class="quiet">{reachText.managersByHeadquarters[lang]}</li>}
    </ul>
  );
}
