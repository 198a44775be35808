import { boundingBox, distanceKmBetween } from '../../../kernel/geo.ts';
import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { gateRules } from '../gates.rules.ts';
import { judgedOn, type MatchContext, partNames } from '../match.rules.ts';
import { rounded } from '../rank.rules.ts';
import type { RankedIds } from '../rank-plainly.rules.ts';
import { consideredWithinKm, isAhead, isAway, isBeyond, isLodged } from '../retrieve.rules.ts';
import { aidLost, commuteWorth, incomeWorth, scoreOfWorths, worthOf } from '../score.rules.ts';
import { caringAt, stillCares, travelMinutes } from '../time-gates.rules.ts';
import { CareLimit } from './care-limit.rules.ts';
import type { Considered } from './considered.rules.ts';
import { readBy } from './facet.rules.ts';
import type { OpportunitiesTable } from './opportunities-table.rules.ts';
import { opportunityFacets } from './opportunity-facets.rules.ts';
import { personFacets } from './person-facets.rules.ts';
import { Top } from './top.rules.ts';
import {
  type Blocks,
  countOf,
  countsOf,
  hasWayOut,
  isEligible,
  maskOf,
  onlyBlockedBy,
  Verdicts,
  Worked,
} from './verdicts.rules.ts';

const commuteAt = partNames.indexOf('commute');
const incomeAt = partNames.indexOf('income');
const [commuteBlock, caringBlock] = [maskOf(['commute']), maskOf(['caring'])];
const fixedSide = Object.values(personFacets);

/**
 * The opportunities of a table for a person: the same order, ties, near misses and counts as judging every pair by itself.
 */
export function rankOpportunitiesFor(
  table: OpportunitiesTable,
  person: PersonFacts,
  ctx: MatchContext,
  { limit }: { readonly limit: number },
): RankedIds {
  const eligible = new Top(limit);
  const nearMisses = new Top(limit);
  const weights = partNames.map((part) => ctx.weights.parts[part]);
  const worths = new Float64Array(partNames.length);
  const floorRial = ctx.floorRial ?? Number.NaN;
  const dependants = person.household.dependants ?? Number.NaN;
  const householdRial = person.household.monthlyIncomeRial ?? Number.NaN;
  const limitKm = person.availability.maxCommuteKm ?? Number.NaN;
  const lost = new Worked(
    table.facets,
    opportunityFacets.terms,
    (terms) => aidLost(person, terms, ctx).lostRial,
  );
  const { considered, verdicts, goesThere } = consider(table, person, ctx);
  const incomeOf = (row: number, lostRial: number): number =>
    incomeWorth(floorRial, dependants, householdRial, table.incomeRial.values[row] as number, lostRial);
  // One for all rows: a function made anew for each would cost more than what it asks.
  let [top, count] = [eligible, 0];
  const admits = () => top.admits(count, rounded(scoreOfWorths(worths, weights)));
  for (let i = 0; i < considered.size; i++) {
    const blocks = considered.blocks[i] as number;
    const open = isEligible(blocks);
    if (!open && !hasWayOut(blocks)) continue;
    top = open ? eligible : nearMisses;
    count = countOf(blocks);
    if (!top.admits(count, Number.POSITIVE_INFINITY)) continue;
    const row = considered.rows[i] as number;
    verdicts.boundsOf(row, worths);
    worths[commuteAt] = goesThere.of(row) ? commuteWorth(considered.km[i] as number, limitKm) : Number.NaN;
    // Nothing lost is the best case; what aid would be lost is worked out where that still gets in.
    worths[incomeAt] = incomeOf(row, 0);
    if (!admits()) continue;
    worths[incomeAt] = incomeOf(row, lost.of(row));
    if (!admits() || !verdicts.askedWhile(row, worths, admits)) continue;
    const order = rounded(scoreOfWorths(worths, weights));
    if (top.admits(count, order))
      top.add({
        row,
        blocks: count,
        order,
        tie: table.opensOn.values[row] ?? '',
        id: table.rows.ids[row] ?? '',
      });
  }
  return {
    eligible: eligible.ranked.map(({ id }) => id),
    nearMisses: nearMisses.ranked.map(({ id }) => id),
    counts: countsOf(considered),
  };
}

/** How many opportunities only the gates of `mask` block now, and none will block then. */
export function countOpening(
  table: OpportunitiesTable,
  person: PersonFacts,
  { now, later, mask }: { readonly now: MatchContext; readonly later: MatchContext; readonly mask: Blocks },
): number {
  const held = new Set<number>();
  // Considered then, whatever was over between the two days.
  const today = consider(table, person, now).considered;
  for (let i = 0; i < today.size; i++)
    if (onlyBlockedBy(today.blocks[i] as number, mask)) held.add(today.rows[i] as number);
  if (held.size === 0) return 0;
  const then = consider(table, person, later).considered;
  let count = 0;
  for (let i = 0; i < then.size; i++)
    if (held.has(then.rows[i] as number) && isEligible(then.blocks[i] as number)) count += 1;
  return count;
}

interface Answered {
  /** The table's own, good until the next question. */
  readonly considered: Considered;
  readonly verdicts: Verdicts<OpportunityFacts>;
  /** Whether somebody would go there daily. */
  readonly goesThere: Worked<OpportunityFacts, boolean>;
}

function consider(table: OpportunitiesTable, person: PersonFacts, context: MatchContext): Answered {
  // Which training would help is said of the few that are shown.
  const ctx: MatchContext = { ...context, briefly: true, trainingFor: () => undefined };
  const { facets, rows, considered } = table;
  table.kept.keepFor(ctx, facets);
  const verdicts = new Verdicts<OpportunityFacts>(
    facets,
    {
      gate: (gate, opportunity) => gateRules[gate](person, opportunity, ctx),
      worth: (part, opportunity) => worthOf(part, person, opportunity, ctx),
      readBy: (gates) => readBy<PersonFacts>(fixedSide, gates, person),
    },
    table.kept,
  );
  const ahead = new Worked(facets, opportunityFacets.window, (window) => isAhead(window, ctx.today));
  const goesThere = new Worked(facets, opportunityFacets.site, (site) => isAway(site) && !isLodged(site));
  const limitKm = person.availability.maxCommuteKm ?? Number.NaN;
  const province = table.province.numberOf(person.province);
  const { place } = person;
  const near = place && boundingBox(place, consideredWithinKm + 1);
  const lats = table.place.lat.values;
  const lngs = table.place.lng.values;
  const provinces = table.province.ids;
  const anywhere = table.anywhere.values;
  const full = table.full.values;
  const size = rows.size;

  considered.begin(size);
  for (let row = 0; row < size; row++) {
    const lat = lats[row] as number;
    const lng = lngs[row] as number;
    const isNeighbour = anywhere[row] === 1 || provinces[row] === province;
    // Most of a country is far away: a look at the box spares the trigonometry.
    if (
      !isNeighbour &&
      !(near && lat >= near.minLat && lat <= near.maxLat && lng >= near.minLng && lng <= near.maxLng)
    )
      continue;
    if (!ahead.of(row)) continue;
    const goes = goesThere.of(row);
    const km =
      place && (goes || !isNeighbour) ? distanceKmBetween(place.lat, place.lng, lat, lng) : Number.NaN;
    if (!isNeighbour && (Number.isNaN(km) || isBeyond(km, consideredWithinKm))) continue;
    // Not known compares as not beyond.
    considered.add(row, km, (full[row] as number) | (goes && isBeyond(km, limitKm) ? commuteBlock : 0));
  }
  verdicts.blockAll(considered);
  blockByCaring(table, person, ctx);
  return { considered, verdicts, goesThere };
}

function blockByCaring(table: OpportunitiesTable, { caring }: PersonFacts, ctx: MatchContext): void {
  if (caring === null) return;
  const { facets, considered } = table;
  const cares = new Worked(facets, opportunityFacets.start, (start) =>
    stillCares(caring, judgedOn(start, ctx.today)),
  );
  const limits = new Worked(
    facets,
    opportunityFacets.shift,
    (shift) => new CareLimit((minutes) => caringAt(caring, shift, minutes, true) !== 'pass'),
  );
  for (let i = 0; i < considered.size; i++) {
    const row = considered.rows[i] as number;
    const km = considered.km[i] as number;
    if (cares.of(row) && limits.of(row).blocksAt(travelMinutes(Number.isNaN(km) ? 0 : km)))
      considered.blocks[i] = (considered.blocks[i] as number) | caringBlock;
  }
}
