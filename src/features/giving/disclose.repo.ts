import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Reader } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { household, person } from '../../schema/people.ts';
import { cause, pledge } from '../../schema/pledges.ts';
import { sponsorship, sponsorshipShare } from '../../schema/sponsorships.ts';
import type { Disclosure } from '../sponsorships/sponsorship.rules.ts';
import {
  isTold,
  type Known,
  leastMeant,
  type SizeBand,
  sizeBandOf,
  type Told,
  toldNothing,
  type Whereabouts,
  widenings,
} from './disclose.rules.ts';

export type Widened = Told & { readonly couldBe: number };

/** Somebody (alias `p`) of whom all that is told is true; of a trade, who seeks it or has done it. */
function fits({ placeLevel, province, county, trade }: Told): readonly SQL[] {
  const is: SQL[] = [];
  if (placeLevel !== 'country') is.push(sql`p.province = ${province}`);
  if (placeLevel === 'county') is.push(sql`p.county = ${county}`);
  if (trade !== null) {
    const same = sql`substr(json_extract(j.value, '$.iscoCode'), 1, ${trade.length}) = ${trade}`;
    is.push(
      sql`(exists (select 1 from json_each(p.wishes) j where ${same}) or exists (select 1 from json_each(p.experience) j where ${same}))`,
    );
  }
  return is;
}

function fitsKnown({ told = [], womanHead, released }: Known): readonly SQL[] {
  const is = told.flatMap(fits);
  if (released) is.push(sql`p.kind = 'released'`);
  if (womanHead)
    is.push(
      sql`exists (select 1 from person h where h.household_id = p.household_id and h.head = 1 and h.sex = 'female')`,
    );
  return is;
}

function hasSize(band: SizeBand): SQL {
  const people = sql`(select 1 + h.dependants from household h where h.id = p.household_id)`;
  if (band === '1-2') return sql`${people} <= 2`;
  return band === '3-4' ? sql`${people} between 3 and 4` : sql`${people} >= 5`;
}

/**
 * How many registered households everything that is told could mean: those of the organisation, which is never a secret,
 * with somebody who still seeks work, lives there and seeks that trade or has done it. It counts whoever could be helped,
 * not who was; `itself` is one of them whatever it seeks.
 */
export async function couldBe(
  db: Reader,
  told: Told & { readonly organisationId: string; readonly householdSize?: SizeBand | null },
  more: { readonly known?: Known; readonly itself?: string } = {},
): Promise<number> {
  const where = [
    sql`p.organisation_id = ${told.organisationId}`,
    sql`p.status = 'seeking'`,
    sql`p.household_id <> ${more.itself ?? ''}`,
    ...fits(told),
    ...(more.known ? fitsKnown(more.known) : []),
    ...(told.householdSize ? [hasSize(told.householdSize)] : []),
  ];
  const row = await db.get<{ n: number }>(
    sql`select count(distinct p.household_id) as n from person p where ${sql.join(where, sql` and `)}`,
  );
  return (row?.n ?? 0) + (more.itself === undefined ? 0 : 1);
}

/**
 * The finest place and trade that could mean five households of the organisation or more; nothing of either where nothing
 * else does, and then `couldBe` may be less than five.
 */
export async function widenUntilFive(
  db: Reader,
  of: Whereabouts & { readonly organisationId: string },
  more: { readonly known?: Known; readonly itself?: string } = {},
): Promise<Widened> {
  let last: Widened = { ...toldNothing, couldBe: 0 };
  for (const told of widenings(of)) {
    last = { ...told, couldBe: await couldBe(db, { ...told, organisationId: of.organisationId }, more) };
    if (last.couldBe >= leastMeant) return last;
  }
  return last;
}

/**
 * What may be told of a household from now on, to whoever pays its kit; fixed once, since two that differ could be laid over
 * each other. Its size is told only where that still leaves five, what payers know themselves always taken into account.
 */
export async function fixDisclosure(
  db: Reader,
  of: {
    readonly sponsorshipId: string;
    readonly organisationId: string;
    readonly householdId: string;
    readonly personId: string;
    readonly iscoCode: string | null;
  },
): Promise<Disclosure> {
  const [row] = await db
    .select({ province: person.province, county: person.county, dependants: household.dependants })
    .from(person)
    .innerJoin(household, eq(household.id, person.householdId))
    .where(eq(person.id, of.personId));
  if (!row) throw new Error('a sponsored person who is not there');
  const { organisationId, householdId: itself } = of;
  const more = { itself, known: await knownOf(db, of) };
  const { couldBe: meant, ...told } = await widenUntilFive(db, { ...row, ...of }, more);
  const householdSize = row.dependants === null ? null : sizeBandOf(1 + row.dependants);
  const withSize =
    householdSize === null ? 0 : await couldBe(db, { ...told, organisationId, householdSize }, more);
  const bySize = withSize >= leastMeant;
  return {
    place: told.placeLevel,
    province: told.province,
    county: told.county,
    trade: told.trade,
    householdSize: bySize ? householdSize : null,
    couldBe: bySize ? withSize : meant,
  };
}

/**
 * What those who pay the household's kit know without being told: their wishes, and of a kit that came back from another family
 * the trade that they were told then. What is not true of it, such as a wish that its pledge gave up, tells nothing.
 */
async function knownOf(
  db: Reader,
  of: { readonly sponsorshipId: string; readonly organisationId: string; readonly householdId: string },
): Promise<Known> {
  const { sponsorshipId, organisationId, householdId } = of;
  const open = eq(sponsorship.id, sponsorshipId);
  const before = alias(sponsorship, 'before');
  const earlier = await db
    .select({ disclosure: before.disclosure })
    .from(sponsorship)
    .innerJoin(before, eq(before.id, sponsorship.kitFrom))
    .where(open);
  const causes = await db
    .select({
      placeLevel: cause.placeLevel,
      province: cause.province,
      county: cause.county,
      trade: cause.trade,
    })
    .from(sponsorship)
    .innerJoin(cause, eq(cause.id, sponsorship.causeId))
    .where(open);
  const wishes = await db
    .select({
      earmark: pledge.earmark,
      ref: pledge.earmarkRef,
      kind: pledge.kind,
      iscoCode: opportunity.iscoCode,
    })
    .from(sponsorship)
    .innerJoin(sponsorshipShare, eq(sponsorshipShare.sponsorshipId, sponsorship.id))
    .innerJoin(pledge, eq(pledge.id, sponsorshipShare.pledgeId))
    .leftJoin(opportunity, eq(opportunity.id, pledge.opportunityId))
    .where(and(open, isNull(sponsorshipShare.releasedAt)));
  const told = [
    ...causes,
    ...earlier.flatMap(({ disclosure }) =>
      isTold(disclosure) && disclosure.trade !== null ? [{ ...toldNothing, trade: disclosure.trade }] : [],
    ),
    ...wishes.flatMap(({ earmark, ref, kind, iscoCode }): Told[] => [
      ...(earmark === 'trade' ? [{ ...toldNothing, trade: ref }] : []),
      ...(earmark === 'province' ? [{ ...toldNothing, placeLevel: 'province' as const, province: ref }] : []),
      ...(kind === 'kit' && iscoCode !== null ? [{ ...toldNothing, trade: iscoCode }] : []),
    ]),
  ];
  const known: Known = {
    organisationId,
    womanHead: wishes.some(({ earmark }) => earmark === 'women-heads'),
    released: wishes.some(({ earmark }) => earmark === 'released'),
  };
  return {
    organisationId,
    // A trade is what the kit is of, whatever the household had asked for; a place is where it lives.
    told: (
      await Promise.all(
        told.map(async (one) => ((await isOf(db, householdId, { ...one, trade: null })) ? [one] : [])),
      )
    ).flat(),
    womanHead:
      known.womanHead === true && (await isKnownOf(db, householdId, { organisationId, womanHead: true })),
    released:
      known.released === true && (await isKnownOf(db, householdId, { organisationId, released: true })),
  };
}

const isOf = (db: Reader, householdId: string, told: Told) => holds(db, householdId, fits(told));
const isKnownOf = (db: Reader, householdId: string, known: Known) => holds(db, householdId, fitsKnown(known));

async function holds(db: Reader, householdId: string, is: readonly SQL[]): Promise<boolean> {
  const where = [sql`p.household_id = ${householdId}`, ...is];
  const row = await db.get<{ n: number }>(
    sql`select count(*) as n from person p where ${sql.join(where, sql` and `)}`,
  );
  return (row?.n ?? 0) > 0;
}
