import { boundingBox, distanceKmBetween } from '../../../kernel/geo.ts';
import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { gateRules } from '../gates.rules.ts';
import { barsOf, isOutsideCircle } from '../law-gates.rules.ts';
import { judgedOn, type MatchContext, partNames } from '../match.rules.ts';
import type { RankedIds } from '../rank-plainly.rules.ts';
import { consideredWithinKm, isAhead, isAway, isBeyond, isLodged } from '../retrieve.rules.ts';
import { aidLost, commuteWorth, incomeWorth, worthOf } from '../score.rules.ts';
import { longestWayCaring, stillCares, travelMinutes } from '../time-gates.rules.ts';
import type { Considered } from './considered.rules.ts';
import { readBy } from './facet.rules.ts';
import type { OpportunitiesTable } from './opportunities-table.rules.ts';
import { opportunityFacets } from './opportunity-facets.rules.ts';
import { marksAskedBy } from './opportunity-marks.rules.ts';
import { personFacets } from './person-facets.rules.ts';
import { Standing } from './standing.rules.ts';
import { Top } from './top.rules.ts';
import {
  type Blocks,
  countsOf,
  isEligible,
  maskOf,
  onlyBlockedBy,
  Verdicts,
  Worked,
} from './verdicts.rules.ts';

const commuteAt = partNames.indexOf('commute');
const incomeAt = partNames.indexOf('income');
const [commuteBlock, caringBlock] = [maskOf(['commute']), maskOf(['caring'])];
const supervisionBlock = maskOf(['supervision']);
const barCodes = ['nothing', 'outside', 'anywhere'] as const;
const [barsNothing, barsAnywhere] = [barCodes.indexOf('nothing'), barCodes.indexOf('anywhere')];
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
  const { considered, verdicts, goesThere } = consider(table, person, ctx);
  const contest: Contest = {
    table,
    verdicts,
    goesThere,
    standing: new Standing(ctx, 'fit', eligible),
    floorRial: ctx.floorRial ?? Number.NaN,
    dependants: person.household.dependants ?? Number.NaN,
    householdRial: person.household.monthlyIncomeRial ?? Number.NaN,
    limitKm: person.availability.maxCommuteKm ?? Number.NaN,
    lost: new Worked(table.facets, opportunityFacets.terms, (terms) => aidLost(person, terms, ctx).lostRial),
  };
  verdicts.askFew();
  boundAll(contest);
  table.bestFirst.select(considered, { eligible, nearMisses }, (at, top, count) =>
    settle(contest, at, top, count),
  );
  return {
    eligible: eligible.ranked.map(({ id }) => id),
    nearMisses: nearMisses.ranked.map(({ id }) => id),
    counts: countsOf(considered),
  };
}

interface Contest {
  readonly table: OpportunitiesTable;
  readonly verdicts: Verdicts<OpportunityFacts>;
  readonly goesThere: Worked<OpportunityFacts>;
  readonly standing: Standing;
  /** Monthly rials; NaN = not known. */
  readonly floorRial: number;
  readonly dependants: number;
  readonly householdRial: number;
  readonly limitKm: number;
  readonly lost: Worked<OpportunityFacts>;
}

/** All that is known of a row at once; nothing lost is the best case of what is earned. */
function weigh(contest: Contest, at: number): number {
  const { table, verdicts, standing, goesThere, limitKm } = contest;
  const { worths } = standing;
  const row = table.considered.rows[at] as number;
  verdicts.boundsOf(row, worths);
  worths[commuteAt] =
    goesThere.of(row) === 1 ? commuteWorth(table.considered.km[at] as number, limitKm) : Number.NaN;
  worths[incomeAt] = incomeOf(contest, row, 0);
  return row;
}

function incomeOf(
  { table, floorRial, dependants, householdRial }: Contest,
  row: number,
  lostRial: number,
): number {
  return incomeWorth(floorRial, dependants, householdRial, table.incomeRial.values[row] as number, lostRial);
}

function boundAll(contest: Contest): void {
  const { bounds, size } = contest.table.considered;
  for (let at = 0; at < size; at++) {
    weigh(contest, at);
    bounds[at] = contest.standing.order();
  }
}

function settle(contest: Contest, at: number, top: Top, count: number): void {
  const { table, verdicts, standing, lost } = contest;
  standing.enter(top, count);
  const row = weigh(contest, at);
  if (!standing.admits()) return;
  // What aid would be lost is worked out where the best case gets in.
  standing.worths[incomeAt] = incomeOf(contest, row, lost.of(row));
  if (!standing.admits() || !verdicts.askedWhile(row, standing)) return;
  standing.take(row, table.opensOn.values[row] ?? '', table.rows.ids[row] ?? '');
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
  readonly goesThere: Worked<OpportunityFacts>;
}

function consider(table: OpportunitiesTable, person: PersonFacts, context: MatchContext): Answered {
  // Which training would help is said of the few that are shown.
  const ctx: MatchContext = { ...context, briefly: true, trainingFor: () => undefined };
  const { facets, considered } = table;
  table.kept.keepFor(ctx, facets);
  const verdicts = new Verdicts<OpportunityFacts>(
    facets,
    {
      gate: (gate, opportunity) => gateRules[gate](person, opportunity, ctx),
      worth: (part, opportunity) => worthOf(part, person, opportunity, ctx),
      readBy: (gates) => readBy<PersonFacts>(fixedSide, gates, person, ctx),
      asked: (facet, known) => marksAskedBy(facet, person, ctx, known),
    },
    table.kept,
  );
  const ahead = new Worked(facets, opportunityFacets.window, (window) => Number(isAhead(window, ctx.today)));
  const goesThere = new Worked(facets, opportunityFacets.site, (site) =>
    Number(isAway(site) && !isLodged(site)),
  );
  lookAt(table, person, ahead, goesThere);
  verdicts.blockAll(considered);
  blockByCaring(table, person, ctx);
  blockBySupervision(table, person, ctx);
  return { considered, verdicts, goesThere };
}

/** What the person looks at, as `isConsidered` decides it, with the way there. */
function lookAt(
  table: OpportunitiesTable,
  person: PersonFacts,
  ahead: Worked<OpportunityFacts>,
  goesThere: Worked<OpportunityFacts>,
): void {
  const { considered, rows } = table;
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
    if (ahead.of(row) === 0) continue;
    const goes = goesThere.of(row) === 1;
    const km =
      place && (goes || !isNeighbour) ? distanceKmBetween(place.lat, place.lng, lat, lng) : Number.NaN;
    if (!isNeighbour && (Number.isNaN(km) || isBeyond(km, consideredWithinKm))) continue;
    // Not known compares as not beyond.
    considered.add(row, km, (full[row] as number) | (goes && isBeyond(km, limitKm) ? commuteBlock : 0));
  }
}

function blockByCaring(table: OpportunitiesTable, { caring }: PersonFacts, ctx: MatchContext): void {
  if (caring === null) return;
  const { facets, considered } = table;
  const cares = new Worked(facets, opportunityFacets.start, (start) =>
    Number(stillCares(caring, judgedOn(start, ctx.today))),
  );
  const limits = new Worked(facets, opportunityFacets.shift, (shift) => longestWayCaring(shift, caring));
  for (let i = 0; i < considered.size; i++) {
    const row = considered.rows[i] as number;
    const km = considered.km[i] as number;
    if (cares.of(row) === 1 && travelMinutes(Number.isNaN(km) ? 0 : km) > limits.of(row))
      considered.blocks[i] = (considered.blocks[i] as number) | caringBlock;
  }
}

/** Whoever is supervised can ask the judge, so no block of it is without a way out. */
function blockBySupervision(
  table: OpportunitiesTable,
  { kind, supervision }: PersonFacts,
  ctx: MatchContext,
): void {
  if (kind === 'family' || supervision === null) return;
  const bars = new Worked(table.facets, opportunityFacets.watched, (work) =>
    barCodes.indexOf(barsOf(supervision, work, ctx.today)),
  );
  const { centre } = supervision;
  const { rows, blocks, size } = table.considered;
  const lats = table.place.lat.values;
  const lngs = table.place.lng.values;
  for (let i = 0; i < size; i++) {
    const row = rows[i] as number;
    const bar = bars.of(row);
    if (bar === barsNothing) continue;
    if (
      bar === barsAnywhere ||
      isOutsideCircle(
        supervision,
        distanceKmBetween(centre.lat, centre.lng, lats[row] as number, lngs[row] as number),
      )
    )
      blocks[i] = (blocks[i] as number) | supervisionBlock;
  }
}
