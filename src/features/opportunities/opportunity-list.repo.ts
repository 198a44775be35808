import { and, count, desc, eq, getTableColumns, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { writeCursor } from '../../kernel/cursor.ts';
import { distanceKm, type LatLng } from '../../kernel/geo.ts';
import type { Reader } from '../../platform/database.ts';
import { employer, opportunity } from '../../schema/opportunities.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { circleAround } from './circle.rules.ts';
import type {
  OpportunityCounts,
  OpportunityFilter,
  OpportunityPage,
  SearchTerms,
} from './opportunity-list.rules.ts';
import { recordOf } from './opportunity-row.repo.ts';

/** Not closed by hand, and its last day not over on `today`; one that opens later counts. */
export function isAnnounced(today: string): SQL {
  return sql`(${opportunity.closedAt} is null and (${opportunity.closesOn} is null or ${opportunity.closesOn} >= ${today}))`;
}

/** One page of a list, newest opening first. */
export async function listOpportunities(
  db: Reader,
  vocabulary: Vocabulary,
  filter: OpportunityFilter,
): Promise<OpportunityPage> {
  const ofKind = filter.kind === undefined ? undefined : eq(opportunity.kind, filter.kind);
  const inProvince = filter.province === undefined ? undefined : eq(opportunity.province, filter.province);
  const { after, limit } = filter;
  const beyond = after
    ? sql`(${opportunity.opensOn} < ${after.key} or (${opportunity.opensOn} = ${after.key} and ${opportunity.id} > ${after.id}))`
    : undefined;
  const rows = await db
    .select({ opportunity: getTableColumns(opportunity), employer: getTableColumns(employer) })
    .from(opportunity)
    .leftJoin(employer, eq(employer.id, opportunity.employerId))
    .where(and(...sharedConditions(vocabulary, filter), ofKind, inProvince, inCounty(filter), beyond))
    .orderBy(desc(opportunity.opensOn), opportunity.id)
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((row) => recordOf(row.opportunity, row.employer, vocabulary));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last && writeCursor({ key: last.facts.opensOn, id: last.id }) };
}

/** How many there are by kind and province together, under all filters but those three that facets leave out. */
export async function countOpportunities(
  db: Reader,
  vocabulary: Vocabulary,
  filter: OpportunityFilter,
): Promise<OpportunityCounts> {
  const counted = (where: SQL | undefined) =>
    db
      .select({ kind: opportunity.kind, province: opportunity.province, n: count() })
      .from(opportunity)
      .where(where)
      .groupBy(opportunity.kind, opportunity.province);
  const shared = sharedConditions(vocabulary, filter);
  const everywhere = await counted(and(...shared));
  return {
    everywhere,
    inCounty: filter.county === undefined ? everywhere : await counted(and(...shared, inCounty(filter))),
  };
}

function inCounty({ county }: OpportunityFilter): SQL | undefined {
  return county === undefined ? undefined : eq(opportunity.county, county);
}

function sharedConditions(vocabulary: Vocabulary, filter: OpportunityFilter): (SQL | undefined)[] {
  const { near, radiusKm, viewer } = filter;
  return [
    visible(filter),
    filter.own && viewer !== null ? eq(opportunity.organisationId, viewer) : undefined,
    filter.text && holds(filter.text),
    near && radiusKm !== undefined ? within(vocabulary, near, radiusKm) : undefined,
    filter.skillId === undefined
      ? undefined
      : sql`exists (select 1 from json_each(${opportunity.skills}) where json_extract(value, '$.skillId') = ${filter.skillId})`,
    filter.homeWork === undefined
      ? undefined
      : filter.homeWork
        ? eq(opportunity.workplace, 'home')
        : sql`(${opportunity.workplace} is null or ${opportunity.workplace} <> 'home')`,
    filter.noExperience === undefined
      ? undefined
      : filter.noExperience
        ? eq(opportunity.years, 0)
        : sql`${opportunity.years} > 0`,
  ];
}

function visible({ status, today, viewer }: OpportunityFilter): SQL | undefined {
  const own = viewer === null ? sql`0` : eq(opportunity.organisationId, viewer);
  if (status === 'open') return and(isAnnounced(today), or(lte(opportunity.opensOn, today), own));
  if (status === 'closed') return and(own, sql`not ${isAnnounced(today)}`);
  return or(isAnnounced(today), own);
}

function holds({ words, joined, skillIds, iscoCodes }: SearchTerms): SQL | undefined {
  const title = and(...words.map((word) => sql`instr(${opportunity.foldedTitle}, ${word}) > 0`));
  const together = sql`instr(replace(${opportunity.foldedTitle}, ' ', ''), ${joined}) > 0`;
  const bySkill =
    skillIds.length === 0
      ? undefined
      : sql`exists (select 1 from json_each(${opportunity.skills}) where json_extract(value, '$.skillId') in (select value from json_each(${JSON.stringify(skillIds)})))`;
  const byOccupation =
    iscoCodes.length === 0
      ? undefined
      : sql`${opportunity.iscoCode} in (select value from json_each(${JSON.stringify(iscoCodes)}))`;
  return or(title, together, bySkill, byOccupation);
}

/**
 * Within so many km of a place. Recorded points count as they are shown, rounded to two decimals, so that asking with
 * many circles tells nothing finer about an employer's address. Needs no mathematics of SQL, which engines lack.
 */
function within(vocabulary: Vocabulary, centre: LatLng, km: number): SQL {
  const seats = vocabulary.counties
    .filter(({ seat }) => distanceKm(centre, seat) <= km)
    .map(({ code }) => code);
  const { firstLat, reach } = circleAround(centre, km);
  // On shelves of 32, because JSON is walked from its start to every entry.
  const shelves = Array.from({ length: Math.ceil(reach.length / 32) }, (_, i) =>
    reach.slice(i * 32, i * 32 + 32),
  );
  // The driver binds numbers as reals, and a path into JSON wants a whole one.
  const stripe = sql`cast(round(${opportunity.lat} * 100) - ${firstLat} as integer)`;
  return sql`((${opportunity.lat} between ${(firstLat - 1) / 100} and ${(firstLat + reach.length) / 100}
    and ${stripe} between 0 and ${reach.length - 1}
    and abs(round(${opportunity.lng}, 2) - ${centre.lng}) <= json_extract(${JSON.stringify(shelves)}, '$[' || (max(0, ${stripe}) / 32) || '][' || (max(0, ${stripe}) % 32) || ']'))
    or (${isNull(opportunity.lat)} and ${opportunity.county} in (select value from json_each(${JSON.stringify(seats)}))))`;
}
