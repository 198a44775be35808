import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import { type Choice, SelectField, TextField } from '../../web/form.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import type { EntryRecord } from './entry-record.rules.ts';
import { fundTitle } from './fund.rules.ts';
import { accountKinds, entryKinds } from './ledger.rules.ts';
import { accountKindNames, entryKindNames } from './ledger.text.ts';
import { askedIn, filterState, LedgerFilter, problemOf } from './ledger-filter.officer.tsx';
import { ledgerPageText as t } from './ledger-page.text.ts';
import { Code, dayWords, type LedgerPlaces, officerPlaces, withQuery } from './ledger-parts.officer.tsx';
import { listBankAccounts } from './list-bank-accounts.ts';
import { type EntryPage, viewEntries } from './list-entries.ts';
import { bankTitle } from './trial-balance.rules.ts';
import { viewFunds } from './view-funds.ts';

/** The journal: every entry in the order of posting, the last first. */
export const journalRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.ledgerEntries, handle: journalPage },
];

const names = [
  'from',
  'to',
  'kind',
  'account',
  'fundId',
  'bankAccountId',
  'pledgeId',
  'sponsorshipId',
  'organisationId',
] as const;
type Filters = Readonly<Partial<Record<(typeof names)[number], string>>>;

export const filtersOf = (query: StaffPageRequest['query']): Filters => askedIn(query, names);

async function journalPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const filters = filtersOf(query);
  const found = await viewEntries(deps, actor, { ...filters, cursor: query.cursor, limit: '50' });
  if (!found.ok && found.problem.kind !== 'invalid') return problemPage(found.problem);
  const choices = await ledgerChoices(deps, actor, lang, undefined);
  return {
    kind: 'page',
    title: t.journal[lang],
    status: found.ok ? 200 : 422,
    body: (
      <>
        <h1>{t.journal[lang]}</h1>
        <GivingNav at="ledger" actor={actor} lang={lang} />
        <p class="no-print">
          <a href={paths.ledger}>{t.trialBalance[lang]}</a>
        </p>
        <JournalFilter
          places={officerPlaces}
          filters={filters}
          refused={problemOf(found)}
          choices={choices}
          lang={lang}
        />
        {found.ok ? (
          <Journal page={found.value} places={officerPlaces} filters={filters} lang={lang} />
        ) : null}
      </>
    ),
  };
}

/** Own funds, credit lines and bank accounts to filter by. */
export async function ledgerChoices(
  deps: StaffPageRequest['deps'],
  actor: StaffPageRequest['actor'],
  lang: Lang,
  organisationId: string | undefined,
): Promise<{ readonly funds: readonly Choice[]; readonly banks: readonly Choice[] }> {
  const of = organisationId === undefined ? {} : { organisationId };
  const own = await viewFunds(deps, actor, { ...of, source: 'association', limit: '100' });
  const lines = await viewFunds(deps, actor, { ...of, source: 'credit-line', limit: '100' });
  const banks = await listBankAccounts(deps, actor, organisationId);
  return {
    funds: [...(own.ok ? own.value.items : []), ...(lines.ok ? lines.value.items : [])].map((one) => ({
      value: one.id,
      label: fundTitle(one)[lang],
    })),
    banks: (banks.ok ? banks.value : []).map(({ id, bank, iban }) => ({
      value: id,
      label: bankTitle(bank, iban)[lang],
    })),
  };
}

export function JournalFilter(props: {
  places: LedgerPlaces;
  filters: Filters;
  refused: Problem | undefined;
  choices: { readonly funds: readonly Choice[]; readonly banks: readonly Choice[] };
  lang: Lang;
  organisations?: readonly Choice[];
}) {
  const { places, filters, refused, choices, lang, organisations } = props;
  const state = filterState(filters, refused);
  const common = { state, lang, unmarked: true } as const;
  // A fund of a benefactor is filtered by from its own page: it stands in the list while it is.
  const funds =
    filters.fundId === undefined || choices.funds.some(({ value }) => value === filters.fundId)
      ? choices.funds
      : [...choices.funds, { value: filters.fundId, label: filters.fundId }];
  const labels = {
    from: t.from[lang],
    to: t.to[lang],
    kind: t.kind[lang],
    organisationId: t.organisation[lang],
  };
  const isOpen = Object.keys(filters).length > 0 || state.errors.length > 0;
  return (
    <LedgerFilter
      action={places.entries}
      state={state}
      labels={labels}
      open={isOpen}
      organisations={organisations}
      lang={lang}
      after={(['pledgeId', 'sponsorshipId'] as const).map((name) =>
        filters[name] ? (
          <p>
            <input type="hidden" name={name} value={filters[name]} />
            {t.chosenOnly[lang]} {(name === 'pledgeId' ? t.ofPledge : t.ofSponsorship)[lang]}{' '}
            <Code text={filters[name] ?? ''} />
          </p>
        ) : null,
      )}
    >
      <TextField {...common} name="from" label={t.from[lang]} hint={t.dateHint[lang]} ltr />
      <TextField {...common} name="to" label={t.to[lang]} hint={t.dateHint[lang]} ltr />
      <SelectField
        {...common}
        name="kind"
        label={t.kind[lang]}
        empty={t.everyKind[lang]}
        choices={entryKinds.map((value) => ({ value, label: entryKindNames[value][lang] }))}
      />
      <SelectField
        {...common}
        name="account"
        label={t.account[lang]}
        empty={t.everyBankAccount[lang]}
        choices={accountKinds.map((value) => ({ value, label: accountKindNames[value][lang] }))}
      />
      <SelectField {...common} name="fundId" label={t.fund[lang]} empty={t.everyFund[lang]} choices={funds} />
      <SelectField
        {...common}
        name="bankAccountId"
        label={t.bankAccount[lang]}
        empty={t.everyBankAccount[lang]}
        choices={choices.banks}
      />
    </LedgerFilter>
  );
}

export function Journal({
  page: { items, total, nextCursor },
  places,
  filters,
  lang,
}: {
  page: EntryPage;
  places: LedgerPlaces;
  filters: Filters;
  lang: Lang;
}) {
  return (
    <>
      <p class="quiet" role="status">
        {t.entries(formatNumber(total, lang))[lang]}
      </p>
      {items.length === 0 ? (
        <p class="card empty">
          {
            (Object.keys(filters).length > 0 ? t.noEntries : places.isAuditor ? t.emptyAuditor : t.empty)[
              lang
            ]
          }
        </p>
      ) : (
        <table class="cards figures">
          <caption class="visually-hidden">{t.journal[lang]}</caption>
          <thead>
            <tr>
              <th scope="col">{t.kind[lang]}</th>
              <th scope="col">{t.day[lang]}</th>
              <th scope="col" class="end">
                {t.amount[lang]}
              </th>
              <th scope="col" class="end">
                {t.number[lang]}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <Line entry={one} places={places} lang={lang} />
            ))}
          </tbody>
        </table>
      )}
      {nextCursor ? (
        <p class="no-print">
          <a class="button" href={withQuery(places.entries, { ...filters, cursor: nextCursor })}>
            {formText.next[lang]}
          </a>
        </p>
      ) : null}
    </>
  );
}

function Line({ entry, places, lang }: { entry: EntryRecord; places: LedgerPlaces; lang: Lang }) {
  return (
    <tr>
      <td class="main">
        <a href={places.entry(entry.id)}>{entryKindNames[entry.kind][lang]}</a>{' '}
        {entry.reversedBy === null ? null : <span class="chip plain">{t.reversedBy[lang]}</span>}
      </td>
      <td data-label={t.day[lang]}>
        <span>{dayWords(entry.postedOn, lang)}</span>
      </td>
      <td class="end num" data-label={t.amount[lang]}>
        <span>{formatNumber(entry.amountRial, lang)}</span>
      </td>
      <td class="end num" data-label={t.number[lang]}>
        <span>{formatNumber(entry.seq, lang)}</span>
      </td>
    </tr>
  );
}
