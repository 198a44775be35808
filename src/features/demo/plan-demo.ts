import type { LocalDate } from '../../kernel/calendar.ts';
import { contextOfReference } from '../matching/context.rules.ts';
import { scoreOfFitting } from '../matching/judge.rules.ts';
import type { NewOpportunityRow } from '../opportunities/opportunities.repo.ts';
import { factsOf } from '../opportunities/opportunity-row.repo.ts';
import { buildVocabulary, type Vocabulary } from '../reference/vocabulary.rules.ts';
import { type DemoSeed, readDemoSeed } from './demo.input.ts';
import { type PackedReferrals, packReferrals, type StatusMove, wholeRow } from './demo.repo.ts';
import type { DemoGround } from './demo-ground.ts';
import { demoScales } from './demo-size.rules.ts';
import type { GivingPart } from './giving-part.ts';
import type { PlannedEmployer } from './job-row.ts';
import { packStories, type StoriesPart } from './pack-stories.ts';
import { factsOfPlan } from './person-facts-of-plan.rules.ts';
import { type PlannedAsk, planAsks } from './plan-asks.ts';
import { planAwards, withAidOf } from './plan-awards.ts';
import { planGivingParts } from './plan-giving-parts.ts';
import { planGroups } from './plan-groups.ts';
import { storiesOf } from './plan-histories.ts';
import { closedOn, lastDayOf, type PlannedOpportunity, planOpportunities } from './plan-opportunities.ts';
import { type PlannedPerson, planPeople } from './plan-people.ts';
import { planRecalls } from './plan-recalls.ts';
import { type PlannedReferral, planReferrals, type World } from './plan-referrals.ts';
import { planWorks } from './plan-works.ts';

/** What is written by one transaction; plain data. A new sort of it needs its writer in `write-part.ts`. */
export type DemoPart =
  | { readonly kind: 'employers'; readonly rows: readonly PlannedEmployer[] }
  | { readonly kind: 'opportunities'; readonly rows: readonly NewOpportunityRow[] }
  | { readonly kind: 'people'; readonly people: readonly PlannedPerson[] }
  | ReferralsPart
  | StoriesPart
  | GivingPart
  | {
      readonly kind: 'asks';
      readonly asks: readonly (PlannedAsk & { readonly answeredBy: string | undefined })[];
    }
  | LastPart;
export interface ReferralsPart extends PackedReferrals {
  readonly kind: 'referrals';
  readonly of: readonly { readonly id: string; readonly personId: string }[];
  readonly statuses: readonly StatusMove[];
}
/** Comes once, after all others: with it the load is complete. */
export interface LastPart {
  readonly kind: 'last';
  readonly missed: DemoSeed['missed'];
}

/** Where the parts come from: this thread or another. */
export type DemoPlanner = (ground: DemoGround) => Iterable<DemoPart> | AsyncIterable<DemoPart>;

/** Records of a part, each with what stands beside it. */
const atOnce = 450;
const opportunitiesAtOnce = 500;

/**
 * The demo data in the order in which they are written, each part told as soon as it is planned: whoever writes can begin
 * while others are being thought out. Nothing is read but the ground.
 */
export function* planDemo(ground: DemoGround): Generator<DemoPart> {
  const { today, standing, covers } = ground;
  const seed = readDemoSeed(ground.files);
  const scale = demoScales[ground.size];
  const vocabulary = buildVocabulary(ground.reference.version, ground.reference.items);
  const { employers, opportunities } = planOpportunities(seed, scale, vocabulary, today);
  for (const rows of missing(employers, standing.employer, opportunitiesAtOnce))
    yield { kind: 'employers', rows };
  const planned = opportunities.map(({ row }) => row);
  for (const rows of missing(planned, standing.opportunity, opportunitiesAtOnce))
    yield { kind: 'opportunities', rows };

  const groups = planGroups(seed, scale, vocabulary, covers);
  const registered = planPeople(seed, groups, scale, vocabulary, today);
  const actors = actorsOf(registered, ground.accounts);
  const wageOn = (day: LocalDate) => vocabulary.wageOn(day);
  const awards = planAwards(registered, { today, actors, ...scale });
  const own = planWorks(withAidOf(registered, awards, today), awards, { today, actors, wageOn });
  for (const people of missing(own.people, standing.person, atOnce)) yield { kind: 'people', people };

  const world = { today, actors, wageOn, ...scale };
  const referrals = planReferrals(own.people, worldOf(ground, own.people, opportunities, vocabulary, world));
  const withId = referrals.map((one) => ({ ...one, id: one.row.id }));
  for (const some of missing(withId, standing.referral, atOnce)) yield referralsPart(some);

  const stories = storiesOf(
    own.people,
    [...own.works, ...referrals.flatMap(({ work }) => work ?? [])],
    [...own.statuses, ...referrals.flatMap(({ statuses }) => statuses)],
  );
  const recalled = planRecalls(stories, actors, today);
  const untold = recalled.stories.map((story) => ({ ...story, id: story.person.id }));
  const told = { stories, awards, recalls: recalled.recalls, referrals, vocabulary };
  const pack = packStories(told);
  for (const some of missing(untold, standing.story, atOnce)) yield pack(some);

  yield* planGivingParts(ground, {
    seed,
    historyDays: scale.historyDays,
    awards,
    stories,
    opportunities,
    vocabulary,
    referrals,
  });

  const asks = planAsks(seed, own.people, opportunities, today).map((ask) => ({
    ...ask,
    answeredBy: actorsOf([ask], ground.accounts).get(ask.organisationId)?.[0],
  }));
  for (const some of missing(asks, standing.ask, atOnce)) yield { kind: 'asks', asks: some };
  yield { kind: 'last', missed: seed.missed };
}

function worldOf(
  { weights }: DemoGround,
  people: readonly PlannedPerson[],
  opportunities: readonly PlannedOpportunity[],
  vocabulary: Vocabulary,
  world: Pick<World, 'today' | 'historyDays' | 'actors' | 'wageOn'>,
): World {
  const openings = opportunities
    .filter(({ story }) => !story)
    .map(({ row }) => ({
      // What was closed by hand was open before: `lastDay` says until when.
      facts: { ...factsOf(wholeRow(row), vocabulary), closed: false },
      lastDay: lastDayOf(row),
      closedOn: closedOn(row),
    }));
  // The plan counts vacancies itself, and nobody reads which training would help.
  const nothingElse = { briefly: true, held: () => 0, trainingFor: () => undefined };
  const asked = { ...contextOfReference(vocabulary, weights, world.today), ...nothingElse };
  return {
    ...world,
    openings,
    facts: new Map(people.map((one) => [one.id, factsOfPlan(one, vocabulary)])),
    weightsVersion: weights.version,
    // Judged as of that day.
    scoreOn: (person, opportunity, day) => scoreOfFitting(person, opportunity, { ...asked, today: day }),
  };
}

function referralsPart(referrals: readonly PlannedReferral[]): ReferralsPart {
  return {
    kind: 'referrals',
    ...packReferrals({
      referrals: referrals.map(({ row }) => row),
      events: referrals.flatMap(({ events }) => events),
    }),
    of: referrals.map(({ row: { id, personId } }) => ({ id, personId })),
    statuses: referrals.flatMap(({ statuses }) => statuses),
  };
}

/** Who acts for each organisation: its officers, at one also a manager now and then. None: it refers nobody. */
function actorsOf(
  all: readonly { readonly organisationId: string }[],
  idOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const actors = new Map<string, readonly string[]>();
  for (const organisationId of new Set(all.map((one) => one.organisationId))) {
    const [, keeper, province] = /^org-(assoc|care)-(.+)$/.exec(organisationId) ?? [];
    const officer = idOf.get(`${keeper === 'assoc' ? 'officer' : 'care'}.${province}`);
    const manager = keeper === 'assoc' ? idOf.get(`manager.${province}`) : undefined;
    if (officer !== undefined) actors.set(organisationId, [officer, officer, officer, manager ?? officer]);
  }
  return actors;
}

/** Parts of what is not there yet. */
function missing<T extends { readonly id: string }>(
  items: readonly T[],
  standing: ReadonlySet<string>,
  size: number,
): T[][] {
  const left = items.filter(({ id }) => !standing.has(id));
  return Array.from({ length: Math.ceil(left.length / size) }, (_, i) =>
    left.slice(i * size, (i + 1) * size),
  );
}
