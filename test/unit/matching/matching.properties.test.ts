import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateGates, gateRules } from '../../../src/features/matching/gates.rules.ts';
import { judge } from '../../../src/features/matching/judge.rules.ts';
import {
  type Block,
  gates,
  type MatchContext,
  type Unlock,
} from '../../../src/features/matching/match.rules.ts';
import { rankCandidates, rankOpportunities } from '../../../src/features/matching/rank.rules.ts';
import type { OpportunityFacts } from '../../../src/features/opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../../src/features/people/person-facts.rules.ts';
import { addDays } from '../../../src/kernel/calendar.ts';
import { type Intervals, minutes, subtract, toIntervals, toSlots } from '../../../src/kernel/week.ts';
import {
  applied,
  applyUnlock,
  contextArb,
  movesClock,
  opportunityArb,
  personArb,
  runs,
} from '../../support/match-facts.ts';

const pairs = fc.tuple(personArb, opportunityArb, contextArb);

function isBlockedBy(
  gate: Block['gate'],
  { person, opportunity, ctx }: { person: PersonFacts; opportunity: OpportunityFacts; ctx: MatchContext },
): boolean {
  const outcome = gateRules[gate](person, opportunity, ctx);
  return outcome !== 'pass' && 'blocked' in outcome;
}

/** A little less than an unlock that can be given in part; undefined for those that are all or nothing. */
function aLittleLess(unlock: Unlock): Unlock | undefined {
  const minuteLess = (slots: Parameters<typeof toIntervals>[0]): ReturnType<typeof toSlots> => {
    const week = toIntervals(slots);
    const first: Intervals = week.slice(0, 1).map(([start]) => [start, start + 1] as const);
    return toSlots(subtract(week, first));
  };
  switch (unlock.kind) {
    case 'raise-commute':
      return { ...unlock, km: unlock.km - 0.5 };
    case 'wait-until':
      return { ...unlock, date: addDays(unlock.date, -1) };
    case 'start-by':
      return { ...unlock, date: addDays(unlock.date, 1) };
    case 'free-hours':
    case 'arrange-care':
      return { ...unlock, slots: minuteLess(unlock.slots) };
    case 'find-guarantor':
      return { ...unlock, count: unlock.count - 1 };
    case 'find-workspace':
      return unlock.needs.length > 0 ? { ...unlock, needs: unlock.needs.slice(1) } : undefined;
    case 'get-licence':
    case 'get-document':
    case 'get-permit':
      return { ...unlock, codes: unlock.codes.slice(1) };
    case 'take-training':
      return { ...unlock, skills: unlock.skills.map((skill) => ({ ...skill, level: skill.level - 1 })) };
    case 'choose':
      return { ...unlock, loses: unlock.loses.slice(1) };
    case 'ask-permission':
      return { ...unlock, permissions: unlock.permissions.slice(1) };
    default:
      return undefined;
  }
}

describe('gates over anybody and anything', () => {
  it('opens exactly the blocked gate by what its unlock names, and has met every gate and unlock', () => {
    const gatesMet = new Set<string>();
    const unlocksMet = new Set<string>();
    fc.assert(
      fc.property(pairs, ([person, opportunity, ctx]) => {
        const { blocks } = evaluateGates(person, opportunity, ctx);
        for (const block of blocks) {
          gatesMet.add(block.gate);
          if (block.unlock === null) continue;
          unlocksMet.add(block.unlock.kind);
          const after = applyUnlock(person, opportunity, ctx, block);
          expect(isBlockedBy(block.gate, after), block.gate).toBe(false);
          if (movesClock(block.unlock)) continue;
          const left = evaluateGates(after.person, after.opportunity, after.ctx).blocks.map((b) => b.gate);
          expect(left).toEqual(blocks.map((b) => b.gate).filter((gate) => gate !== block.gate));
        }
      }),
      runs,
    );
    expect([...gatesMet].sort()).toEqual([...gates].sort());
    expect(unlocksMet.size).toBe(18);
  });

  it('names the smallest change: a little less leaves the gate shut', () => {
    fc.assert(
      fc.property(pairs, ([person, opportunity, ctx]) => {
        for (const { gate, unlock } of evaluateGates(person, opportunity, ctx).blocks) {
          const less = unlock === null ? undefined : aLittleLess(unlock);
          if (less === undefined) continue;
          expect(
            isBlockedBy(gate, applied({ person, opportunity, ctx }, less)),
            `${gate} ${JSON.stringify(unlock)}`,
          ).toBe(true);
        }
      }),
      runs,
    );
  });

  it('counts the hours of care a week as those of its slots, rounded up to half an hour', () => {
    fc.assert(
      fc.property(pairs, ([person, opportunity, ctx]) => {
        for (const { unlock } of evaluateGates(person, opportunity, ctx).blocks) {
          if (unlock?.kind !== 'arrange-care') continue;
          const hours = minutes(toIntervals(unlock.slots)) / 60;
          expect(unlock.hoursPerWeek).toBeGreaterThanOrEqual(hours);
          expect(unlock.hoursPerWeek).toBeLessThan(hours + 0.5);
        }
      }),
      runs,
    );
  });

  it('never blocks more by knowing less', () => {
    const forgotten: readonly ((person: PersonFacts) => PersonFacts)[] = [
      (p) => ({ ...p, place: undefined }),
      (p) => ({ ...p, skills: undefined, education: undefined }),
      (p) => ({ ...p, documents: undefined, licences: undefined, permits: undefined }),
      (p) => ({ ...p, documents: p.documents?.map((d) => ({ ...d, state: 'unknown' as const })) }),
      (p) => ({ ...p, workspace: undefined }),
      (p) => ({ ...p, guarantors: undefined, bankStanding: undefined }),
      (p) => ({ ...p, custody: null }),
      (p) => ({
        ...p,
        availability: { hours: undefined, homeOnly: undefined, maxCommuteKm: undefined, from: undefined },
      }),
      (p) => ({ ...p, household: { ...p.household, head: undefined } }),
      (p) => ({ ...p, household: { ...p.household, aid: undefined } }),
      (p) => ({
        ...p,
        household: {
          ...p.household,
          aid: p.household.aid?.map((a) => ({ ...a, givenOn: undefined, remainingRial: undefined })),
        },
      }),
    ];
    fc.assert(
      fc.property(pairs, fc.constantFrom(...forgotten), ([person, opportunity, ctx], forget) => {
        const before = new Set(evaluateGates(person, opportunity, ctx).blocks.map((b) => b.gate));
        const { blocks, checks } = evaluateGates(forget(person), opportunity, ctx);
        // An aid without a date may fall under rules that lapse, never under more than it did.
        for (const { gate } of blocks) expect(before).toContain(gate);
        for (const { gate } of checks) expect(blocks.map((b) => b.gate)).not.toContain(gate);
      }),
      runs,
    );
  });

  it('is eligible exactly when no gate blocks, one block a gate, in the order of the gates', () => {
    fc.assert(
      fc.property(pairs, ([person, opportunity, ctx]) => {
        const { eligible, blocks, checks } = judge(person, opportunity, ctx);
        expect(eligible).toBe(blocks.length === 0);
        const order = (list: readonly { gate: Block['gate'] }[]): number[] =>
          list.map((b) => gates.indexOf(b.gate));
        for (const found of [order(blocks), order(checks)])
          expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      }),
      runs,
    );
  });
});

describe('score over anybody and anything', () => {
  it('has weights that sum to 1, values and score within 0 and 1, and a reason for every part', () => {
    fc.assert(
      fc.property(pairs, ([person, opportunity, ctx]) => {
        const { score, parts } = judge(person, opportunity, ctx);
        expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
        expect(parts.reduce((sum, { weight, value }) => sum + weight * value, 0)).toBeCloseTo(score, 9);
        for (const value of [score, ...parts.map((part) => part.value)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        for (const { because } of parts) expect(because.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it('does not look at sex, nor at what binds a released person', () => {
    fc.assert(
      fc.property(pairs, ([person, opportunity, ctx]) => {
        const { score, parts } = judge(person, opportunity, ctx);
        const other: PersonFacts = {
          ...person,
          sex: person.sex === 'female' ? 'male' : 'female',
          restrictions: [],
          supervision: null,
          custody: null,
        };
        expect(judge(other, opportunity, ctx)).toMatchObject({ score, parts });
      }),
      runs,
    );
  });
});

describe('ranking', () => {
  it('does not depend on the order things come in', () => {
    const shuffledTwice = <T>(items: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> =>
      items.chain((all) => {
        const shuffled = fc.shuffledSubarray(all, { minLength: all.length });
        return fc.tuple(shuffled, shuffled);
      });
    const opportunities = fc.uniqueArray(opportunityArb, { maxLength: 12, selector: ({ id }) => id });
    const people = fc.uniqueArray(personArb, { maxLength: 12, selector: ({ id }) => id });
    fc.assert(
      fc.property(personArb, contextArb, shuffledTwice(opportunities), (person, ctx, [a, b]) => {
        const ranked = (list: OpportunityFacts[]) =>
          rankOpportunities(
            list.map((opportunity) => ({ opportunity, judgement: judge(person, opportunity, ctx) })),
          );
        expect(ranked(a)).toEqual(ranked(b));
      }),
      runs,
    );
    fc.assert(
      fc.property(opportunityArb, contextArb, shuffledTwice(people), (opportunity, ctx, [a, b]) => {
        const ranked = (list: PersonFacts[]) =>
          rankCandidates(list.map((person) => ({ person, judgement: judge(person, opportunity, ctx) })));
        expect(ranked(a)).toEqual(ranked(b));
      }),
      runs,
    );
  });
});
