import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { fund, ledgerAccount, ledgerEntry, ledgerLine, ledgerRequest } from '../../schema/ledger.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { account, organisation } from '../../schema/organisations.ts';
import { pledge, receipt } from '../../schema/pledges.ts';
import { sponsorship, sponsorshipEvent } from '../../schema/sponsorships.ts';
import { withoutOtherManager } from '../organisations/second-person.repo.ts';
import { quotesOf, sharesOf } from '../sponsorships/sponsorships.repo.ts';
import type { SecondRequest } from './second-request.rules.ts';

const most = 100;
const none = { kit: null, entry: null, year: null, refund: null } as const;
const names = {
  organisation: { fa: organisation.fa, en: organisation.en },
  askedByName: { fa: account.nameFa, en: account.nameEn },
};
type Reach = { readonly province: string } | 'nation';
const within = (reach: Reach): SQL | undefined =>
  reach === 'nation' ? undefined : eq(organisation.province, reach.province);

/** What waits for somebody above, the oldest first: of organisations in reach that have no other manager than who asked. */
export async function secondRequests(db: Reader, reach: Reach): Promise<readonly SecondRequest[]> {
  const all = [...(await ofBooks(db, reach)), ...(await ofKits(db, reach))];
  return all.sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1)).slice(0, most);
}

async function ofBooks(db: Reader, reach: Reach): Promise<readonly SecondRequest[]> {
  const rows = await db
    .select({ request: ledgerRequest, ...names })
    .from(ledgerRequest)
    .innerJoin(organisation, eq(organisation.id, ledgerRequest.organisationId))
    .innerJoin(account, eq(account.id, ledgerRequest.askedBy))
    .where(
      and(
        eq(ledgerRequest.state, 'asked'),
        within(reach),
        withoutOtherManager(sql`${ledgerRequest.organisationId}`, sql`${ledgerRequest.askedBy}`),
      ),
    )
    .orderBy(asc(ledgerRequest.askedAt))
    .limit(most);
  return await Promise.all(
    rows.map(async ({ request, ...row }): Promise<SecondRequest> => {
      const { id, kind, organisationId, askedAt, reason, revision, subject } = request;
      return {
        ...none,
        ...row,
        id,
        kind,
        organisationId,
        askedAt,
        reason,
        revision,
        year: kind === 'closing' ? Number(subject) : null,
        entry: kind === 'reversal' ? await entryOf(db, subject) : null,
        refund: kind === 'refund' ? await refundOf(db, request) : null,
      };
    }),
  );
}

async function entryOf(db: Reader, id: string): Promise<SecondRequest['entry']> {
  const [entry] = await db
    .select({ kind: ledgerEntry.kind, postedOn: ledgerEntry.postedOn })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.id, id));
  const lines = await db
    .select({ kind: ledgerAccount.kind, purpose: fund.purpose, amountRial: ledgerLine.amountRial })
    .from(ledgerLine)
    .innerJoin(ledgerAccount, eq(ledgerAccount.id, ledgerLine.accountId))
    .leftJoin(fund, eq(fund.id, ledgerAccount.fundId))
    .where(eq(ledgerLine.entryId, id))
    .orderBy(asc(ledgerLine.no));
  return entry ? { kind: entry.kind, postedOn: entry.postedOn as LocalDate, lines } : null;
}

async function refundOf(
  db: Reader,
  { subject, refund }: typeof ledgerRequest.$inferSelect,
): Promise<SecondRequest['refund']> {
  const [came] = await db
    .select({ on: receipt.receivedOn, rial: receipt.amountRial, intention: pledge.intention })
    .from(receipt)
    .innerJoin(pledge, eq(pledge.id, receipt.pledgeId))
    .where(eq(receipt.id, subject));
  if (!came || !refund) return null;
  const { amountRial, feeRial, feeFrom } = refund;
  return {
    amountRial,
    feeRial,
    feeFrom,
    receivedOn: came.on as LocalDate,
    receivedRial: came.rial,
    intention: came.intention,
  };
}

async function ofKits(db: Reader, reach: Reach): Promise<readonly SecondRequest[]> {
  const asked = db
    .select({
      id: sql<string>`max(${sponsorshipEvent.id})`.as('asked_id'),
      of: sponsorshipEvent.sponsorshipId,
    })
    .from(sponsorshipEvent)
    .where(
      sql`${sponsorshipEvent.event} = 'cancel-asked' and not exists (select 1 from sponsorship_event later
        where later.sponsorship_id = ${sponsorshipEvent.sponsorshipId} and later.rowid > sponsorship_event.rowid
        and later.event in ('cancel-asked','cancel-refused','cancelled'))`,
    )
    .groupBy(sponsorshipEvent.sponsorshipId)
    .as('asked');
  const askedBy = sql<string>`case ${sponsorship.state} when 'proposed' then ${sponsorship.proposedBy} else ${sponsorshipEvent.recordedBy} end`;
  const rows = await db
    .select({
      one: sponsorship,
      ...names,
      title: { fa: opportunity.titleFa, en: opportunity.titleEn },
      askedAt: sponsorshipEvent.recordedAt,
      details: sponsorshipEvent.details,
    })
    .from(sponsorship)
    .innerJoin(organisation, eq(organisation.id, sponsorship.organisationId))
    .innerJoin(opportunity, eq(opportunity.id, sponsorship.opportunityId))
    .leftJoin(asked, eq(asked.of, sponsorship.id))
    .leftJoin(sponsorshipEvent, eq(sponsorshipEvent.id, asked.id))
    .innerJoin(account, sql`${account.id} = ${askedBy}`)
    .where(
      and(
        inArray(sponsorship.state, ['proposed', 'allocated']),
        sql`(${sponsorship.state} = 'proposed' or ${isNotNull(sponsorshipEvent.id)})`,
        within(reach),
        withoutOtherManager(sql`${sponsorship.organisationId}`, askedBy),
      ),
    )
    .orderBy(asc(sponsorship.proposedAt))
    .limit(most);
  return await Promise.all(
    rows.map(
      async ({ one, organisation: its, askedByName, title, askedAt, details }): Promise<SecondRequest> => {
        const isProposal = one.state === 'proposed';
        const shares = await sharesOf(db, one.id);
        const reason = details?.reason;
        return {
          ...none,
          id: one.id,
          kind: isProposal ? 'approval' : 'withdrawal',
          organisationId: one.organisationId,
          organisation: its,
          askedAt: isProposal ? one.proposedAt : (askedAt ?? one.proposedAt),
          askedByName,
          reason: !isProposal && typeof reason === 'string' ? reason : null,
          revision: one.revision,
          kit: {
            title,
            priceRial: one.priceRial,
            contingencyRial: one.contingencyRial,
            trustMonths: one.trustMonths,
            fromStock: one.kitFrom !== null || shares.some(({ kind }) => kind === 'in-kind'),
            payers: shares
              .filter(({ releasedAt }) => releasedAt === null)
              .map(({ source, kind, amountRial, contingencyRial }) => ({
                source,
                kind,
                amountRial,
                contingencyRial,
              })),
            quotes: (await quotesOf(db, one.id)).map(({ supplier, priceRial, expiresOn }) => ({
              supplier,
              priceRial,
              expiresOn,
            })),
          },
        };
      },
    ),
  );
}
