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
import { only } from './facet.rules.ts';
import type { PeopleTable } from './people-table.rules.ts';
import { personFacets } from './person-facets.rules.ts';
import { Top } from './top.rules.ts';
import {
  blocksOf,
  countOf,
  hasWayOut,
  isEligible,
  maskOf,
  type Question,
  Tally,
  Verdicts,
  Worked,
} from './verdicts.rules.ts';

const commuteAt = partNames.indexOf('commute');
const incomeAt = partNames.indexOf('income');

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
  const tally = new Tally();
  const eligible = new Top(limit);
  const nearMisses = new Top(limit);
  const answer = (): RankedIds => ({
    eligible: eligible.ranked.map(({ id }) => id),
    nearMisses: nearMisses.ranked.map(({ id }) => id),
    counts: tally.counts(),
  });
  if (!isAhead(opportunity, ctx.today)) return answer();

  const question: Question<PersonFacts> = {
    gate: (gate, person) => gateRules[gate](person, opportunity, ctx),
    worth: (part, person) => worthOf(part, person, opportunity, ctx),
  };
  const { facets, rows } = table;
  const verdicts = new Verdicts(facets, question);
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
  const [commuteBlock, caringBlock] = [maskOf(['commute']), maskOf(['caring'])];
  const goesThere = isAway(opportunity) && !isLodged(opportunity);
  const weights = partNames.map((part) => ctx.weights.parts[part]);
  // Parts that look at the opportunity alone are the same for all.
  const worths = new Float64Array(partNames.length);
  for (const part of ['stability', 'market'] as const)
    worths[partNames.indexOf(part)] = worthOf(part, nobody, opportunity, ctx) ?? Number.NaN;
  const floorRial = ctx.floorRial ?? Number.NaN;
  const incomeRial = opportunity.monthlyIncomeRial ?? Number.NaN;

  const anywhere = isForAnywhere(opportunity);
  const province = opportunity.province === undefined ? -1 : table.province.numberOf(opportunity.province);
  const owner = organisationId === undefined ? undefined : table.organisation.numberOf(organisationId);
  const place = opportunity.place;
  const near = place && boundingBox(place, consideredWithinKm + 1);
  const { values: lats } = table.place.lat;
  const { values: lngs } = table.place.lng;

  for (let row = 0; row < rows.size; row++) {
    if (owner !== undefined && table.organisation.ids[row] !== owner) continue;
    const lat = lats[row] ?? Number.NaN;
    const lng = lngs[row] ?? Number.NaN;
    const isNeighbour = anywhere || table.province.ids[row] === province;
    // Most of a country is far away: a look at the box spares the trigonometry.
    if (
      !isNeighbour &&
      !(near && lat >= near.minLat && lat <= near.maxLat && lng >= near.minLng && lng <= near.maxLng)
    )
      continue;
    const km =
      place && (goesThere || !isNeighbour) ? distanceKmBetween(lat, lng, place.lat, place.lng) : Number.NaN;
    if (!isNeighbour && (Number.isNaN(km) || isBeyond(km, consideredWithinKm))) continue;

    let blocks = ofAll | verdicts.blocksOf(row);
    const limitKm = table.limitKm.values[row] ?? Number.NaN;
    // Not known compares as not beyond.
    if (goesThere && isBeyond(km, limitKm)) blocks |= commuteBlock;
    if (careLimits.of(row).blocksAt(travelMinutes(Number.isNaN(km) ? 0 : km))) blocks |= caringBlock;
    tally.add(blocks);
    const open = isEligible(blocks);
    if (!open && !hasWayOut(blocks)) continue;
    const top = open ? eligible : nearMisses;
    const count = countOf(blocks);
    if (!top.admits(count, Number.POSITIVE_INFINITY)) continue;

    verdicts.worthsOf(row, worths);
    worths[commuteAt] = goesThere ? commuteWorth(km, limitKm) : Number.NaN;
    worths[incomeAt] = incomeWorth(
      floorRial,
      table.dependants.values[row] ?? Number.NaN,
      table.householdRial.values[row] ?? Number.NaN,
      incomeRial,
      lost.of(row),
    );
    const need = table.need.values[row] ?? Number.NaN;
    const known = Number.isNaN(need) ? undefined : need;
    // With skills at their best first: most rows need not ask for them.
    if (!top.admits(count, rounded(orderOf(scoreOfWorths(worths, weights), known)))) continue;
    verdicts.skillsOf(row, worths);
    const order = rounded(orderOf(scoreOfWorths(worths, weights), known));
    if (top.admits(count, order))
      top.add({
        row,
        blocks: count,
        order,
        tie: table.requestedAt.values[row] ?? '',
        id: rows.ids[row] ?? '',
      });
  }
  return answer();
}
