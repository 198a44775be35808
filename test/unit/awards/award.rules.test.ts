import { describe, expect, it } from 'vitest';
import { awardFaults, awardStateOf, editableWhen } from '../../../src/features/awards/award.rules.ts';
import { aidOfAward } from '../../../src/features/awards/award-aid.rules.ts';
import { mustLocalDate as day } from '../../../src/kernel/calendar.ts';

const today = day('2026-11-22');
const dated = (more: object = {}) => ({
  amountRial: 100,
  benefactorRial: 50,
  approvedOn: day('2026-11-01'),
  fundedOn: null,
  deliveredOn: null,
  ...more,
});

describe('an award', () => {
  it('is at the furthest stage that was recorded; void before all', () => {
    const at = { voidedAt: null, fundedOn: null, deliveredOn: null };
    expect(awardStateOf(at)).toBe('approved');
    expect(awardStateOf({ ...at, fundedOn: today })).toBe('funded');
    expect(awardStateOf({ ...at, deliveredOn: today })).toBe('delivered');
    expect(awardStateOf({ ...at, deliveredOn: today, voidedAt: '2026-11-22T00:00:00Z' })).toBe('void');
  });

  it('keeps what figures rest on once it is delivered, and everything once it is void', () => {
    expect(editableWhen.delivered).toEqual(['placementId', 'bunchingReason']);
    expect(editableWhen.void).toEqual([]);
  });

  it('has days in order, none to come, and no share above the whole', () => {
    const paths = (more: object) =>
      awardFaults(dated(more), today).map(({ path, code }) => `${path} ${code}`);
    expect(paths({ deliveredOn: day('2026-11-01') })).toEqual([]);
    expect(paths({ benefactorRial: 101 })).toEqual(['benefactorRial award.share']);
    expect(paths({ deliveredOn: day('2026-10-31') })).toEqual(['deliveredOn award.early']);
    expect(paths({ deliveredOn: day('2026-11-23') })).toEqual(['deliveredOn date.future']);
  });
});

describe('what an award is to the aid of its household', () => {
  const award = { id: 'awd_1', kind: 'loan' as const, amountRial: 900, deliveredOn: today, voidedAt: null };
  const rules = [
    {
      code: 'one',
      aid: 'loan-employment',
      opportunityKind: 'loan-programme' as const,
      effect: 'forbids' as const,
      when: { exceptProgrammes: ['small'] },
    },
  ];
  const loan = (programme: string) => ({
    iscoCode: '7531',
    loan: {
      capRial: 1,
      termMonths: 1,
      guarantors: 0,
      administeredBy: 'own-fund' as const,
      fundCode: 'fund',
      programme,
    },
  });

  it('is nothing before the delivery and once it is void', () => {
    expect(aidOfAward({ ...award, deliveredOn: null }, undefined, rules, today)).toBeUndefined();
    expect(aidOfAward({ ...award, voidedAt: 'then' }, undefined, rules, today)).toBeUndefined();
  });

  it('is an employment loan, but for what may be taken beside one; a kit has the trade of its source', () => {
    const kindOf = (programme: string) => aidOfAward(award, loan(programme), rules, today)?.kind;
    expect([kindOf('large'), kindOf('small')]).toEqual(['loan-employment', 'loan-other']);
    const kit = aidOfAward({ ...award, kind: 'kit' }, loan('large'), rules, today);
    expect(kit).toEqual({ kind: 'kit', givenOn: today, iscoCode: '7531', awardId: 'awd_1' });
  });

  it('is owed whole for as long as nothing can have been paid back', () => {
    const left = (on: string) => aidOfAward(award, undefined, rules, day(on))?.remainingRial;
    expect([left('2026-12-23'), left('2026-12-24')]).toEqual([900, undefined]);
  });
});
