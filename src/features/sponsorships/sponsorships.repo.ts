import { and, asc, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import { fund } from '../../schema/ledger.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { person } from '../../schema/people.ts';
import { pledge } from '../../schema/pledges.ts';
import {
  coachVisit,
  kitUnit,
  quote,
  sponsorship,
  sponsorshipEvent,
  sponsorshipShare,
} from '../../schema/sponsorships.ts';
import { cancelAsked } from './cancel-asked.rules.ts';
import type { SponsorshipState } from './sponsorship.rules.ts';
import type {
  CoachVisitRecord,
  EventRecord,
  QueuedSponsorship,
  QuoteRecord,
  ShareRecord,
  SponsorshipRecord,
  SponsorshipWhole,
  UnitRecord,
} from './sponsorship-record.rules.ts';
import { shownAhead, waitDays } from './steps.rules.ts';
import type { Waiting } from './waiting.rules.ts';

export interface SponsorshipsQuery {
  readonly state?: SponsorshipState | undefined;
  readonly waiting?: Waiting | undefined;
  readonly personId?: string | undefined;
  /** An account: what waits for a manager's word and was not asked by that account. */
  readonly waitsFor?: string | undefined;
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

const columns = {
  sponsorship,
  given: person.givenName,
  family: person.familyName,
  titleFa: opportunity.titleFa,
  titleEn: opportunity.titleEn,
};
interface Row {
  readonly sponsorship: typeof sponsorship.$inferSelect;
  readonly given: string;
  readonly family: string;
  readonly titleFa: string;
  readonly titleEn: string | null;
}
type Day = LocalDate | null;

const recordOf = ({ sponsorship: row, given, family, titleFa, titleEn }: Row): SponsorshipRecord => ({
  ...row,
  approvedOn: row.approvedOn as Day,
  purchasedOn: row.purchasedOn as Day,
  deliveredOn: row.deliveredOn as Day,
  coachedOn: row.coachedOn as Day,
  earningOn: row.earningOn as Day,
  endedOn: row.endedOn as Day,
  titlePassedOn: row.titlePassedOn as Day,
  personName: { given, family },
  title: { fa: titleFa, en: titleEn },
});

const quoteUntil = sql<
  string | null
>`(select max(q.expires_on) from quote q where q.sponsorship_id = ${sponsorship.id})`;
const visitDue = sql<string | null>`(select min(v.due_on) from coach_visit v
  where v.sponsorship_id = ${sponsorship.id} and v.done_on is null and v.cancelled_at is null)`;
const titleDue = sql<
  string | null
>`date(${sponsorship.deliveredOn}, '+' || ${sponsorship.trustMonths} || ' months')`;
const heldStates = ['delivered', 'coached', 'earning'] as const;

const lastWish = (what: 'recorded_at' | 'recorded_by') => sql<
  string | null
>`(select case when e.event = 'cancel-asked' then e.${sql.raw(what)} end from sponsorship_event e
  where e.sponsorship_id = ${sponsorship.id} and e.event in ('cancel-asked','cancel-refused','cancelled') order by e.rowid desc limit 1)`;
/** Instant at which somebody asked to withdraw an approval, where that waits for another. */
const cancelAskedAt = lastWish('recorded_at');
const cancelAskedBy = lastWish('recorded_by');

const dueOn = sql<string | null>`case ${sponsorship.state}
  when 'proposed' then date(${sponsorship.proposedAt}, ${`+${waitDays.approve} days`})
  when 'allocated' then coalesce(date(${cancelAskedAt}, ${`+${waitDays.approve} days`}), ${quoteUntil}, ${sponsorship.approvedOn})
  when 'purchased' then date(${sponsorship.purchasedOn}, ${`+${waitDays.deliver} days`})
  when 'ended' then null when 'cancelled' then null
  else min(coalesce(${visitDue}, ${titleDue}), ${titleDue}) end`;
const waiting = sql<Waiting | null>`case ${sponsorship.state} when 'proposed' then 'approve'
  when 'allocated' then case when ${cancelAskedAt} is null then 'buy' else 'cancel' end
  when 'purchased' then 'deliver' when 'ended' then null when 'cancelled' then null
  else case when coalesce(${visitDue}, '9') <= ${titleDue} then 'visit' else 'title' end end`;
/** Sorted last where nothing waits. */
const listedBy = sql<string>`coalesce(${dueOn}, '9999-' || ${sponsorship.proposedAt})`;

function isWaiting(kind: Waiting, today: LocalDate): SQL | undefined {
  if (kind === 'approve') return eq(sponsorship.state, 'proposed');
  if (kind === 'buy' || kind === 'cancel')
    return and(
      eq(sponsorship.state, 'allocated'),
      kind === 'buy' ? sql`${cancelAskedAt} is null` : sql`${cancelAskedAt} is not null`,
    );
  if (kind === 'deliver') return eq(sponsorship.state, 'purchased');
  const due = kind === 'visit' ? visitDue : titleDue;
  return and(
    inArray(sponsorship.state, [...heldStates]),
    sql`${due} <= date(${today}, ${`+${shownAhead[kind]} days`})`,
  );
}

/** A proposal or a wish to withdraw an approval that somebody else than this account wrote. */
const waitsForWordOf = (accountId: string): SQL | undefined =>
  or(
    and(eq(sponsorship.state, 'proposed'), sql`${sponsorship.proposedBy} <> ${accountId}`),
    and(eq(sponsorship.state, 'allocated'), sql`${cancelAskedBy} <> ${accountId}`),
  );

/** Sponsorships of one organisation; those of any other do not exist here. */
export function sponsorshipsRepo(db: Reader, scope: Scope) {
  const own = eq(sponsorship.organisationId, scope.organisationId);
  const select = () =>
    db
      .select({ ...columns, waiting, dueOn, quoteUntil })
      .from(sponsorship)
      .innerJoin(person, eq(person.id, sponsorship.personId))
      .innerJoin(opportunity, eq(opportunity.id, sponsorship.opportunityId));
  const queued = (row: Awaited<ReturnType<typeof select>>[number]): QueuedSponsorship => ({
    ...recordOf(row),
    waiting: row.waiting,
    dueOn: row.dueOn as Day,
    quoteUntil: row.quoteUntil as Day,
  });
  return {
    async find(id: string): Promise<SponsorshipRecord | undefined> {
      const [row] = await select().where(and(own, eq(sponsorship.id, id)));
      return row && recordOf(row);
    },

    async whole(id: string): Promise<SponsorshipWhole | undefined> {
      const [row] = await select().where(and(own, eq(sponsorship.id, id)));
      if (!row) return undefined;
      return {
        ...recordOf(row),
        shares: await sharesOf(db, id),
        quotes: await quotesOf(db, id),
        unit: (await unitOf(db, id)) ?? null,
        events: await eventsOf(db, id),
        visits: await visitsOf(db, id),
      };
    },

    /** What is due first, first. */
    async list(query: SponsorshipsQuery, today: LocalDate) {
      const { state, waiting: kind, personId, waitsFor, after } = query;
      const fits = and(
        own,
        state === undefined ? undefined : eq(sponsorship.state, state),
        kind === undefined ? undefined : isWaiting(kind, today),
        personId === undefined ? undefined : eq(sponsorship.personId, personId),
        waitsFor === undefined ? undefined : waitsForWordOf(waitsFor),
      );
      const by = kind === 'visit' ? visitDue : kind === 'title' ? titleDue : listedBy;
      const behind = after && or(gt(by, after.key), and(eq(by, after.key), gt(sponsorship.id, after.id)));
      const rows = await db
        .select({ ...columns, waiting, dueOn: kind === 'title' ? titleDue : dueOn, quoteUntil, by })
        .from(sponsorship)
        .innerJoin(person, eq(person.id, sponsorship.personId))
        .innerJoin(opportunity, eq(opportunity.id, sponsorship.opportunityId))
        .where(and(fits, behind))
        .orderBy(asc(by), asc(sponsorship.id))
        .limit(query.limit + 1);
      const [counted] = await db.select({ total: sql<number>`count(*)` }).from(sponsorship).where(fits);
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      return {
        items: page.map(queued),
        total: counted?.total ?? 0,
        ...(rows.length > query.limit && last
          ? { next: { key: String(last.by), id: last.sponsorship.id } }
          : {}),
      };
    },

    /** How many wait for each thing, and how many of them are due on that day or were before. */
    async counts(today: LocalDate): Promise<{
      readonly all: Readonly<Record<Waiting, number>>;
      readonly due: Readonly<Record<Waiting, number>>;
    }> {
      const sum = (one: SQL | undefined) => sql<number>`coalesce(sum(case when ${one} then 1 else 0 end), 0)`;
      const isDue = (kind: Waiting) =>
        and(
          isWaiting(kind, today),
          sql`${kind === 'title' ? titleDue : kind === 'visit' ? visitDue : dueOn} <= ${today}`,
        );
      const each = (of: (kind: Waiting) => SQL<number>) => ({
        approve: of('approve'),
        cancel: of('cancel'),
        buy: of('buy'),
        deliver: of('deliver'),
        visit: of('visit'),
        title: of('title'),
      });
      const open = and(own, sql`${sponsorship.state} not in ('ended','cancelled')`);
      const [row] = await db
        .select({ all: each((kind) => sum(isWaiting(kind, today))), due: each((kind) => sum(isDue(kind))) })
        .from(sponsorship)
        .where(open);
      if (!row) throw new Error('a sum that answers nothing');
      return row;
    },
  };
}

/** Who pays it, the largest share first; also what went back. */
export async function sharesOf(db: Reader, sponsorshipId: string): Promise<readonly ShareRecord[]> {
  return await db
    .select({
      sponsorshipId: sponsorshipShare.sponsorshipId,
      fundId: sponsorshipShare.fundId,
      pledgeId: sponsorshipShare.pledgeId,
      kind: sponsorshipShare.kind,
      amountRial: sponsorshipShare.amountRial,
      contingencyRial: sponsorshipShare.contingencyRial,
      releasedAt: sponsorshipShare.releasedAt,
      source: fund.source,
      purpose: fund.purpose,
      fundName: fund.name,
      benefactorId: fund.benefactorId,
      intention: fund.intention,
      fallback: pledge.fallback,
    })
    .from(sponsorshipShare)
    .innerJoin(fund, eq(fund.id, sponsorshipShare.fundId))
    .leftJoin(pledge, eq(pledge.id, sponsorshipShare.pledgeId))
    .where(eq(sponsorshipShare.sponsorshipId, sponsorshipId))
    .orderBy(desc(sponsorshipShare.amountRial), asc(sponsorshipShare.fundId));
}

export async function quotesOf(db: Reader, sponsorshipId: string): Promise<readonly QuoteRecord[]> {
  const rows = await db
    .select()
    .from(quote)
    .where(eq(quote.sponsorshipId, sponsorshipId))
    .orderBy(asc(quote.priceRial), asc(quote.id));
  return rows.map(({ id, supplier, priceRial, quotedOn, expiresOn, note }) => ({
    id,
    supplier,
    priceRial,
    quotedOn: quotedOn as LocalDate,
    expiresOn: expiresOn as LocalDate,
    note,
  }));
}

const unitRecord = (row: typeof kitUnit.$inferSelect): UnitRecord => ({
  ...row,
  boughtOn: row.boughtOn as LocalDate,
});

/** The kit that is meant for a sponsorship, or that its household holds. */
export async function unitOf(db: Reader, sponsorshipId: string): Promise<UnitRecord | undefined> {
  const [row] = await db
    .select()
    .from(kitUnit)
    .where(and(eq(kitUnit.sponsorshipId, sponsorshipId), sql`${kitUnit.state} <> 'returned'`))
    .orderBy(desc(kitUnit.boughtOn), desc(kitUnit.id))
    .limit(1);
  return row && unitRecord(row);
}

export async function unitById(db: Reader, id: string): Promise<UnitRecord | undefined> {
  const [row] = await db.select().from(kitUnit).where(eq(kitUnit.id, id));
  return row && unitRecord(row);
}

/** Whether a household has a kit on its way: it may have one at a time. */
export async function hasOneOpen(db: Reader, householdId: string): Promise<boolean> {
  const open = inArray(sponsorship.state, ['proposed', 'allocated', 'purchased']);
  const rows = await db
    .select({ id: sponsorship.id })
    .from(sponsorship)
    .where(and(eq(sponsorship.householdId, householdId), open))
    .limit(1);
  return rows.length > 0;
}

/** Kits in the stock that are meant for nobody, the oldest first. */
export async function unitsInStock(
  db: Reader,
  scope: Scope,
  opportunityId?: string,
): Promise<readonly (UnitRecord & { readonly title: SponsorshipRecord['title'] })[]> {
  const rows = await db
    .select({ unit: kitUnit, fa: opportunity.titleFa, en: opportunity.titleEn })
    .from(kitUnit)
    .innerJoin(opportunity, eq(opportunity.id, kitUnit.opportunityId))
    .where(
      and(
        eq(kitUnit.organisationId, scope.organisationId),
        eq(kitUnit.state, 'stock'),
        isNull(kitUnit.sponsorshipId),
        opportunityId === undefined ? undefined : eq(kitUnit.opportunityId, opportunityId),
      ),
    )
    .orderBy(asc(kitUnit.boughtOn), asc(kitUnit.id))
    .limit(200);
  return rows.map(({ unit, fa, en }) => ({ ...unitRecord(unit), title: { fa, en } }));
}

/** The kit that a sponsorship left in the stock, where it is meant for nobody else yet. */
export async function unitInStockOf(db: Reader, sponsorshipId: string): Promise<UnitRecord | undefined> {
  const [row] = await db
    .select()
    .from(kitUnit)
    .where(
      and(eq(kitUnit.stockRef, sponsorshipId), eq(kitUnit.state, 'stock'), isNull(kitUnit.sponsorshipId)),
    );
  return row && unitRecord(row);
}

export async function eventsOf(db: Reader, sponsorshipId: string): Promise<readonly EventRecord[]> {
  const rows = await db
    .select()
    .from(sponsorshipEvent)
    .where(eq(sponsorshipEvent.sponsorshipId, sponsorshipId))
    .orderBy(sql`rowid`);
  return rows.map(({ sponsorshipId: _, happenedOn, ...row }) => ({
    ...row,
    happenedOn: happenedOn as LocalDate,
  }));
}

async function visitsOf(db: Reader, sponsorshipId: string): Promise<readonly CoachVisitRecord[]> {
  const rows = await db
    .select()
    .from(coachVisit)
    .where(eq(coachVisit.sponsorshipId, sponsorshipId))
    .orderBy(asc(coachVisit.dueOn), asc(coachVisit.id));
  return rows.map(({ recordedBy: _r, revision: _v, ...row }) => ({
    ...row,
    dueOn: row.dueOn as LocalDate,
    doneOn: row.doneOn as Day,
  }));
}

/** The sponsorship that an award came of: the award follows it and is changed nowhere else. */
export async function sponsorshipOfAward(db: Reader, awardId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: sponsorship.id })
    .from(sponsorship)
    .where(eq(sponsorship.awardId, awardId));
  return row?.id;
}

/** What waits for a second person of a sponsorship of any organisation, and who asked for it. */
export async function waitingForSecond(
  db: Reader,
  id: string,
): Promise<
  | { readonly kind: 'approval' | 'withdrawal'; readonly organisationId: string; readonly askedBy: string }
  | undefined
> {
  const [row] = await db
    .select({
      state: sponsorship.state,
      organisationId: sponsorship.organisationId,
      proposedBy: sponsorship.proposedBy,
    })
    .from(sponsorship)
    .where(eq(sponsorship.id, id));
  if (!row) return undefined;
  const { state, organisationId, proposedBy } = row;
  if (state === 'proposed') return { kind: 'approval', organisationId, askedBy: proposedBy };
  const asked = cancelAsked({ state, events: await eventsOf(db, id) });
  return asked && { kind: 'withdrawal', organisationId, askedBy: asked.recordedBy };
}
