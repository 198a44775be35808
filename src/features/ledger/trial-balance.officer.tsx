import { isPermitted } from '../../kernel/actor.ts';
import { tehranDay } from '../../kernel/calendar.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { type Choice, TextField } from '../../web/form.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { accountList } from './account-list.ts';
import { accountKindNames } from './ledger.text.ts';
import { askedIn, filterState, LedgerFilter, problemOf } from './ledger-filter.officer.tsx';
import { ledgerPageText as t } from './ledger-page.text.ts';
import {
  dayWords,
  type LedgerPlaces,
  officerPlaces,
  sideText,
  Title,
  withQuery,
} from './ledger-parts.officer.tsx';
import { RequestLines } from './ledger-request.officer.tsx';
import type { BalanceGroup } from './trial-balance.rules.ts';
import { viewRequests } from './view-requests.ts';
import { type TrialBalance, viewAccountBalances, viewTrialBalance } from './view-trial-balance.ts';

/** The manager's trial balance: the home of the books. */
export const trialBalanceRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.ledger, handle: ledgerPage },
  { method: 'get', path: paths.ledgerList, handle: accountsDownload },
];

const asked = ['asOf', 'knownAt', 'beforeClosing', 'organisationId'] as const;
/** What an address asks of the trial balance; a form sends what was left blank too. */
export const askedOf = (query: StaffPageRequest['query']): Readonly<Record<string, string>> =>
  askedIn(query, asked) as Record<string, string>;

async function ledgerPage(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, query } = request;
  const found = await viewTrialBalance(deps, actor, askedOf(query));
  if (!found.ok && found.problem.kind !== 'invalid') return problemPage(found.problem);
  const requests = await viewRequests(deps, actor);
  if (!requests.ok) return problemPage(requests.problem);
  const waiting = requests.value.filter(({ state }) => state === 'asked');
  return {
    kind: 'page',
    title: t.title[lang],
    status: found.ok ? 200 : 422,
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <GivingNav at="ledger" actor={actor} lang={lang} />
        <p class="quiet">{t.lead[lang]}</p>
        <p class="actions no-print">
          <a class="button" href={paths.ledgerEntries}>
            {t.journal[lang]}
          </a>
          <a class="button" href={paths.ledgerYears}>
            {t.years[lang]}
          </a>
          <a class="button" href={paths.bankAccounts}>
            {t.bankAccounts[lang]}
          </a>
        </p>
        {waiting.length === 0 ? null : (
          <section class="card no-print">
            <h2>{t.waiting[lang]}</h2>
            <RequestLines requests={waiting} lang={lang} />
          </section>
        )}
        <BalanceFilter places={officerPlaces} query={query} refused={problemOf(found)} lang={lang} />
        {found.ok ? (
          <BalanceSheet
            balance={found.value}
            places={officerPlaces}
            lang={lang}
            empty={
              isPermitted(actor, 'ledger:write') ? (
                <>
                  {t.empty[lang]} <a href={paths.bankAccounts}>{t.toBankAccounts[lang]}</a>
                </>
              ) : undefined
            }
          />
        ) : null}
      </>
    ),
  };
}

export async function accountsDownload({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const found = await viewAccountBalances(deps, actor, askedOf(query));
  if (!found.ok) return problemPage(found.problem);
  return {
    kind: 'download',
    type: 'text/csv; charset=utf-8',
    content: accountList(found.value.accounts, lang),
    fileName: `trial-balance-${found.value.asOf}.csv`,
  };
}

export function BalanceFilter({
  places,
  query,
  refused,
  lang,
  organisations,
}: {
  places: LedgerPlaces;
  query: StaffPageRequest['query'];
  refused: Problem | undefined;
  lang: Lang;
  organisations?: readonly Choice[];
}) {
  const state = filterState(askedOf(query), refused);
  const labels = { asOf: t.asOf[lang], knownAt: t.knownAt[lang], organisationId: t.organisation[lang] };
  const common = { state, lang, unmarked: true } as const;
  return (
    <LedgerFilter
      action={places.home}
      state={state}
      labels={labels}
      open={Object.keys(state.values).length > 0 || organisations !== undefined}
      organisations={organisations}
      all={t.allOrganisations[lang]}
      lang={lang}
    >
      <TextField {...common} name="asOf" label={t.asOf[lang]} hint={t.dateHint[lang]} ltr />
      <TextField {...common} name="knownAt" label={t.knownAt[lang]} hint={t.dateHint[lang]} ltr />
      <label class="check">
        <input
          type="checkbox"
          name="beforeClosing"
          value="true"
          checked={state.values.beforeClosing !== undefined}
        />
        <span>{t.beforeClosing[lang]}</span>
      </label>
    </LedgerFilter>
  );
}

/** The trial balance as a table, on paper too. */
export function BalanceSheet({
  balance,
  places,
  lang,
  empty,
}: {
  balance: TrialBalance;
  places: LedgerPlaces;
  lang: Lang;
  empty?: unknown;
}) {
  const { kinds, total, asOf, knownAt, beforeClosing, organisationId, organisationName } = balance;
  if (kinds.length === 0) return <p class="card empty">{(empty as string) ?? t.emptyAuditor[lang]}</p>;
  const isEqual = total.debitRial === total.creditRial;
  const list = withQuery(places.list, {
    asOf,
    knownAt: knownAt ?? undefined,
    beforeClosing: beforeClosing ? 'true' : undefined,
    organisationId: places.isAuditor ? (organisationId ?? undefined) : undefined,
  });
  return (
    <section class="card">
      <div class="head">
        <div>
          <h2>{t.trialBalance[lang]}</h2>
          <p class="quiet">
            {organisationName ? <bdi>{organisationName[lang]}</bdi> : t.allOrganisations[lang]} ·{' '}
            {t.asOf[lang]} {dayWords(asOf, lang)}
            {knownAt === null ? null : ` · ${t.knownAt[lang]} ${dayWords(tehranDay(knownAt), lang)}`}
            {beforeClosing ? ` · ${t.beforeClosing[lang]}` : null}
          </p>
        </div>
        <span class={isEqual ? 'chip' : 'chip bad'}>{(isEqual ? t.balanced : t.unbalanced)[lang]}</span>
      </div>
      <table class="cards figures balance">
        <caption class="visually-hidden">{t.trialBalance[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{t.account[lang]}</th>
            <th scope="col" class="end">
              {t.debit[lang]}
            </th>
            <th scope="col" class="end">
              {t.credit[lang]}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, debitRial, creditRial, groups }) => (
            <>
              <Row
                name={
                  <a
                    href={withQuery(places.entries, {
                      account: kind,
                      organisationId: organisationOf(places, balance),
                    })}
                  >
                    <strong>{accountKindNames[kind][lang]}</strong>
                  </a>
                }
                debitRial={debitRial}
                creditRial={creditRial}
                lang={lang}
                isSum
              />
              {groups.length === 1 && groups[0]?.title === null
                ? null
                : groups.map((group) => (
                    <Row
                      name={<GroupName group={group} balance={balance} places={places} lang={lang} />}
                      {...group}
                      lang={lang}
                    />
                  ))}
            </>
          ))}
          <Row name={<strong>{t.total[lang]}</strong>} {...total} lang={lang} isSum />
        </tbody>
      </table>
      <p class="actions no-print">
        <a class="button" href={list}>
          {t.csv[lang]}
        </a>
      </p>
    </section>
  );
}

const organisationOf = (places: LedgerPlaces, { organisationId }: TrialBalance): string | undefined =>
  places.isAuditor ? (organisationId ?? undefined) : undefined;

function Row(props: { name: unknown; debitRial: number; creditRial: number; lang: Lang; isSum?: boolean }) {
  const { name, debitRial, creditRial, lang, isSum } = props;
  const classOf = (rial: number) => (rial === 0 ? 'end num none' : 'end num');
  const side = (rial: number) =>
    isSum ? <strong>{sideText(rial, lang)}</strong> : <span>{sideText(rial, lang)}</span>;
  return (
    <tr>
      <td class={isSum ? 'main' : 'main under'}>{name as string}</td>
      <td class={classOf(debitRial)} data-label={t.debit[lang]}>
        {side(debitRial)}
      </td>
      <td class={classOf(creditRial)} data-label={t.credit[lang]}>
        {side(creditRial)}
      </td>
    </tr>
  );
}

function GroupName({
  group: { kind, id, title },
  balance,
  places,
  lang,
}: {
  group: BalanceGroup;
  balance: TrialBalance;
  places: LedgerPlaces;
  lang: Lang;
}) {
  const name = title?.[lang] ?? '';
  if (id === null) return <>{name}</>;
  const isBank = kind === 'cash' || kind === 'unidentified';
  const href = isBank
    ? withQuery(places.entries, { bankAccountId: id, organisationId: organisationOf(places, balance) })
    : places.fund(id);
  return (
    <a href={href}>
      <Title text={name} lang={lang} />
    </a>
  );
}
