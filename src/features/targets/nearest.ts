import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { matchContext } from '../matching/context.repo.ts';
import { judge } from '../matching/judge.rules.ts';
import { judgedOn, type MatchContext } from '../matching/match.rules.ts';
import { type Names, namesFrom } from '../matching/names.rules.ts';
import { matchingPoolOf } from '../matching/pool/matching-pool.repo.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import type { OpportunityRecord } from '../opportunities/opportunity-record.rules.ts';
import { permit, scopeFor } from '../organisations/scope.rules.ts';
import { standingWorksOf } from '../outcomes/standing-works.repo.ts';
import { readWages } from '../outcomes/wages.repo.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { type Share, shareOf } from './figure.rules.ts';
import {
  factsAmong,
  namesAmong,
  type OpenReferral,
  openReferralsOf,
  type PersonNamed,
  populationOn,
  type StandingPerson,
} from './nearest.repo.ts';
import {
  byNearness,
  countsAsWork,
  type NearestItem,
  type NearestUnlock,
  type NearestWay,
  nearestWays,
  nextMove,
  unlockOfWork,
} from './nearest.rules.ts';

/** So many without work and without an open referral are matched, those in greatest need first. */
const matchedAtMost = 32;
/** Of those unknown and of those with too little work so many each are looked at, in the same order. */
const lookedAtMost = 32;
/** Of the best that fits each so many are looked at, for one that counts as work. */
const looksAt = 4;

const nearestQuery = z.object({ each: z.coerce.number().int().min(1).max(50).default(8) });

export interface NearestPerson extends NearestItem {
  readonly name: PersonNamed;
}

export interface NearestToWork {
  readonly asOf: LocalDate;
  readonly population: number;
  /** What each of them would move the rate by. */
  readonly worth: Share;
  /** Surest and soonest first; of each way at most as many as asked for. */
  readonly items: readonly NearestPerson[];
  /** How many were found by each way, among those looked at: of a large organisation there may be more. */
  readonly found: Readonly<Record<NearestWay, number>>;
  /** Of so many people without work and without an open referral so many were matched: the search is bounded. */
  readonly matched: { readonly people: number; readonly of: number };
  readonly opportunities: ReadonlyMap<string, Pick<OpportunityRecord, 'title'>>;
  readonly names: Names;
}

/**
 * The people of an organisation nearest to being counted in work, and for each the one thing that would do it. Everybody
 * referred is looked at; of those unknown, with too little work, or without any, those in greatest need.
 */
export async function nearestToWork(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<NearestToWork>> {
  const permitted = permit(actor, 'targets:read');
  if (!permitted.ok) return permitted;
  const scope = scopeFor(actor, 'people:read');
  if (!scope.ok) return scope;
  const parsed = parse(nearestQuery, input);
  if (!parsed.ok) return parsed;
  const { read } = deps.database;
  const { ctx, vocabulary } = await matchContext(deps);
  const { today } = ctx;
  const { people, inWork } = await populationOn(read, scope.value, today);
  const population = people.length + inWork;
  const worth = shareOf(1, population);
  const items: NearestItem[] = [];
  const suggest = (person: StandingPerson, unlock: NearestUnlock, from: LocalDate = today) =>
    items.push({
      personId: person.id,
      state: person.state,
      needScore: person.needScore,
      unlock,
      effect: worth,
      from,
    });

  const some = new Map(
    (['unknown', 'some-work'] as const)
      .flatMap((state) =>
        people
          .filter((one) => one.state === state)
          .toSorted(byNeed)
          .slice(0, lookedAtMost),
      )
      .map((one) => [one.id, one]),
  );
  const wages = await readWages(read);
  const works = await standingWorksOf(read, [...some.keys()], today);
  for (const person of some.values()) {
    const unlock = unlockOfWork(person.state, works.get(person.id) ?? [], today, wages);
    if (unlock) suggest(person, unlock);
  }

  const without = people.filter(({ state, status }) => state === 'out-of-work' && status === 'seeking');
  const repo = opportunitiesRepo(read, vocabulary);
  const open = furthestOf(await openReferralsOf(read, scope.value));
  const referred = await repo.findMany([...open.values()].map(({ opportunityId }) => opportunityId));
  const unreferred: StandingPerson[] = [];
  for (const person of without) {
    const referral = open.get(person.id);
    const facts = referral && referred.get(referral.opportunityId)?.facts;
    const to = referral && nextMove(referral.state);
    if (!referral) unreferred.push(person);
    else if (facts && to && countsAsWork(facts, vocabulary.wageOn(judgedOn(facts, today)))) {
      const { id: referralId, opportunityId, state } = referral;
      const way = to === 'placed' ? 'place' : 'move';
      suggest(person, { way, referralId, opportunityId, state, to }, judgedOn(facts, today));
    }
  }

  const matched = unreferred.toSorted(byNeed).slice(0, matchedAtMost);
  const facts = new Map(
    (
      await factsAmong(
        read,
        scope.value,
        matched.map(({ id }) => id),
        vocabulary,
      )
    ).map((one) => [one.id, one]),
  );
  const ranked = await rankedFor(deps, [...facts.values()], ctx);
  const records = await repo.findMany([...new Set([...ranked.values()].flat())]);
  for (const person of matched) {
    const own = facts.get(person.id);
    if (own === undefined) continue;
    const best = (ranked.get(person.id) ?? []).flatMap((id) => records.get(id) ?? []);
    const found = unlockByMatch(own, best, ctx, (day) => vocabulary.wageOn(day));
    if (found) suggest(person, found.unlock, found.from);
  }

  items.sort(byNearness);
  const shown = nearestWays.flatMap((way) =>
    items.filter(({ unlock }) => unlock.way === way).slice(0, parsed.value.each),
  );
  const named = await namesAmong(
    read,
    scope.value,
    shown.map(({ personId }) => personId),
  );
  const opportunities = new Map([...referred, ...records]);
  return ok({
    asOf: today,
    population,
    worth,
    items: shown.map((item) => ({
      ...item,
      name: named.get(item.personId) ?? { givenName: '', familyName: '' },
    })),
    found: Object.fromEntries(
      nearestWays.map((way) => [way, items.filter(({ unlock }) => unlock.way === way).length]),
    ) as Record<NearestWay, number>,
    matched: { people: matched.length, of: unreferred.length },
    opportunities,
    names: namesFrom(vocabulary, new Map([...opportunities].map(([id, { title }]) => [id, title]))),
  });
}

/** Of each person the open referral that is furthest on. */
function furthestOf(referrals: readonly OpenReferral[]): ReadonlyMap<string, OpenReferral> {
  const order = ['proposed', 'accepted', 'sent', 'interview', 'offered'];
  const by = new Map<string, OpenReferral>();
  for (const one of referrals) {
    const known = by.get(one.personId);
    if (known === undefined || order.indexOf(one.state) > order.indexOf(known.state))
      by.set(one.personId, one);
  }
  return by;
}

function byNeed(a: StandingPerson, b: StandingPerson): number {
  const need = (b.needScore ?? 50) - (a.needScore ?? 50);
  return need !== 0 ? need : a.requestedAt < b.requestedAt ? -1 : a.requestedAt > b.requestedAt ? 1 : 0;
}

/** The ids of what fits each best, then of the nearest misses. */
async function rankedFor(
  deps: Deps,
  people: readonly PersonFacts[],
  ctx: MatchContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ranked = await matchingPoolOf(deps).matchesOfEach(people, 'job', ctx, looksAt);
  return new Map(
    people.map(({ id }, index) => {
      const { eligible = [], nearMisses = [] } = ranked[index] ?? {};
      return [id, [...eligible, ...nearMisses]];
    }),
  );
}

/** The best that is open to them and counts as work; else a near miss with one block, and what opens it. */
function unlockByMatch(
  person: PersonFacts,
  best: readonly OpportunityRecord[],
  ctx: MatchContext,
  wageOn: (day: LocalDate) => number | undefined,
): { readonly unlock: NearestUnlock; readonly from: LocalDate } | undefined {
  let miss: { readonly unlock: NearestUnlock; readonly from: LocalDate } | undefined;
  for (const { facts } of best) {
    const starts = judgedOn(facts, ctx.today);
    if (!countsAsWork(facts, wageOn(starts))) continue;
    const { eligible, blocks, score } = judge(person, facts, ctx);
    if (eligible) return { unlock: { way: 'refer', opportunityId: facts.id, score }, from: starts };
    const [block, ...others] = blocks;
    if (miss || !block?.unlock || others.length > 0) continue;
    const waits = block.unlock.kind === 'wait-until' && block.unlock.date > starts;
    miss = {
      unlock: { way: 'open', opportunityId: facts.id, block, unlock: block.unlock, score },
      from: waits && block.unlock.kind === 'wait-until' ? block.unlock.date : starts,
    };
  }
  return miss;
}
