import { type SQL, sql } from 'drizzle-orm';
import { writeCursor } from '../../kernel/cursor.ts';
import { boundingBox, distanceKm, type LatLng, onGlobe, squaredChord } from '../../kernel/geo.ts';
import type { Reader } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { columnWeights } from '../search/search.repo.ts';
import { tokenOf } from '../search/search-document.rules.ts';
import { tokenExpression } from '../search/search-match.rules.ts';
import {
  fitCursor,
  type OpportunityCounts,
  type OpportunityFilter,
  payFloors,
  type Tally,
  tallyOf,
} from './opportunity-list.rules.ts';
import { anyExpression } from './opportunity-text.rules.ts';

/** Not closed by hand, and its last day not over on `today`; one that opens later counts. */
export function isAnnounced(today: string): SQL {
  return sql`(${opportunity.closedAt} is null and (${opportunity.closesOn} is null or ${opportunity.closesOn} >= ${today}))`;
}

export interface ListedIds {
  readonly ids: readonly string[];
  readonly nextCursor: string | undefined;
}

/** A page of ids, `l` being `opportunity_listing`: by fit where something was typed, by nearness where a point is given, else newest opening first. */
export async function listedIds(
  db: Reader,
  vocabulary: Vocabulary,
  filter: OpportunityFilter,
): Promise<ListedIds> {
  const { after, limit, near, offset, text } = filter;
  if (text?.fits === 'none') return { ids: [], nextCursor: undefined };
  const ranked = text !== undefined || near !== undefined;
  const beyond =
    !ranked && after
      ? sql` and (l.opens_on < ${after.key} or (l.opens_on = ${after.key} and l.opportunity_id > ${after.id}))`
      : sql``;
  const order = text ? sql`f.rank, ` : near ? sql`${apart(near)}, ` : sql``;
  const rows = await db.all<{ id: string; opensOn: string }>(
    sql`select l.opportunity_id as id, l.opens_on as opensOn ${from(filter, 'ordered')}
        where ${shared(vocabulary, filter)} and ${faceted(filter)} and ${inCounty(filter)}${beyond}
        order by ${order}l.opens_on desc, l.opportunity_id limit ${limit + 1} offset ${ranked ? offset : 0}`,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = ranked
    ? { key: fitCursor, id: `page_${offset + limit}` }
    : { key: last?.opensOn ?? '', id: last?.id ?? '' };
  return { ids: page.map(({ id }) => id), nextCursor: last && writeCursor(next) };
}

/** The first ids of a list, and how many there are in all. */
export async function firstIds(
  db: Reader,
  vocabulary: Vocabulary,
  filter: OpportunityFilter,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const { limit, near, text } = filter;
  if (text?.fits === 'none') return { ids: [], total: 0 };
  const order = text ? sql`f.rank, ` : near ? sql`${apart(near)}, ` : sql``;
  const rows = await db.all<{ id: string; total: number }>(
    sql`select l.opportunity_id as id, count(*) over () as total ${from(filter, 'ordered')}
        where ${shared(vocabulary, filter)} and ${faceted(filter)} and ${inCounty(filter)}
        order by ${order}l.opens_on desc, l.opportunity_id limit ${limit}`,
  );
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

/**
 * How many there are of what facets count by, under all filters but those that facets leave out, and in each county of the
 * province asked for, under every filter but the county; in none without a province.
 */
export async function countOpportunities(
  db: Reader,
  vocabulary: Vocabulary,
  filter: OpportunityFilter,
): Promise<OpportunityCounts> {
  const { county, province, skillId, text } = filter;
  if (text?.fits === 'none') return { everywhere: [], inCounty: [], counties: {} };
  const byFacets = (where: SQL) =>
    sql`(select json_group_object(facets, n) from (select facets, count(*) as n from found where ${where} group by facets))`;
  const byCounty = sql`(select json_group_object(county, n) from (
    select county, count(*) as n from found where county is not null and fits group by county))`;
  // The full text is asked once for all the counts; where none is asked, the listing itself is read faster than a copy.
  const once = text !== undefined || skillId !== undefined ? sql`materialized` : sql`not materialized`;
  // One row of JSON: the driver hands over rows far slower than text.
  const [row] = await db.all<{ everywhere: string; inCounty: string | null; counties: string | null }>(
    sql`with found as ${once} (
          select l.facets as facets, l.county as county, ${faceted(filter)} as fits ${from(filter, 'plain')} where ${shared(vocabulary, filter)}
        )
        select ${byFacets(sql`1`)} as everywhere,
          ${county === undefined ? sql`null` : byFacets(sql`county = ${county}`)} as inCounty,
          ${province === undefined ? sql`null` : byCounty} as counties`,
  );
  const tallies = (json: string): Tally[] =>
    Object.entries<number>(JSON.parse(json)).map(([key, n]) => tallyOf(key, n));
  const everywhere = tallies(row?.everywhere ?? '{}');
  return {
    everywhere,
    inCounty: row?.inCounty ? tallies(row.inCounty) : everywhere,
    counties: JSON.parse(row?.counties ?? '{}'),
  };
}

/** Those of some ids that a list may show, whatever told of them: what it was typed for aside. */
export async function shownOf(
  db: Reader,
  vocabulary: Vocabulary,
  filter: OpportunityFilter,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<{ id: string }>(
    sql`select l.opportunity_id as id from opportunity_listing l
        where l.opportunity_id in (select value from json_each(${JSON.stringify(ids)}))
          and ${shared(vocabulary, filter)} and ${faceted(filter)} and ${inCounty(filter)}`,
  );
  const shown = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => shown.has(id));
}

/** The listing as `l`, narrowed by the full text as `f` where something was typed or a skill is asked for. */
function from({ text, skillId }: OpportunityFilter, how: 'ordered' | 'plain'): SQL {
  const skill = skillId === undefined ? undefined : tokenExpression([tokenOf('skill', skillId)]);
  const found = (expression: string, rank: SQL) => {
    const all = skill === undefined ? expression : `(${expression}) AND ${skill}`;
    // The limit keeps it a table of its own: bm25 is refused in what is grouped.
    return sql`select id, rank from (select rowid as id, ${rank} as rank from search_opportunities where search_opportunities match ${all} limit -1)`;
  };
  if (text?.engine === 'meilisearch') throw new Error('a text was read for another engine');
  const all = text ? anyExpression(text.expressions) : skill;
  if (all === undefined) return sql`from opportunity_listing l`;
  // The full text first: whatever it finds is looked up by number.
  const joined = sql`f cross join opportunity_listing l on l.entry_id = f.id`;
  if (how === 'plain' || !text) return sql`from (${found(all, sql`0`)}) ${joined}`;
  // Where all of the text fits, that decides, and of those that fit alike the newest: bm25 would tell little and take most of
  // the time. Where a part of the words fits, it matters how many and how rare; it is small and below nothing.
  const isPart = text.fits === 'some';
  const steps = text.expressions.map((expression, i) =>
    found(
      expression,
      isPart ? sql`${i * 1_000} + max(-900, bm25(search_opportunities, ${columnWeights}))` : sql`${i}`,
    ),
  );
  return sql`from (select id, min(rank) as rank from (${sql.join(steps, sql` union all `)}) group by id) ${joined}`;
}

function inCounty({ county }: OpportunityFilter): SQL {
  return county === undefined ? sql`1` : sql`l.county = ${county}`;
}

/** The filters that facets leave out one at a time. */
function faceted({ kind, province, homeWork, noExperience, training, payFrom }: OpportunityFilter): SQL {
  const asked = [
    kind === undefined ? undefined : sql`l.kind = ${kind}`,
    province === undefined ? undefined : sql`l.province = ${province}`,
    homeWork === undefined ? undefined : sql`l.home_work = ${Number(homeWork)}`,
    noExperience === undefined ? undefined : sql`l.no_experience = ${Number(noExperience)}`,
    training === undefined ? undefined : sql`l.training = ${Number(training)}`,
    payFrom === undefined ? undefined : sql`l.pay > ${payFloors.indexOf(payFrom)}`,
  ].filter((condition) => condition !== undefined);
  return asked.length === 0 ? sql`1` : sql.join(asked, sql` and `);
}

function shared(vocabulary: Vocabulary, filter: OpportunityFilter): SQL {
  const { near, radiusKm, viewer, own } = filter;
  return sql.join(
    [
      isShown(filter),
      own && viewer !== null ? sql`l.organisation_id = ${viewer}` : sql`1`,
      near && radiusKm !== undefined ? within(vocabulary, near, radiusKm) : sql`1`,
    ],
    sql` and `,
  );
}

/** What the one who asks may see at all, of the status asked for; `l` is `opportunity_listing`. */
export function isShown({
  status,
  today,
  viewer,
}: Pick<OpportunityFilter, 'status' | 'today' | 'viewer'>): SQL {
  const own = viewer === null ? sql`0` : sql`l.organisation_id = ${viewer}`;
  const announced = sql`(l.closed = 0 and (l.closes_on is null or l.closes_on >= ${today}))`;
  if (status === 'open') return sql`(${announced} and (l.opens_on <= ${today} or ${own}))`;
  if (status === 'closed') return sql`(${own} and not ${announced})`;
  return sql`(${announced} or ${own})`;
}

/** Grows with the distance from a place, near enough to order by. */
function apart({ lat, lng }: LatLng): SQL {
  const narrowing = Math.cos((lat * Math.PI) / 180) ** 2;
  return sql`(l.lat - ${lat}) * (l.lat - ${lat}) + (l.lng - ${lng}) * (l.lng - ${lng}) * ${narrowing}`;
}

/**
 * Within so many km of a place. Recorded points count as they are shown, rounded to two decimals, so that asking with
 * many circles tells nothing finer about an employer's address. Needs no mathematics of SQL, which engines lack.
 */
function within(vocabulary: Vocabulary, centre: LatLng, km: number): SQL {
  const seats = vocabulary.counties
    .filter(({ seat }) => distanceKm(centre, seat) <= km)
    .map(({ code }) => code);
  const { minLat, maxLat, minLng, maxLng } = boundingBox(centre, km);
  const { x, y, z } = onGlobe(centre);
  const chord = sql`(l.x - ${x}) * (l.x - ${x}) + (l.y - ${y}) * (l.y - ${y}) + (l.z - ${z}) * (l.z - ${z})`;
  return sql`(l.lat between ${minLat} and ${maxLat} and l.lng between ${minLng} and ${maxLng}
    and case when l.x is null then l.county in (select value from json_each(${JSON.stringify(seats)})) else ${chord} <= ${squaredChord(km)} end)`;
}
