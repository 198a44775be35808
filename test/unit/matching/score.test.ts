import { describe, expect, it } from 'vitest';
import type { MatchContext, PartName } from '../../../src/features/matching/match.rules.ts';
import { scoreOf, scoreParts, strongestParts } from '../../../src/features/matching/score.rules.ts';
import type { OpportunityFacts } from '../../../src/features/opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../../src/features/people/person-facts.rules.ts';
import {
  createContext,
  createKit,
  createLoan,
  createOpportunity,
  createPerson,
  northOfGanaveh,
} from '../../support/match-facts.ts';

function part(
  name: PartName,
  person: Partial<PersonFacts> = {},
  opportunity: OpportunityFacts = createOpportunity(),
  ctx: MatchContext = createContext(),
) {
  const found = scoreParts(createPerson(person), opportunity, ctx).find((each) => each.part === name);
  return found && { value: found.value, codes: found.because.map(({ code }) => code) };
}
const free = createPerson().availability;
const home = createPerson().household;

describe('parts of the score', () => {
  it('skills: essential 1, useful .4, a related skill at half its level', () => {
    const skills = [
      { skillId: 'sewing', level: 3, importance: 'essential' },
      { skillId: 'cutting', level: 2, importance: 'useful' },
    ] as const;
    const ctx = createContext({ relatedSkills: (id) => (id === 'cutting' ? ['sewing'] : []) });
    const opportunity = createOpportunity({ skills });
    expect(part('skills', {}, opportunity, ctx)?.value).toBeCloseTo((1 + 0.4 * 0.75) / 1.4);
    expect(part('skills', {}, opportunity, ctx)?.codes).toEqual(['skills.met', 'skills.related']);
    expect(part('skills', {}, opportunity)?.value).toBeCloseTo(1 / 1.4);
    expect(part('skills', { skills: [{ skillId: 'sewing', level: 2 }] }, opportunity)?.codes).toEqual([
      'skills.partly',
      'skills.missing',
    ]);
    expect(part('skills', { skills: undefined })).toEqual({ value: 0.5, codes: ['skills.unknown'] });
    expect(part('skills', {}, createOpportunity({ skills: [] }))).toEqual({
      value: 0.5,
      codes: ['skills.none-asked'],
    });
  });

  it('wish: unit group or kind 1, minor group .6, stated but unmatched 0, none .5', () => {
    const wish = (...wishes: PersonFacts['wishes']) => part('wish', { wishes });
    expect(wish({ iscoCode: '7531' })).toEqual({ value: 1, codes: ['wish.same'] });
    expect(wish({ iscoCode: '7532' })).toEqual({ value: 0.6, codes: ['wish.near'] });
    expect(wish({ iscoCode: '8153' })).toEqual({ value: 0, codes: ['wish.unmatched'] });
    expect(wish({ kind: 'kit' }, { kind: 'job' })).toEqual({ value: 1, codes: ['wish.kind'] });
    expect(wish({ kind: 'kit' })).toEqual({ value: 0, codes: ['wish.unmatched'] });
    expect(wish()).toEqual({ value: 0.5, codes: ['wish.none'] });
    expect(part('wish', {}, createOpportunity({ iscoCode: undefined }))).toEqual({
      value: 0.5,
      codes: ['wish.trade-unknown'],
    });
  });

  it('income: of the gap to the floor for that many dependants, net of aid that would end', () => {
    // The floor of 100 million for two dependants is 200 million; 60 are there, 140 lack.
    expect(part('income', {}, createOpportunity({ monthlyIncomeRial: 70_000_000 }))?.value).toBeCloseTo(0.5);
    expect(part('income')).toEqual({ value: 1, codes: ['income.covers'] });
    const ctx = createContext({
      aidRules: [
        { code: 'r', aid: 'stipend', opportunityKind: 'job', effect: 'forfeits', when: { insured: true } },
      ],
    });
    const aid = [{ kind: 'stipend', monthlyRial: 28_000_000 }];
    const opportunity = createOpportunity({ monthlyIncomeRial: 98_000_000 });
    const net = { value: 0.5, codes: ['income.part', 'income.less-aid'] };
    expect(part('income', { household: { ...home, aid } }, opportunity, ctx)).toEqual(net);
    const waived = aid.map((each) => ({ ...each, waived: true }));
    expect(part('income', { household: { ...home, aid: waived } }, opportunity, ctx)).toEqual(net);
    expect(part('income', { household: { ...home, aid } }, opportunity)?.value).toBeCloseTo(0.7);
    expect(part('income', { household: { ...home, monthlyIncomeRial: 200_000_000 } })).toEqual({
      value: 1,
      codes: ['income.no-gap'],
    });
    expect(part('income', { household: { ...home, dependants: undefined } })?.value).toBe(0.5);
    expect(part('income', {}, createOpportunity({ monthlyIncomeRial: undefined }))?.value).toBe(0.5);
    expect(part('income', {}, undefined, createContext({ floorRial: undefined }))?.value).toBe(0.5);
  });

  it('commute: nearer is better, and only where one travels daily', () => {
    expect(part('commute', {}, createOpportunity({ place: northOfGanaveh(5) }))?.value).toBeCloseTo(0.75);
    expect(part('commute', {}, createOpportunity({ place: northOfGanaveh(50) }))?.value).toBe(0);
    const stays = { availability: { ...free, maxCommuteKm: 0 } };
    expect(part('commute', stays)?.value).toBe(1);
    expect(part('commute', stays, createOpportunity({ place: northOfGanaveh(1) }))?.value).toBe(0);
    expect(part('commute', { place: undefined })).toEqual({ value: 0.5, codes: ['commute.unknown'] });
    expect(part('commute', {}, createOpportunity({ workplace: 'home' }))).toBeUndefined();
    expect(
      part('commute', {}, createOpportunity({ workplace: 'rotational', lodging: true })),
    ).toBeUndefined();
    expect(part('commute', {}, createOpportunity({ workplace: 'rotational' }))?.value).toBe(1);
  });

  it('hours: the shorter of the two weeks over the longer, flexible as 44', () => {
    const half = [{ days: ['sat', 'sun'] as const, from: '08:00', to: '19:00' }];
    expect(part('hours', {}, createOpportunity({ hours: half }))?.value).toBeCloseTo(0.5);
    expect(part('hours', { availability: { ...free, hours: half } })?.value).toBeCloseTo(0.5);
    expect(part('hours', { availability: { ...free, hours: undefined } })?.value).toBe(0.5);
    expect(part('hours', {}, createOpportunity({ workplace: 'home' }))).toBeUndefined();
    expect(part('hours', {}, createLoan())).toBeUndefined();
  });

  it('experience: unit group 1, minor .6, sub-major .3, by years; none asked needs none', () => {
    const experience = (iscoCode: string, years: number, asked: number) =>
      part('experience', { experience: [{ iscoCode, years }] }, createOpportunity({ years: asked }))?.value;
    expect(experience('7531', 1, 2)).toBeCloseTo(0.5);
    expect(experience('7532', 2, 2)).toBeCloseTo(0.6);
    expect(experience('7512', 0, 0)).toBeCloseTo(0.3);
    expect(experience('8153', 9, 0)).toBe(0);
    expect(part('experience', { experience: [] })).toEqual({ value: 0, codes: ['experience.none'] });
    expect(part('experience', { experience: undefined })?.value).toBe(0.5);
    expect(part('experience', {}, createOpportunity({ iscoCode: undefined }))?.value).toBe(0.5);
  });

  it('stability: half insurance, half contract, an unknown half as .5', () => {
    const stability = (change: Partial<OpportunityFacts>) =>
      part('stability', {}, createOpportunity(change))?.value;
    expect(stability({ insured: true, contract: 'permanent' })).toBeCloseTo(1);
    expect(stability({ insured: false, contract: 'casual' })).toBeCloseTo(0.1);
    expect(stability({ insured: undefined, contract: 'own' })).toBeCloseTo(0.5);
    expect(stability({ insured: true, contract: undefined })).toBeCloseTo(0.75);
  });

  it('market: for kits alone, a named buyer first, unless none is firm and the market is told', () => {
    const market = (kit: Partial<NonNullable<OpportunityFacts['kit']>>) =>
      part(
        'market',
        {},
        createKit({ kit: { priceRial: 1, purpose: 'start', buyers: undefined, market: undefined, ...kit } }),
      )?.value;
    expect(part('market')).toBeUndefined();
    expect(
      market({
        buyers: [
          { name: 'a', firm: false },
          { name: 'b', firm: true },
        ],
      }),
    ).toBe(1);
    const named = [{ name: 'a', firm: false }];
    expect(market({ buyers: named })).toBe(1);
    expect(market({ buyers: named, market: 'anchor-firm' })).toBe(0.8);
    expect(market({ buyers: named, market: 'none' })).toBe(0);
    expect(market({ buyers: [{ name: 'b', firm: true }], market: 'none' })).toBe(1);
    expect(market({ market: 'contract' })).toBe(1);
    expect(market({ buyers: [], market: 'local-demand' })).toBe(0.5);
    expect(market({ buyers: [] })).toBe(0);
    expect(market({})).toBe(0.5);
  });
});

describe('score', () => {
  it('shares the weights of parts that do not apply among the others', () => {
    const parts = scoreParts(createPerson(), createOpportunity({ workplace: 'home' }), createContext());
    expect(parts.map((each) => each.part)).toEqual(['skills', 'wish', 'income', 'experience', 'stability']);
    expect(parts[0]?.weight).toBeCloseTo(0.3 / 0.8);
    expect(scoreOf(parts)).toBeCloseTo((0.3 + 0.2 + 0.15 + 0.1 + 0.05 * 0.85) / 0.8);
  });

  it('names the strongest reasons, heaviest first, and none that only had nothing to compare', () => {
    const parts = scoreParts(createPerson({ wishes: [] }), createOpportunity(), createContext());
    expect(strongestParts(parts, 3).map((each) => each.part)).toEqual(['skills', 'income', 'commute']);
  });
});
