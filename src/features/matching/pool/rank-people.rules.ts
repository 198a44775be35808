import { boundingBox, distanceKmBetween } from '../../../kernel/geo.ts';
import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { gateRules } from '../gates.rules.ts';
import { supervisionGate } from '../law-gates.rules.ts';
import { judgedOn, type MatchContext, partNames } from '../match.rules.ts';
import type { RankedIds } from '../rank-plainly.rules.ts';
import { consideredWithinKm, isAhead, isAway, isBeyond, isForAnywhere, isLodged } from '../retrieve.rules.ts';
import { aidLost, commuteWorth, incomeWorth, worthOf } from '../score.rules.ts';
import { closedGate, fullGate, longestWayCaring, stillCares, travelMinutes } from '../time-gates.rules.ts';
import { only, readBy } from './facet.rules.ts';
import { opportunityFacets } from './opportunity-facets.rules.ts';
import type { PeopleTable } from './people-table.rules.ts';
import { personFacets } from './person-facets.rules.ts';
import { marksAsked } from './person-marks.rules.ts';
import { Standing } from './standing.rules.ts';
import { Top } from './top.rules.ts';
import { type Blocks, blocksOf, countsOf, maskOf, Verdicts, Worked } from './verdicts.rules.ts';

const commuteAt = partNames.indexOf('commute');
const incomeAt = partNames.indexOf('income');
const [commuteBlock, caringBlock] = [maskOf(['commute']), maskOf(['caring'])];
const supervisionBlock = maskOf(['supervision']);
/** Parts that look at the opportunity alone are the same for all. */
const constantParts = ['stability', 'market'] as const;
const fixedSide = Object.values(opportunityFacets);
const nobody = only<PersonFacts>('person', {});

/**
 * The people of a table for an opportunity, those of one organisation where one is given: the same order, ties, near
 * misses and counts as judging every pair by itself.
 *
 * Each loop over the rows is a function of its own: V8 compiles a loop anew, and worse, where it is part of a long function.
 */
export function rankPeople(
  table: PeopleTable,
  opportunity: OpportunityFacts,
  context: MatchContext,
  { limit, organisationId }: { readonly limit: number; readonly organisationId: string | undefined },
): RankedIds {
  // Which training would help is said of the few that are shown.
  const ctx: MatchContext = { ...context, briefly: true, trainingFor: () => undefined };
  const { considered, facets, rows } = table;
  considered.begin(rows.size);
  const eligible = new Top(limit);
  const nearMisses = new Top(limit);
  if (isAhead(opportunity, ctx.today)) {
    table.kept.keepFor(ctx, facets);
    const verdicts = new Verdicts<PersonFacts>(
      facets,
      {
        gate: (gate, person) => gateRules[gate](person, opportunity, ctx),
        worth: (part, person) => worthOf(part, person, opportunity, ctx),
        readBy: (gates) => readBy<OpportunityFacts>(fixedSide, gates, opportunity, ctx),
        asked: (facet) => marksAsked(facet, opportunity, ctx),
      },
      table.kept,
    );
    const ofAll =
      blocksOf('closed', closedGate(nobody, opportunity, ctx)) |
      blocksOf('full', fullGate(nobody, opportunity, ctx));
    consider(table, opportunity, organisationId, ofAll);
    verdicts.blockAll(considered);
    blockByWay(table, opportunity);
    blockByCaring(table, opportunity, ctx);
    blockBySupervision(table, opportunity, ctx);

    const contest = contestOf(table, verdicts, opportunity, ctx, eligible);
    boundAll(contest);
    table.bestFirst.select(considered, { eligible, nearMisses }, (at, top, count) =>
      settle(contest, at, top, count),
    );
  }
  return {
    eligible: eligible.ranked.map(({ id }) => id),
    nearMisses: nearMisses.ranked.map(({ id }) => id),
    counts: countsOf(considered),
  };
}

/** Whether somebody would go there daily. */
function isDaily(opportunity: OpportunityFacts): boolean {
  return isAway(opportunity) && !isLodged(opportunity);
}

/** Everybody whom the opportunity is looked at for, as `isConsidered` decides it, with the way there. */
function consider(
  table: PeopleTable,
  opportunity: OpportunityFacts,
  organisationId: string | undefined,
  ofAll: Blocks,
): void {
  const { considered } = table;
  const goesThere = isDaily(opportunity);
  const anywhere = isForAnywhere(opportunity);
  const province = opportunity.province === undefined ? -1 : table.province.numberOf(opportunity.province);
  const owner = organisationId === undefined ? undefined : table.organisation.numberOf(organisationId);
  const { place } = opportunity;
  const near = place && boundingBox(place, consideredWithinKm + 1);
  const lats = table.place.lat.values;
  const lngs = table.place.lng.values;
  const provinces = table.province.ids;
  const owners = table.organisation.ids;
  const size = table.rows.size;
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
}

function blockByWay(table: PeopleTable, opportunity: OpportunityFacts): void {
  if (!isDaily(opportunity)) return;
  const { rows, km, blocks, size } = table.considered;
  const limits = table.limitKm.values;
  for (let i = 0; i < size; i++) {
    // Not known compares as not beyond.
    if (isBeyond(km[i] as number, limits[rows[i] as number] as number))
      blocks[i] = (blocks[i] as number) | commuteBlock;
  }
}

function blockByCaring(table: PeopleTable, opportunity: OpportunityFacts, ctx: MatchContext): void {
  if (!isAway(opportunity) || opportunity.hours.length === 0) return;
  const asOf = judgedOn(opportunity, ctx.today);
  const longestWay = new Worked(table.facets, personFacets.caring, ({ caring }) =>
    caring === null || !stillCares(caring, asOf)
      ? Number.POSITIVE_INFINITY
      : longestWayCaring(opportunity, caring),
  );
  const { rows, km, blocks, size } = table.considered;
  for (let i = 0; i < size; i++) {
    const longest = longestWay.of(rows[i] as number);
    if (longest === Number.POSITIVE_INFINITY) continue;
    const way = km[i] as number;
    if (travelMinutes(Number.isNaN(way) ? 0 : way) > longest) blocks[i] = (blocks[i] as number) | caringBlock;
  }
}

function blockBySupervision(table: PeopleTable, opportunity: OpportunityFacts, ctx: MatchContext): void {
  if (!isAway(opportunity)) return;
  const blocked = new Worked(
    table.facets,
    personFacets.supervision,
    (person) => blocksOf('supervision', supervisionGate(person, opportunity, ctx)) & supervisionBlock,
  );
  const { rows, blocks, size } = table.considered;
  for (let i = 0; i < size; i++) blocks[i] = (blocks[i] as number) | blocked.of(rows[i] as number);
}

interface Contest {
  readonly table: PeopleTable;
  readonly verdicts: Verdicts<PersonFacts>;
  readonly standing: Standing;
  readonly goesThere: boolean;
  /** Monthly rials; NaN = not known. */
  readonly floorRial: number;
  readonly incomeRial: number;
  readonly lost: Worked<PersonFacts>;
}

function contestOf(
  table: PeopleTable,
  verdicts: Verdicts<PersonFacts>,
  opportunity: OpportunityFacts,
  ctx: MatchContext,
  first: Top,
): Contest {
  const standing = new Standing(ctx, 'fit-and-need', first);
  for (const part of constantParts)
    standing.worths[partNames.indexOf(part)] = worthOf(part, nobody, opportunity, ctx) ?? Number.NaN;
  return {
    table,
    verdicts,
    standing,
    goesThere: isDaily(opportunity),
    floorRial: ctx.floorRial ?? Number.NaN,
    incomeRial: opportunity.monthlyIncomeRial ?? Number.NaN,
    lost: new Worked(table.facets, personFacets.aid, (person) => aidLost(person, opportunity, ctx).lostRial),
  };
}

/** What the numbers of a row decide; nothing lost is the best case of what is earned. */
function weigh(
  { table, standing, goesThere, floorRial, incomeRial }: Contest,
  at: number,
  lostRial: number,
): number {
  const { considered } = table;
  const row = considered.rows[at] as number;
  standing.need = table.need.values[row] as number;
  standing.worths[commuteAt] = goesThere
    ? commuteWorth(considered.km[at] as number, table.limitKm.values[row] as number)
    : Number.NaN;
  standing.worths[incomeAt] = incomeWorth(
    floorRial,
    table.dependants.values[row] as number,
    table.householdRial.values[row] as number,
    incomeRial,
    lostRial,
  );
  return row;
}

function boundAll(contest: Contest): void {
  const { table, verdicts, standing } = contest;
  const { bounds, size } = table.considered;
  for (let at = 0; at < size; at++) {
    verdicts.boundsOf(weigh(contest, at, 0), standing.worths);
    bounds[at] = standing.order();
  }
}

function settle(contest: Contest, at: number, top: Top, count: number): void {
  const { table, verdicts, standing, lost } = contest;
  standing.enter(top, count);
  const row = weigh(contest, at, 0);
  verdicts.boundsOf(row, standing.worths);
  // What aid would be lost is worked out where the best case gets in.
  if (!standing.admits()) return;
  weigh(contest, at, lost.of(row));
  if (!standing.admits() || !verdicts.askedWhile(row, standing)) return;
  standing.take(row, table.requestedAt.values[row] ?? '', table.rows.ids[row] ?? '');
}
