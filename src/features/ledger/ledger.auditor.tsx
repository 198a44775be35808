import { formatNumber } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { filtersOf, Journal, JournalFilter, ledgerChoices } from './journal.officer.tsx';
import { entryKindNames } from './ledger.text.ts';
import { EntryFacts, EntryHead, EntryLines } from './ledger-entry.officer.tsx';
import { problemOf } from './ledger-filter.officer.tsx';
import { ledgerPageText as t } from './ledger-page.text.ts';
import { auditorPlaces, withQuery } from './ledger-parts.officer.tsx';
import { viewEntries, viewEntry } from './list-entries.ts';
import { listLedgerOrganisations } from './list-organisations.ts';
import { askedYear, StatementSheet, YearTabs } from './statement.officer.tsx';
import { accountsDownload, askedOf, BalanceFilter, BalanceSheet } from './trial-balance.officer.tsx';
import { viewStatement } from './view-statement.ts';
import { viewTrialBalance } from './view-trial-balance.ts';

/** An auditor's books: the balance of all or one, the journal of one, entries and statements of funds. Reads alone. */
export const auditorLedgerRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.auditorLedger, handle: balancePage },
  { method: 'get', path: paths.auditorLedgerList, handle: accountsDownload },
  { method: 'get', path: paths.auditorLedgerEntries, handle: journalPage },
  { method: 'get', path: '/auditor/ledger/entries/:id', handle: entryPage },
  { method: 'get', path: paths.auditorStatement, handle: statementPage },
];

async function balancePage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const organisations = await listLedgerOrganisations(deps, actor);
  if (!organisations.ok) return problemPage(organisations.problem);
  const found = await viewTrialBalance(deps, actor, askedOf(query));
  if (!found.ok && found.problem.kind !== 'invalid') return problemPage(found.problem);
  const choices = organisations.value.map(({ id, name }) => ({ value: id, label: name[lang] }));
  return {
    kind: 'page',
    title: t.title[lang],
    status: found.ok ? 200 : 422,
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">{t.leadAuditor[lang]}</p>
        <p class="actions no-print">
          <a class="button" href={paths.auditor}>
            {t.record[lang]}
          </a>
          {choices.length === 0 ? null : (
            <a
              class="button"
              href={withQuery(paths.auditorLedgerEntries, {
                organisationId: query.organisationId || choices[0]?.value,
              })}
            >
              {t.journal[lang]}
            </a>
          )}
        </p>
        <BalanceFilter
          places={auditorPlaces}
          query={query}
          refused={problemOf(found)}
          organisations={choices}
          lang={lang}
        />
        {found.ok ? <BalanceSheet balance={found.value} places={auditorPlaces} lang={lang} /> : null}
      </>
    ),
  };
}

async function journalPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const organisations = await listLedgerOrganisations(deps, actor);
  if (!organisations.ok) return problemPage(organisations.problem);
  const organisationId = query.organisationId || organisations.value[0]?.id;
  const filters = { ...filtersOf(query), ...(organisationId === undefined ? {} : { organisationId }) };
  const found = await viewEntries(deps, actor, { ...filters, cursor: query.cursor, limit: '50' });
  if (!found.ok && found.problem.kind !== 'invalid') return problemPage(found.problem);
  return {
    kind: 'page',
    title: t.journal[lang],
    status: found.ok || organisationId === undefined ? 200 : 422,
    body: (
      <>
        <h1>{t.journal[lang]}</h1>
        <p class="no-print">
          <a href={withQuery(paths.auditorLedger, { organisationId })}>{t.trialBalance[lang]}</a>
        </p>
        {organisationId === undefined ? (
          <p class="card empty">{t.emptyAuditor[lang]}</p>
        ) : (
          <JournalFilter
            places={auditorPlaces}
            filters={filters}
            refused={problemOf(found)}
            choices={await ledgerChoices(deps, actor, lang, organisationId)}
            organisations={organisations.value.map(({ id, name }) => ({ value: id, label: name[lang] }))}
            lang={lang}
          />
        )}
        {found.ok ? (
          <Journal page={found.value} places={auditorPlaces} filters={filters} lang={lang} />
        ) : null}
      </>
    ),
  };
}

async function entryPage({ deps, actor, lang, params }: StaffPageRequest): Promise<PageReply> {
  const found = await viewEntry(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const entry = found.value;
  const { organisationId } = entry;
  return {
    kind: 'page',
    title: `${entryKindNames[entry.kind][lang]} · ${t.entryTitle(formatNumber(entry.seq, lang))[lang]}`,
    body: (
      <>
        <EntryHead entry={entry} lang={lang} />
        <p class="no-print">
          <a href={withQuery(paths.auditorLedgerEntries, { organisationId })}>{t.journal[lang]}</a>
        </p>
        <section class="card">
          <EntryFacts entry={entry} places={auditorPlaces} lang={lang} />
          <EntryLines entry={entry} places={auditorPlaces} lang={lang} />
        </section>
      </>
    ),
  };
}

async function statementPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const { fundId, benefactorId, campaignId } = query;
  const of = {
    ...(fundId ? { fundId } : {}),
    ...(benefactorId ? { benefactorId } : {}),
    ...(campaignId ? { campaignId } : {}),
  };
  if (Object.keys(of).length === 0) return problemPage(problem('not-found'));
  const found = await viewStatement(deps, actor, { ...of, ...askedYear(query) });
  if (!found.ok) return problemPage(found.problem);
  return {
    kind: 'page',
    title: t.statementOf(found.value.of[lang])[lang],
    body: (
      <>
        <h1>{t.statementOf(found.value.of[lang])[lang]}</h1>
        <p class="no-print">
          <a href={paths.auditorLedger}>{t.trialBalance[lang]}</a>
        </p>
        <YearTabs
          year={found.value.year}
          base={paths.auditorStatement}
          query={of}
          now={deps.now()}
          lang={lang}
        />
        <StatementSheet statement={found.value} places={auditorPlaces} lang={lang} />
      </>
    ),
  };
}
