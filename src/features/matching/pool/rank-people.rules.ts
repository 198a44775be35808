import { boundingBox, distanceKmBetween } from '../../../kernel/geo.ts';
import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { gateRules } from '../gates.rules.ts';
import { judgedOn, type MatchContext, partNames } from '../match.rules.ts';
import { orderOf, rounded } from '../rank.rules.ts';
import type { RankedIds } from '../rank-plainly.rules.ts';
import { consideredWithinKm, isAhead, isAway, isBeyond, isForAnywhere, isLodged } from '../retrieve.rules.ts';
import { aidLost, commuteWorth, incomeWorth, scoreOfWorths, worthOf } from '../score.rules.ts';
import { caringAt, closedGate, fullGate, stillCares, travelMinutes } from '../time-gates.rules.ts';
import { CareLimit, noCare } from './care-limit.rules.ts';
import { decidedUnread, only, readBy } from './facet.rules.ts';
import { opportunityFacets } from './opportunity-facets.rules.ts';
import type { PeopleTable } from './people-table.rules.ts';
import { personFacets } from './person-facets.rules.ts';
import { Top } from './top.rules.ts';
import {
  blocksOf,
  countOf,
  countsOf,
  hasWayOut,
  isEligible,
  maskOf,
  type Question,
  Verdicts,
  Worked,
} from './verdicts.rules.ts';

type Caring = NonNullable<PersonFacts['caring']>;
const commuteAt = partNames.indexOf('commute');
const incomeAt = partNames.indexOf('income');
const [commuteBlock, caringBlock] = [maskOf(['commute']), maskOf(['caring'])];
/** Parts that look at the opportunity alone. */
const constantParts = ['stability', 'market'] as const;
/** From this need on, 0–100, people are looked at first. */
const pressingNeed = 75;
const fixedSide = Object.values(opportunityFacets);

/**
 * The people of a table for an opportunity, those of one organisation where one is given: the same order, ties, near
 * misses and counts as judging every pair by itself.
 */
export function rankPeople(
  table: PeopleTable,
  opportunity: OpportunityFacts,
  context: MatchContext,
  { limit, organisationId }: { readonly limit: number; readonly organisationId: string | undefined },
): RankedIds {
  // Which training would help is said of the few that are shown.
  const ctx: MatchContext = { ...context, briefly: true, trainingFor: () => undefined };
  const considered = table.considered;
  considered.begin(table.rows.size);
  const eligible = new Top(limit);
  const nearMisses = new Top(limit);
  const answer = (): RankedIds => ({
    eligible: eligible.ranked.map(({ id }) => id),
    nearMisses: nearMisses.ranked.map(({ id }) => id),
    counts: countsOf(considered),
  });
  if (!isAhead(opportunity, ctx.today)) return answer();

  const question: Question<PersonFacts> = {
    gate: (gate, person) => gateRules[gate](person, opportunity, ctx),
    worth: (part, person) => worthOf(part, person, opportunity, ctx),
    readBy: (gates) => readBy<OpportunityFacts>(fixedSide, gates, opportunity),
  };
  const { facets, rows } = table;
  table.kept.keepFor(ctx, facets);
  const verdicts = new Verdicts(facets, question, table.kept);
  const asOf = judgedOn(opportunity, ctx.today);
  const careLimits = new Worked(facets, personFacets.caring, ({ caring }) =>
    caring === null || !stillCares(caring, asOf)
      ? noCare
      : new CareLimit((minutes) => caringAt(caring, opportunity, minutes, true) !== 'pass'),
  );
  const lost = new Worked(facets, personFacets.aid, (person) => aidLost(person, opportunity, ctx).lostRial);

  const nobody = only<PersonFacts>('person', {});
  const ofAll =
    blocksOf('closed', closedGate(nobody, opportunity, ctx)) |
    blocksOf('full', fullGate(nobody, opportunity, ctx));
  const goesThere = isAway(opportunity) && !isLodged(opportunity);
  const weights = partNames.map((part) => ctx.weights.parts[part]);
  // Parts that look at the opportunity alone are the same for all.
  const worths = new Float64Array(partNames.length);
  const constant = Object.fromEntries(
    constantParts.map((part) => [part, worthOf(part, nobody, opportunity, ctx) ?? Number.NaN]),
  ) as Record<(typeof constantParts)[number], number>;
  const floorRial = ctx.floorRial ?? Number.NaN;
  const incomeRial = opportunity.monthlyIncomeRial ?? Number.NaN;

  const anywhere = isForAnywhere(opportunity);
  const province = opportunity.province === undefined ? -1 : table.province.numberOf(opportunity.province);
  const owner = organisationId === undefined ? undefined : table.organisation.numberOf(organisationId);
  const place = opportunity.place;
  const near = place && boundingBox(place, consideredWithinKm + 1);
  const { values: lats } = table.place.lat;
  const { values: lngs } = table.place.lng;

  const provinces = table.province.ids;
  const owners = table.organisation.ids;
  const size = rows.size;
  for (let row = 0; row < size; row++) {
    if (owner !== undefined && owners[row] !== owner) continue;
    const lat = lats[row] as number;
    const lng = lngs[row] as number;
    const isNeighbour = anywhere || provinces[row] === province;
    // Most of a country is far away: a look at the box spares the trigonometry.
    if (
      !isNeighbour &&
      !(near && lat >= near.minLat && lat <= near.maxLat && lng >= near.minLng && lng <= near.maxLng)
    )
      continue;
    const km =
      place && (goesThere || !isNeighbour) ? distanceKmBetween(lat, lng, place.lat, place.lng) : Number.NaN;
    if (!isNeighbour && (Number.isNaN(km) || isBeyond(km, consideredWithinKm))) continue;
    considered.add(row, km, ofAll);
  }
  verdicts.blockAll(considered);

  const limits = table.limitKm.values;
  const awayFromCare =
    decidedUnread((caring: Caring) => caringAt(caring, opportunity, 0, true)) === undefined;
  for (let i = 0; (goesThere || awayFromCare) && i < considered.size; i++) {
    const row = considered.rows[i] as number;
    const km = considered.km[i] as number;
    let blocks = considered.blocks[i] as number;
    // Not known compares as not beyond.
    if (goesThere && isBeyond(km, limits[row] as number)) blocks |= commuteBlock;
    const care = awayFromCare ? careLimits.of(row) : noCare;
    if (care !== noCare && care.blocksAt(travelMinutes(Number.isNaN(km) ? 0 : km))) blocks |= caringBlock;
    considered.blocks[i] = blocks;
  }

  // Nobody scores better than this: what looks at the opportunity alone is known, the rest at its best.
  worths.fill(1, 0);
  for (const part of constantParts) worths[partNames.indexOf(part)] = constant[part];
  if (!goesThere) worths[commuteAt] = Number.NaN;
  const bestFit = scoreOfWorths(worths, weights);
  const needs = table.need.values;
  // One for all rows: a function made anew for each would cost more than what it asks.
  let [top, count, need] = [eligible, 0, undefined as number | undefined];
  const admits = () => top.admits(count, rounded(orderOf(scoreOfWorths(worths, weights), need)));
  const incomeOf = (row: number, lostRial: number): number =>
    incomeWorth(
      floorRial,
      table.dependants.values[row] as number,
      table.householdRial.values[row] as number,
      incomeRial,
      lostRial,
    );
  const select = (from: number, below: number): void => {
    for (let i = 0; i < considered.size; i++) {
      const row = considered.rows[i] as number;
      const told = needs[row] as number;
      need = Number.isNaN(told) ? undefined : told;
      const pressing = need ?? 0;
      if (pressing < from || pressing >= below) continue;
      const blocks = considered.blocks[i] as number;
      const open = isEligible(blocks);
      if (!open && !hasWayOut(blocks)) continue;
      top = open ? eligible : nearMisses;
      count = countOf(blocks);
      if (!top.admits(count, rounded(orderOf(bestFit, need)))) continue;

      verdicts.boundsOf(row, worths);
      worths[commuteAt] = goesThere
        ? commuteWorth(considered.km[i] as number, limits[row] as number)
        : Number.NaN;
      // Nothing lost is the best case; what aid would be lost is worked out where that still gets in.
      worths[incomeAt] = incomeOf(row, 0);
      if (!admits()) continue;
      worths[incomeAt] = incomeOf(row, lost.of(row));
      if (!admits() || !verdicts.askedWhile(row, worths, admits)) continue;
      const order = rounded(orderOf(scoreOfWorths(worths, weights), need));
      top.add({
        row,
        blocks: count,
        order,
        tie: table.requestedAt.values[row] ?? '',
        id: rows.ids[row] ?? '',
      });
    }
  };
  // Those in great need first: they fill the top, and most of the others are then turned away at a glance.
  select(pressingNeed, Number.POSITIVE_INFINITY);
  select(Number.NEGATIVE_INFINITY, pressingNeed);
  return answer();
}
