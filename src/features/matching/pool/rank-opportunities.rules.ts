import { boundingBox, distanceKmBetween } from '../../../kernel/geo.ts';
import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { gateRules } from '../gates.rules.ts';
import { judgedOn, type MatchContext, partNames } from '../match.rules.ts';
import { rounded } from '../rank.rules.ts';
import type { RankedIds } from '../rank-plainly.rules.ts';
import { consideredWithinKm, isAhead, isAway, isBeyond, isLodged } from '../retrieve.rules.ts';
import { aidLost, commuteWorth, incomeWorth, scoreOfWorths, worthOf } from '../score.rules.ts';
import { fullAt, stillCares, travelMinutes } from '../time-gates.rules.ts';
import { careLimit } from './care-limit.rules.ts';
import type { OpportunitiesTable } from './opportunities-table.rules.ts';
import { Top } from './top.rules.ts';
import {
  type Blocks,
  blocksOf,
  countOf,
  hasWayOut,
  isEligible,
  maskOf,
  onlyBlockedBy,
  type Question,
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
  const floorRial = ctx.floorRial ?? Number.NaN;
  const dependants = person.household.dependants ?? Number.NaN;
  const householdRial = person.household.monthlyIncomeRial ?? Number.NaN;
  const limitKm = person.availability.maxCommuteKm ?? Number.NaN;
  const lost = new Worked(table.facets.terms, (terms) => aidLost(person, terms, ctx).lostRial);
  forEachConsidered(table, person, ctx, (row, blocks, worths, km, goesThere) => {
    tally.add(blocks);
    const open = isEligible(blocks);
    if (!open && !hasWayOut(blocks)) return;
    worths[commuteAt] = goesThere ? commuteWorth(km, limitKm) : Number.NaN;
    worths[incomeAt] = incomeWorth(
      floorRial,
      dependants,
      householdRial,
      table.incomeRial.values[row] ?? Number.NaN,
      lost.of(row),
    );
    const order = rounded(scoreOfWorths(worths, weights));
    const top = open ? eligible : nearMisses;
    const count = countOf(blocks);
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

/** `worths` lacks commute and income, which ask for numbers; it is one array, written anew for every row. */
type Visit = (row: number, blocks: Blocks, worths: Float64Array, km: number, goesThere: boolean) => void;

function forEachConsidered(
  table: OpportunitiesTable,
  person: PersonFacts,
  ctx: MatchContext,
  visit: Visit,
): void {
  const question: Question<OpportunityFacts> = {
    gate: (gate, opportunity) => gateRules[gate](person, opportunity, ctx),
    worth: (part, opportunity) => worthOf(part, person, opportunity, ctx),
  };
  const { facets, rows } = table;
  const verdicts = Object.values(facets).map((column) => new Verdicts(column, question));
  const ahead = new Worked(facets.window, (window) => Number(isAhead(window, ctx.today)));
  const goes = new Worked(facets.site, (site) => Number(isAway(site) && !isLodged(site)));
  const { caring } = person;
  const cares = new Worked(facets.start, (start) =>
    Number(caring !== null && stillCares(caring, judgedOn(start, ctx.today))),
  );
  const careLimits = new Worked(facets.shift, (shift) =>
    caring === null ? Number.POSITIVE_INFINITY : careLimit(caring, shift),
  );
  const full = new Map<number, Blocks>();
  const fullBlocks = (row: number): Blocks => {
    const [vacancies, held] = [table.vacancies.values[row] ?? 0, table.held.values[row] ?? 0];
    const key = vacancies * 1e6 + held;
    const kept = full.get(key);
    if (kept !== undefined) return kept;
    const made = blocksOf('full', fullAt(vacancies, held));
    full.set(key, made);
    return made;
  };

  const limitKm = person.availability.maxCommuteKm ?? Number.NaN;
  const province = table.province.numberOf(person.province);
  const { place } = person;
  const near = place && boundingBox(place, consideredWithinKm + 1);
  const { values: lats } = table.place.lat;
  const { values: lngs } = table.place.lng;
  const worths = new Float64Array(partNames.length);

  for (let row = 0; row < rows.size; row++) {
    const lat = lats[row] ?? Number.NaN;
    const lng = lngs[row] ?? Number.NaN;
    const isNeighbour = table.anywhere.values[row] === 1 || table.province.ids[row] === province;
    if (
      !isNeighbour &&
      !(near && lat >= near.minLat && lat <= near.maxLat && lng >= near.minLng && lng <= near.maxLng)
    )
      continue;
    if (ahead.of(row) === 0) continue;
    const goesThere = goes.of(row) === 1;
    const km =
      place && (goesThere || !isNeighbour) ? distanceKmBetween(place.lat, place.lng, lat, lng) : Number.NaN;
    if (!isNeighbour && (Number.isNaN(km) || isBeyond(km, consideredWithinKm))) continue;

    let blocks = fullBlocks(row);
    for (const verdict of verdicts) blocks |= verdict.read(row, worths);
    // Not known compares as not beyond.
    if (goesThere && isBeyond(km, limitKm)) blocks |= commuteBlock;
    if (cares.of(row) === 1 && travelMinutes(Number.isNaN(km) ? 0 : km) >= careLimits.of(row))
      blocks |= caringBlock;
    visit(row, blocks, worths, km, goesThere);
  }
}
