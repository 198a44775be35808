import { eq, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { household, person } from '../../schema/people.ts';
import type { Disclosure } from '../sponsorships/sponsorship.rules.ts';
import {
  leastMeant,
  type SizeBand,
  sizeBandOf,
  type Told,
  type Whereabouts,
  widenings,
} from './disclose.rules.ts';

export type Widened = Told & { readonly couldBe: number };

/**
 * How many registered households everything that is told could mean: those with somebody who still seeks work, lives there
 * and seeks that trade or has done it. It counts whoever could be helped, not who was.
 */
export async function couldBe(
  db: Reader,
  told: Told & { readonly householdSize?: SizeBand | null },
): Promise<number> {
  const where: SQL[] = [sql`p.status = 'seeking'`];
  if (told.placeLevel !== 'country') where.push(sql`p.province = ${told.province}`);
  if (told.placeLevel === 'county') where.push(sql`p.county = ${told.county}`);
  if (told.trade !== null) {
    const fits = sql`substr(json_extract(j.value, '$.iscoCode'), 1, ${told.trade.length}) = ${told.trade}`;
    where.push(
      sql`(exists (select 1 from json_each(p.wishes) j where ${fits}) or exists (select 1 from json_each(p.experience) j where ${fits}))`,
    );
  }
  if (told.householdSize) {
    const people = sql`1 + coalesce(h.dependants, 0)`;
    where.push(
      told.householdSize === '1-2'
        ? sql`${people} <= 2`
        : told.householdSize === '3-4'
          ? sql`${people} between 3 and 4`
          : sql`${people} >= 5`,
    );
  }
  const from = told.householdSize ? sql`person p join household h on h.id = p.household_id` : sql`person p`;
  const row = await db.get<{ n: number }>(
    sql`select count(distinct p.household_id) as n from ${from} where ${sql.join(where, sql` and `)}`,
  );
  return row?.n ?? 0;
}

/** The finest place and trade that could mean five households or more; the whole country and any trade where nothing else does. */
export async function widenUntilFive(db: Reader, of: Whereabouts): Promise<Widened> {
  let last: Widened | undefined;
  for (const told of widenings(of)) {
    last = { ...told, couldBe: await couldBe(db, told) };
    if (last.couldBe >= leastMeant) return last;
  }
  if (!last) throw new Error('nothing to widen');
  return last;
}

/**
 * What may be told of a household from now on; fixed once, since two that differ could be laid over each other. Its size is
 * told only where that still leaves five.
 */
export async function fixDisclosure(
  db: Reader,
  of: { readonly householdId: string; readonly personId: string; readonly iscoCode: string | null },
): Promise<Disclosure> {
  const [row] = await db
    .select({ province: person.province, county: person.county, dependants: household.dependants })
    .from(person)
    .innerJoin(household, eq(household.id, person.householdId))
    .where(eq(person.id, of.personId));
  if (!row) throw new Error('a sponsored person who is not there');
  const told = await widenUntilFive(db, {
    province: row.province,
    county: row.county,
    iscoCode: of.iscoCode,
  });
  const householdSize = row.dependants === null ? null : sizeBandOf(1 + row.dependants);
  const withSize = householdSize === null ? 0 : await couldBe(db, { ...told, householdSize });
  const bySize = withSize >= leastMeant;
  return {
    place: told.placeLevel,
    province: told.province,
    county: told.county,
    trade: told.trade,
    householdSize: bySize ? householdSize : null,
    couldBe: bySize ? withSize : told.couldBe,
  };
}
