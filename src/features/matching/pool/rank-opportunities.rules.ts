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
import { CareLimit, noCare } from './care-limit.rules.ts';
import type { OpportunitiesTable } from './opportunities-table.rules.ts';
import { opportunityFacets } from './opportunity-facets.rules.ts';
import { Top } from './top.rules.ts';
import {
  type Blocks,
  countOf,
  hasWayOut,
  isEligible,
  maskOf,
  onlyBlockedBy,
  Tally,
  Verdicts,
  Worked,
} from './verdicts.rules.ts';

const commuteAt = partNames.indexOf('commute');
const incomeAt = partNames.indexOf('income');
const [commuteBlock, caringBlock] = [maskOf(['commute']), maskOf(['caring'])];

/**
 * The opportunities of a table for a person: the same order, ties, near misses and counts as judging every pair by itself.
 */
export function rankOpportunitiesFor(
  table: OpportunitiesTable,
  person: PersonFacts,
  ctx: MatchContext,
  { limit }: { readonly limit: number },
): RankedIds {
  const tally = new Tally();
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
  forEachConsidered(table, person, ctx, (row, blocks, km, verdicts) => {
    tally.add(blocks);
    const open = isEligible(blocks);
    if (!open && !hasWayOut(blocks)) return;
    const top = open ? eligible : nearMisses;
    const count = countOf(blocks);
    if (!top.admits(count, Number.POSITIVE_INFINITY)) return;
    verdicts.worthsOf(row, worths);
    worths[commuteAt] = km === undefined ? Number.NaN : commuteWorth(km, limitKm);
    worths[incomeAt] = incomeWorth(
      floorRial,
      dependants,
      householdRial,
      table.incomeRial.values[row] ?? Number.NaN,
      lost.of(row),
    );
    // With skills at their best first: most rows need not ask for them.
    if (!top.admits(count, rounded(scoreOfWorths(worths, weights)))) return;
    verdicts.skillsOf(row, worths);
    const order = rounded(scoreOfWorths(worths, weights));
    if (top.admits(count, order))
      top.add({
        row,
        blocks: count,
        order,
        tie: table.opensOn.values[row] ?? '',
        id: table.rows.ids[row] ?? '',
      });
  });
  return {
    eligible: eligible.ranked.map(({ id }) => id),
    nearMisses: nearMisses.ranked.map(({ id }) => id),
    counts: tally.counts(),
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
  forEachConsidered(table, person, now, (row, blocks) => {
    if (onlyBlockedBy(blocks, mask)) held.add(row);
  });
  let count = 0;
  if (held.size > 0)
    forEachConsidered(table, person, later, (row, blocks) => {
      if (held.has(row) && isEligible(blocks)) count += 1;
    });
  return count;
}

/** `km` is the way there, NaN = not known, undefined = nobody goes there daily. */
type Visit = (
  row: number,
  blocks: Blocks,
  km: number | undefined,
  verdicts: Verdicts<OpportunityFacts>,
) => void;

function forEachConsidered(
  table: OpportunitiesTable,
  person: PersonFacts,
  context: MatchContext,
  visit: Visit,
): void {
  // Which training would help is said of the few that are shown.
  const ctx: MatchContext = { ...context, briefly: true, trainingFor: () => undefined };
  const { facets, rows } = table;
  const verdicts = new Verdicts<OpportunityFacts>(facets, {
    gate: (gate, opportunity) => gateRules[gate](person, opportunity, ctx),
    worth: (part, opportunity) => worthOf(part, person, opportunity, ctx),
  });
  const ahead = new Worked(facets, opportunityFacets.window, (window) => isAhead(window, ctx.today));
  const goes = new Worked(facets, opportunityFacets.site, (site) => isAway(site) && !isLodged(site));
  const { caring } = person;
  const cares = new Worked(
    facets,
    opportunityFacets.start,
    (start) => caring !== null && stillCares(caring, judgedOn(start, ctx.today)),
  );
  const careLimits = new Worked(facets, opportunityFacets.shift, (shift) =>
    caring === null ? noCare : new CareLimit((minutes) => caringAt(caring, shift, minutes, true) !== 'pass'),
  );
  const limitKm = person.availability.maxCommuteKm ?? Number.NaN;
  const province = table.province.numberOf(person.province);
  const { place } = person;
  const near = place && boundingBox(place, consideredWithinKm + 1);
  const { values: lats } = table.place.lat;
  const { values: lngs } = table.place.lng;

  for (let row = 0; row < rows.size; row++) {
    const lat = lats[row] ?? Number.NaN;
    const lng = lngs[row] ?? Number.NaN;
    const isNeighbour = table.anywhere.values[row] === 1 || table.province.ids[row] === province;
    if (
      !isNeighbour &&
      !(near && lat >= near.minLat && lat <= near.maxLat && lng >= near.minLng && lng <= near.maxLng)
    )
      continue;
    if (!ahead.of(row)) continue;
    const goesThere = goes.of(row);
    const km =
      place && (goesThere || !isNeighbour) ? distanceKmBetween(place.lat, place.lng, lat, lng) : Number.NaN;
    if (!isNeighbour && (Number.isNaN(km) || isBeyond(km, consideredWithinKm))) continue;

    let blocks = (table.full.values[row] ?? 0) | verdicts.blocksOf(row);
    // Not known compares as not beyond.
    if (goesThere && isBeyond(km, limitKm)) blocks |= commuteBlock;
    if (cares.of(row) && careLimits.of(row).blocksAt(travelMinutes(Number.isNaN(km) ? 0 : km)))
      blocks |= caringBlock;
    visit(row, blocks, goesThere ? km : undefined, verdicts);
  }
}
