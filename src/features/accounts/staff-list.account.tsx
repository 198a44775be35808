import type { Lang } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { type AccountView, listAccounts } from './list-accounts.ts';
import { roleNames } from './role.text.ts';
import { staffText as t } from './staff.text.ts';

/** The accounts somebody looks after. */
export const staffListPages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.staff, handle: staffPage },
];

async function staffPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const q = query.q?.trim() ?? '';
  const found = await listAccounts(deps, actor, {
    ...(q ? { q } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '50',
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, nextCursor } = found.value;
  const isView = actor.role === 'headquarters';
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <div class="head">
          <div>
            <h1>{t.title[lang]}</h1>
            <p class="quiet">{isView ? t.leadView[lang] : t.lead[lang]}</p>
          </div>
          <a class="button primary" href={paths.newStaff}>
            {t.add[lang]}
          </a>
        </div>
        <form method="get" action={paths.staff} class="card search">
          <label class="field">
            <span>{isView ? t.qView[lang] : t.q[lang]}</span>
            <input type="search" name="q" value={q} autocomplete="off" />
          </label>
          <button class="button" type="submit">
            {formText.search[lang]}
          </button>
          {q ? <a href={paths.staff}>{formText.reset[lang]}</a> : null}
        </form>
        {items.length > 0 ? (
          <StaffTable {...{ items, lang, isView }} ownId={actor.accountId} />
        ) : (
          <p class="card empty">{q ? t.notFound[lang] : t.empty[lang]}</p>
        )}
        {nextCursor ? (
          <p>
            <a
              class="button"
              href={`${paths.staff}?${new URLSearchParams({ ...(q ? { q } : {}), cursor: nextCursor })}`}
            >
              {formText.next[lang]}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}

function StaffTable(props: { items: readonly AccountView[]; lang: Lang; isView: boolean; ownId: string }) {
  const { items, lang, isView, ownId } = props;
  const labels = [t.name, t.username, t.role, ...(isView ? [t.organisation] : []), t.state];
  return (
    <table class="cards">
      <thead>
        <tr>
          {labels.map((label) => (
            <th scope="col">{label[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((account) => (
          <tr>
            <td class="main">
              <a href={paths.staffMember(account.id)}>{account.name[lang]}</a>{' '}
              {account.id === ownId ? <span class="quiet">({t.you[lang]})</span> : null}
            </td>
            <td data-label={t.username[lang]}>
              <bdi dir="ltr">{account.username}</bdi>
            </td>
            <td data-label={t.role[lang]}>{roleNames[account.role][lang]}</td>
            {isView ? <td data-label={t.organisation[lang]}>{account.organisation?.[lang] ?? '—'}</td> : null}
            <td data-label={t.state[lang]}>
              <AccountState account={account} lang={lang} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How an account stands, in words. */
export function AccountState({ account, lang }: { account: AccountView; lang: Lang }) {
  return (
    <span class="chips">
      {account.disabledAt === null ? (
        <span class="chip plain">{t.active[lang]}</span>
      ) : (
        <span class="chip bad">{t.disabled[lang]}</span>
      )}
      {account.locked ? <span class="chip bad">{t.locked[lang]}</span> : null}
      {account.mustChangePassword ? <span class="chip wait">{t.mustChange[lang]}</span> : null}
      {account.secondFactorSince ? <span class="chip">{t.secondFactor[lang]}</span> : null}
    </span>
  );
}
