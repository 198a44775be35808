import { and, asc, count, desc, eq, inArray, lt, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { account } from '../../schema/organisations.ts';
import { person } from '../../schema/people.ts';
import { placement, referral, referralEvent } from '../../schema/referrals.ts';
import { isVacanciesFull } from '../placements/placement.rules.ts';
import { openStates, type ReferralState } from './referral.rules.ts';
import type { ReferralEventRecord, ReferralRecord, ReferralWithHistory } from './referral-record.rules.ts';

export interface ReferralFilter {
  readonly state?: ReferralState | undefined;
  readonly personId?: string | undefined;
  readonly opportunityId?: string | undefined;
  readonly open?: boolean | undefined;
}

const columns = {
  id: referral.id,
  organisationId: referral.organisationId,
  personId: referral.personId,
  opportunityId: referral.opportunityId,
  state: referral.state,
  reason: referral.reason,
  score: referral.score,
  weightsVersion: referral.weightsVersion,
  consentedAt: referral.consentedAt,
  createdAt: referral.createdAt,
  updatedAt: referral.updatedAt,
  revision: referral.revision,
  givenName: person.givenName,
  familyName: person.familyName,
  kind: opportunity.kind,
  titleFa: opportunity.titleFa,
  titleEn: opportunity.titleEn,
  placementId: placement.id,
};

/** Referrals of one organisation; those of any other do not exist here. */
export function referralsRepo(db: Reader, scope: Scope) {
  const inScope = eq(referral.organisationId, scope.organisationId);
  const isOpen = inArray(referral.state, [...openStates]);

  const records = async (where: SQL | undefined, limit?: number): Promise<ReferralRecord[]> => {
    const query = db
      .select(columns)
      .from(referral)
      .innerJoin(person, eq(person.id, referral.personId))
      .innerJoin(opportunity, eq(opportunity.id, referral.opportunityId))
      .leftJoin(placement, eq(placement.referralId, referral.id))
      .where(and(inScope, where))
      .orderBy(desc(referral.updatedAt), desc(referral.id));
    const rows = limit === undefined ? await query : await query.limit(limit);
    return rows.map(({ givenName, familyName, titleFa, titleEn, ...row }) => ({
      ...row,
      personName: { given: givenName, family: familyName },
      title: { fa: titleFa, en: titleEn },
    }));
  };

  return {
    async find(id: string): Promise<ReferralWithHistory | undefined> {
      const [found] = await records(eq(referral.id, id));
      return found && { ...found, history: await historyOf(db, id) };
    },

    /** The latest moved first. `total` counts all that fit the filter, whatever the page. */
    async list(
      filter: ReferralFilter & { readonly limit: number; readonly after?: Cursor | undefined },
    ): Promise<{ items: readonly ReferralRecord[]; next: Cursor | undefined; total: number }> {
      const where = and(
        inScope,
        filter.state === undefined ? undefined : eq(referral.state, filter.state),
        filter.personId === undefined ? undefined : eq(referral.personId, filter.personId),
        filter.opportunityId === undefined ? undefined : eq(referral.opportunityId, filter.opportunityId),
        filter.open === undefined
          ? undefined
          : filter.open
            ? isOpen
            : notInArray(referral.state, [...openStates]),
      );
      const { after } = filter;
      const beyond =
        after &&
        or(
          lt(referral.updatedAt, after.key),
          and(eq(referral.updatedAt, after.key), lt(referral.id, after.id)),
        );
      const rows = await records(and(where, beyond), filter.limit + 1);
      const items = rows.slice(0, filter.limit);
      const last = items.at(-1);
      const [counted] = await db.select({ total: count() }).from(referral).where(where);
      return {
        items,
        next: rows.length > filter.limit && last ? { key: last.updatedAt, id: last.id } : undefined,
        total: counted?.total ?? 0,
      };
    },

    openOf: (personId: string) => records(and(isOpen, eq(referral.personId, personId))),

    openOfOpportunity: (opportunityId: string) =>
      records(and(isOpen, eq(referral.opportunityId, opportunityId))),
  };
}

async function historyOf(db: Reader, id: string): Promise<readonly ReferralEventRecord[]> {
  const rows = await db
    .select({ event: referralEvent, fa: account.nameFa, en: account.nameEn })
    .from(referralEvent)
    .leftJoin(account, eq(account.id, referralEvent.actorId))
    .where(eq(referralEvent.referralId, id))
    .orderBy(asc(referralEvent.seq));
  return rows.map(({ event: { seq, from, to, reason, at, actorId }, fa, en }) => ({
    seq,
    from,
    to,
    reason,
    at,
    actor: actorId === null ? null : { id: actorId, name: { fa: fa ?? actorId, en: en ?? actorId } },
  }));
}

export interface NewReferral {
  readonly id: string;
  readonly eventId: string;
  readonly personId: string;
  readonly opportunityId: string;
  readonly score: number;
  readonly weightsVersion: number;
  readonly actorId: string | null;
  readonly at: string;
}

/** Adds a referral in `proposed` with the first row of its history. */
export async function addReferral(tx: Tx, scope: Scope, row: NewReferral): Promise<void> {
  const { eventId, actorId, at, ...rest } = row;
  await tx.insert(referral).values({
    ...rest,
    organisationId: scope.organisationId,
    state: 'proposed',
    createdAt: at,
    updatedAt: at,
  });
  await tx
    .insert(referralEvent)
    .values({ id: eventId, referralId: row.id, from: null, to: 'proposed', actorId, at, seq: 1 });
}

export interface ReferralMove {
  readonly eventId: string;
  readonly to: ReferralState;
  readonly reason: string | null;
  readonly actorId: string | null;
  readonly at: string;
}

/**
 * Moves a referral as it stands in `from` and writes the move into its history; the revision is the row's number there.
 * `full` when no vacancy is left for `offered`: nothing is written then.
 */
export async function moveReferral(
  tx: Tx,
  from: Pick<ReferralRecord, 'id' | 'state' | 'revision'>,
  { eventId, to, reason, actorId, at }: ReferralMove,
): Promise<'moved' | 'full'> {
  const revision = from.revision + 1;
  try {
    await tx
      .update(referral)
      .set({ state: to, reason, updatedAt: at, revision, ...(to === 'accepted' ? { consentedAt: at } : {}) })
      .where(and(eq(referral.id, from.id), eq(referral.revision, from.revision)));
  } catch (error) {
    if (isVacanciesFull(error)) return 'full';
    throw error;
  }
  await tx
    .insert(referralEvent)
    .values({ id: eventId, referralId: from.id, from: from.state, to, reason, actorId, at, seq: revision });
  return 'moved';
}

/**
 * Withdraws every open referral of a person, or to an opportunity (then of all organisations, which is meant: a closed
 * opportunity is closed to everyone). The system is the actor in their history.
 * @returns the ids of those withdrawn, for the audit rows of the caller.
 */
export async function withdrawOpenOf(
  tx: Tx,
  of: {
    readonly personId?: string;
    readonly opportunityId?: string;
    readonly exceptId?: string;
    readonly reason: string;
    readonly at: string;
    readonly newId: () => string;
  },
): Promise<readonly { readonly id: string; readonly personId: string }[]> {
  const { personId, opportunityId, exceptId, reason, at, newId } = of;
  if (personId === undefined && opportunityId === undefined)
    throw new Error('whose referrals are to be withdrawn is not said');
  const rows = await tx
    .select({
      id: referral.id,
      personId: referral.personId,
      state: referral.state,
      revision: referral.revision,
    })
    .from(referral)
    .where(
      and(
        inArray(referral.state, [...openStates]),
        personId === undefined ? undefined : eq(referral.personId, personId),
        opportunityId === undefined ? undefined : eq(referral.opportunityId, opportunityId),
        exceptId === undefined ? undefined : ne(referral.id, exceptId),
      ),
    )
    .orderBy(asc(referral.id));
  // Two statements for every 200, not for every one: a closed opportunity can have hundreds.
  for (let i = 0; i < rows.length; i += 200) {
    const part = rows.slice(i, i + 200);
    await tx
      .update(referral)
      .set({ state: 'withdrawn', reason, updatedAt: at, revision: sql`${referral.revision} + 1` })
      .where(
        inArray(
          referral.id,
          part.map(({ id }) => id),
        ),
      );
    await tx.insert(referralEvent).values(
      part.map(({ id, state, revision }) => ({
        id: newId(),
        referralId: id,
        from: state,
        to: 'withdrawn' as const,
        reason,
        actorId: null,
        at,
        seq: revision + 1,
      })),
    );
  }
  return rows.map(({ id, personId }) => ({ id, personId }));
}
