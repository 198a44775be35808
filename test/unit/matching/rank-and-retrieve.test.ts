import { describe, expect, it } from 'vitest';
import type { Block, Judgement } from '../../../src/features/matching/match.rules.ts';
import {
  countJudged,
  orderOf,
  rankCandidates,
  rankOpportunities,
} from '../../../src/features/matching/rank.rules.ts';
import { isConsidered, kmBeyond } from '../../../src/features/matching/retrieve.rules.ts';
import { TrainingShelf } from '../../../src/features/matching/training-shelf.rules.ts';
import type { OpportunityFacts } from '../../../src/features/opportunities/opportunity-facts.rules.ts';
import { addDays, mustLocalDate } from '../../../src/kernel/calendar.ts';
import { createOpportunity, createPerson, northOfGanaveh, today } from '../../support/match-facts.ts';

const opening: Block = {
  gate: 'commute',
  detail: { code: 'commute.too-far', values: { km: 6, limitKm: 5 } },
  unlock: { kind: 'raise-commute', km: 1 },
};
const shut: Block = {
  gate: 'age',
  detail: { code: 'age.too-old', values: { age: 61, maxAge: 60 } },
  unlock: null,
};

function judged(score: number, ...blocks: readonly Block[]): Judgement {
  return { eligible: blocks.length === 0, blocks, checks: [], score, parts: [] };
}
const opportunityAt = (id: string, opensOn: string, judgement: Judgement) => ({
  opportunity: { id, opensOn: mustLocalDate(opensOn) },
  judgement,
});
const ids = (ranked: readonly { readonly opportunity: { readonly id: string } }[]) =>
  ranked.map(({ opportunity }) => opportunity.id);

describe('ranking', () => {
  it('puts opportunities by fit, then opening, then id; what differs by floating point alone is a tie', () => {
    const { eligible } = rankOpportunities([
      opportunityAt('c', '2026-11-02', judged(0.1 + 0.2)),
      opportunityAt('b', '2026-11-01', judged(0.3)),
      opportunityAt('a', '2026-11-02', judged(0.3)),
      opportunityAt('d', '2026-11-09', judged(0.9)),
    ]);
    expect(ids(eligible)).toEqual(['d', 'b', 'a', 'c']);
  });

  it('ends with near misses: fewest blocks, then fit; never one that nothing would open', () => {
    const { eligible, nearMisses } = rankOpportunities([
      opportunityAt('two', '2026-11-01', judged(0.9, opening, opening)),
      opportunityAt('one', '2026-11-01', judged(0.1, opening)),
      opportunityAt('better', '2026-11-01', judged(0.2, opening)),
      opportunityAt('never', '2026-11-01', judged(0.9, opening, shut)),
    ]);
    expect(eligible).toEqual([]);
    expect(ids(nearMisses)).toEqual(['better', 'one', 'two']);
  });

  it('puts candidates by fit and need together, unknown need as 50, then the earlier request, then id', () => {
    const candidate = (id: string, score: number, needScore: number | undefined, requestedAt: string) => ({
      person: { id, needScore, requestedAt },
      judgement: judged(score),
    });
    const { eligible } = rankCandidates([
      candidate('fit', 0.8, 0, '2026-11-01'),
      candidate('needy', 0.5, 100, '2026-11-01'),
      candidate('unknown', 0.6, undefined, '2026-11-02'),
      candidate('earlier', 0.6, 50, '2026-11-01'),
    ]);
    expect(orderOf(0.6, undefined)).toBeCloseTo(0.57);
    expect(eligible.map(({ person }) => person.id)).toEqual(['needy', 'earlier', 'unknown', 'fit']);
  });

  it('counts a pair once under each gate it fails', () => {
    expect(countJudged([judged(1), judged(0.5, opening, shut), judged(0.4, opening)])).toEqual({
      considered: 3,
      eligible: 1,
      blockedBy: { commute: 2, age: 1 },
    });
  });
});

describe('what is considered', () => {
  const person = createPerson();
  const far = { province: 'fars', place: northOfGanaveh(101) };
  const considered = (change: Parameters<typeof createOpportunity>[0]) =>
    isConsidered(person, createOpportunity(change), today);

  it('is the own province, 100 km around, all home and rotational work, and what is nationwide', () => {
    expect(considered(far)).toBe(false);
    expect(considered({ ...far, place: undefined })).toBe(false);
    expect(considered({ ...far, province: 'bushehr' })).toBe(true);
    expect(considered({ ...far, place: northOfGanaveh(100) })).toBe(true);
    expect(considered({ ...far, workplace: 'home' })).toBe(true);
    expect(considered({ ...far, workplace: 'rotational' })).toBe(true);
    expect(considered({ ...far, province: undefined })).toBe(true);
  });

  it('is announced and not over', () => {
    expect(considered({ opensOn: addDays(today, 9) })).toBe(true);
    expect(considered({ closesOn: today })).toBe(true);
    expect(considered({ closesOn: addDays(today, -1) })).toBe(false);
    expect(considered({ closed: true })).toBe(false);
  });

  it('measures what a limit lacks in half kilometres, rounded up', () => {
    expect([kmBeyond(5, 5), kmBeyond(5.0001, 5), kmBeyond(5.5, 5), kmBeyond(5.51, 5)]).toEqual([
      0, 0.5, 0.5, 1,
    ]);
  });
});

describe('the training that is named', () => {
  const person = createPerson();
  const training = (id: string, overrides: Partial<OpportunityFacts> = {}) =>
    createOpportunity({ id, kind: 'training', teaches: [{ skillId: 'baking', level: 2 }], ...overrides });
  const elsewhere = {
    province: 'tehran',
    county: 'tehran-tehran',
    place: { lat: 35.7, lng: 51.4 },
    opensOn: mustLocalDate('2026-10-01'),
  };
  const named = (trainings: readonly OpportunityFacts[], held: (id: string) => number = () => 0) => {
    const shelf = new TrainingShelf();
    for (const one of trainings) shelf.put(one);
    return shelf.find({ skillId: 'baking', level: 2 }, person, { today, held });
  };

  it('is none that lies out of reach, unless it is for anywhere', () => {
    expect(named([training('far', elsewhere)])).toBeUndefined();
    expect(named([training('far', elsewhere), training('here')])).toBe('here');
    expect(named([training('at-home', { ...elsewhere, workplace: 'home' }), training('here')])).toBe(
      'at-home',
    );
  });

  it('is one within the commute limit before one that opens sooner beyond it', () => {
    const beyond = training('beyond', { place: northOfGanaveh(60), opensOn: mustLocalDate('2026-10-01') });
    expect(named([beyond])).toBe('beyond');
    expect(named([beyond, training('near')])).toBe('near');
  });

  it('has a seat, is not over, and teaches the level', () => {
    expect(named([training('full')], () => 1)).toBeUndefined();
    expect(named([training('over', { closesOn: addDays(today, -1) })])).toBeUndefined();
    expect(named([training('lower', { teaches: [{ skillId: 'baking', level: 1 }] })])).toBeUndefined();
  });
});
