import { and, asc, count, desc, eq, gt, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import { checkPhone } from '../../kernel/phone.ts';
import type { Crypto } from '../../platform/crypto.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { ask } from '../../schema/asks.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { type AskOutcome, type AskStatus, readReference, referenceFrom } from './ask.rules.ts';
import type { AskRecord } from './ask-record.rules.ts';

/** Apart from every other blind index: a phone finds asks and nothing else. */
export function phoneIndexOf(crypto: Pick<Crypto, 'blindIndex'>, phone: string): string {
  return crypto.blindIndex(`ask-phone:${phone}`);
}

const namePlace = (id: string) => `ask:${id}:name`;
const phonePlace = (id: string) => `ask:${id}:phone`;

/**
 * The reference of a phone's ask about an opportunity: keyed, so that none can be guessed from another, and always the
 * same, so that a repeat is told what the first was. `turn` > 0 where another ask has that one already.
 */
export function referenceOf(
  crypto: Pick<Crypto, 'blindIndex'>,
  phone: string,
  opportunityId: string,
  turn = 0,
): string {
  return referenceFrom(crypto.blindIndex(`ask-reference:${phone}:${opportunityId}:${turn}`));
}

export interface StandingAsk {
  readonly id: string;
  readonly reference: string;
  readonly status: AskStatus;
  readonly answeredAt: string | null;
}

/** Whatever organisation calls: for whoever asks, never to be shown. */
export async function findStandingAsk(
  tx: Tx,
  phoneIndex: string,
  opportunityId: string,
): Promise<StandingAsk | undefined> {
  const [row] = await tx
    .select({ id: ask.id, reference: ask.reference, status: ask.status, answeredAt: ask.answeredAt })
    .from(ask)
    .where(and(eq(ask.phoneIndex, phoneIndex), eq(ask.opportunityId, opportunityId)));
  return row;
}

export interface NewAsk {
  readonly id: string;
  readonly opportunityId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly phone: string;
  readonly county: string;
  readonly askedAt: string;
  readonly callBy: LocalDate;
}

const turns = 50;

/** @returns the reference. @throws Error where fifty drawn references are all taken: six digits no longer suffice. */
export async function addAsk(tx: Tx, crypto: Crypto, one: NewAsk): Promise<string> {
  const row = sealedRow(crypto, one);
  for (let turn = 0; turn < turns; turn++) {
    const reference = referenceOf(crypto, one.phone, one.opportunityId, turn);
    const added = await tx
      .insert(ask)
      .values({ ...row, reference })
      .onConflictDoNothing({ target: ask.reference })
      .returning({ id: ask.id });
    if (added.length > 0) return reference;
  }
  throw new Error('no reference is free');
}

function sealedRow(crypto: Crypto, { name, phone, ...rest }: NewAsk) {
  return {
    ...rest,
    nameSealed: crypto.seal(name, namePlace(rest.id)),
    phoneSealed: crypto.seal(phone, phonePlace(rest.id)),
    phoneIndex: phoneIndexOf(crypto, phone),
  };
}

/** An answered ask that came again waits for a call once more, from whoever calls for the county given now. */
export async function askAgain(tx: Tx, crypto: Crypto, id: string, one: Omit<NewAsk, 'id'>): Promise<void> {
  await tx
    .update(ask)
    .set({
      ...sealedRow(crypto, { ...one, id }),
      status: 'new',
      outcome: null,
      personId: null,
      answeredAt: null,
      answeredBy: null,
      moreAskedOn: null,
      revision: sql`${ask.revision} + 1`,
    })
    .where(eq(ask.id, id));
}

/** A waiting ask goes where its repeat says: county, and who calls there. @returns whether it moved. */
export async function moveAsk(
  tx: Tx,
  id: string,
  to: Pick<NewAsk, 'county' | 'organisationId'>,
): Promise<boolean> {
  const { county, organisationId } = to;
  const moved = await tx
    .update(ask)
    .set({ county, organisationId, revision: sql`${ask.revision} + 1` })
    .where(
      and(
        eq(ask.id, id),
        eq(ask.status, 'new'),
        or(ne(ask.county, county), ne(ask.organisationId, organisationId)),
      ),
    )
    .returning({ id: ask.id });
  return moved.length > 0;
}

/**
 * Marks that more was asked with this phone today than is written down, on one ask and once a day: on one that waits, at
 * the organisation that would have been asked if it can be; where none waits, the last one waits again.
 * @returns the ask's id; undefined where it was marked today already.
 */
export async function markMoreAsked(
  tx: Tx,
  phoneIndex: string,
  of: Pick<NewAsk, 'organisationId' | 'callBy'> & { readonly today: LocalDate },
): Promise<string | undefined> {
  const marked = await tx
    .select({ id: ask.id })
    .from(ask)
    .where(and(eq(ask.phoneIndex, phoneIndex), eq(ask.moreAskedOn, of.today)))
    .limit(1);
  if (marked.length > 0) return undefined;
  const [one] = await tx
    .select({ id: ask.id, status: ask.status })
    .from(ask)
    .where(eq(ask.phoneIndex, phoneIndex))
    .orderBy(
      desc(eq(ask.status, 'new')),
      desc(eq(ask.organisationId, of.organisationId)),
      desc(ask.askedAt),
      asc(ask.id),
    )
    .limit(1);
  if (!one) return undefined;
  await tx
    .update(ask)
    .set({
      moreAskedOn: of.today,
      revision: sql`${ask.revision} + 1`,
      ...(one.status === 'new'
        ? {}
        : { status: 'new', outcome: null, answeredAt: null, answeredBy: null, callBy: of.callBy }),
    })
    .where(eq(ask.id, one.id));
  return one.id;
}

export interface AsksQuery {
  readonly status?: AskStatus | undefined;
  readonly opportunityId?: string | undefined;
  /** A reference or a phone, in any digits; anything else finds nothing. */
  readonly q?: string | undefined;
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

export interface AskCounts {
  readonly waiting: number;
  readonly overdue: number;
}

/** Asks that an organisation is to call about. */
export function asksRepo(db: Reader, scope: Scope, crypto: Crypto) {
  const own = eq(ask.organisationId, scope.organisationId);
  const select = () =>
    db
      .select({ ask, titleFa: opportunity.titleFa, titleEn: opportunity.titleEn })
      .from(ask)
      .innerJoin(opportunity, eq(opportunity.id, ask.opportunityId));
  const shown = ({ ask: row, titleFa, titleEn }: Awaited<ReturnType<typeof select>>[number]): AskRecord => {
    const { nameSealed, phoneSealed, answeredBy: _, callBy, moreAskedOn, ...rest } = row;
    return {
      ...rest,
      callBy: callBy as LocalDate,
      moreAskedOn: moreAskedOn as LocalDate | null,
      title: { fa: titleFa, en: titleEn },
      name: crypto.open(nameSealed, namePlace(row.id)),
      phone: crypto.open(phoneSealed, phonePlace(row.id)),
    };
  };
  return {
    async find(id: string): Promise<AskRecord | undefined> {
      const [row] = await select().where(and(own, eq(ask.id, id)));
      return row && shown(row);
    },

    /** Others of the same phone, the newest first. */
    async ofSamePhone({
      id,
      phoneIndex,
    }: Pick<AskRecord, 'id' | 'phoneIndex'>): Promise<readonly AskRecord[]> {
      const rows = await select()
        .where(and(own, eq(ask.phoneIndex, phoneIndex), ne(ask.id, id)))
        .orderBy(desc(ask.askedAt), asc(ask.id))
        .limit(20);
      return rows.map(shown);
    },

    /** Those that wait, the longest first; the others latest first. */
    async list(query: AsksQuery): Promise<{
      readonly items: readonly AskRecord[];
      readonly total: number;
      readonly next?: Cursor;
    }> {
      const fits = and(
        own,
        query.status === undefined ? undefined : eq(ask.status, query.status),
        query.opportunityId === undefined ? undefined : eq(ask.opportunityId, query.opportunityId),
        searched(query.q, crypto),
      );
      const [counted] = await db.select({ total: count() }).from(ask).where(fits);
      const oldestFirst = query.status === 'new';
      const rows = await select()
        .where(and(fits, query.after ? behind(query.after, oldestFirst) : undefined))
        .orderBy(oldestFirst ? asc(ask.askedAt) : desc(ask.askedAt), asc(ask.id))
        .limit(query.limit + 1);
      const page = rows.slice(0, query.limit).map(shown);
      const last = page.at(-1);
      return {
        items: page,
        total: counted?.total ?? 0,
        ...(rows.length > query.limit && last ? { next: { key: last.askedAt, id: last.id } } : {}),
      };
    },

    /** How many asked about an opportunity. */
    async countAbout(opportunityId: string): Promise<number> {
      const [row] = await db
        .select({ total: count() })
        .from(ask)
        .where(and(own, eq(ask.opportunityId, opportunityId)));
      return row?.total ?? 0;
    },

    /** How many wait, and for how many of them the day is over. */
    async counts(today: LocalDate): Promise<AskCounts> {
      const [row] = await db
        .select({
          waiting: count(),
          overdue: sql<number>`coalesce(sum(${ask.callBy} < ${today}), 0)`,
        })
        .from(ask)
        .where(and(own, eq(ask.status, 'new')));
      return { waiting: row?.waiting ?? 0, overdue: Number(row?.overdue ?? 0) };
    },
  };
}

function behind({ key, id }: Cursor, oldestFirst: boolean): SQL | undefined {
  const further = oldestFirst ? gt(ask.askedAt, key) : lt(ask.askedAt, key);
  return or(further, and(eq(ask.askedAt, key), gt(ask.id, id)));
}

function searched(q: string | undefined, crypto: Crypto): SQL | undefined {
  if (q === undefined || q.trim() === '') return undefined;
  const reference = readReference(q);
  if (reference !== undefined) return eq(ask.reference, reference);
  const phone = checkPhone(q, { landline: true });
  return phone.ok ? eq(ask.phoneIndex, phoneIndexOf(crypto, phone.value)) : sql`false`;
}

/** Writes what came of the call, at the revision that was read. @returns the new revision; undefined where it has moved. */
export async function answerAsk(
  tx: Tx,
  key: { readonly id: string; readonly organisationId: string; readonly revision: number },
  to: {
    readonly outcome: AskOutcome;
    readonly personId: string | null;
    readonly answeredAt: string;
    readonly answeredBy: string;
  },
): Promise<number | undefined> {
  const [row] = await tx
    .update(ask)
    .set({ ...to, status: 'answered', revision: key.revision + 1 })
    .where(
      and(eq(ask.id, key.id), eq(ask.organisationId, key.organisationId), eq(ask.revision, key.revision)),
    )
    .returning({ revision: ask.revision });
  return row?.revision;
}
