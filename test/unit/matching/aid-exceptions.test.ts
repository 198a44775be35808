import { expect, test } from 'vitest';
import { termsOf } from '../../../src/features/matching/aid.rules.ts';
import type { AidRule } from '../../../src/features/matching/match.rules.ts';
import { otherAidGate } from '../../../src/features/matching/money-gates.rules.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { createContext, createOpportunity, createPerson } from '../../support/match-facts.ts';

const fiveYears: AidRule = {
  code: 'employment-loan-five-years',
  aid: 'loan-employment',
  opportunityKind: 'loan-programme',
  effect: 'forbids',
  when: { withinMonths: 60, exceptProgrammes: ['working-capital'] },
};

const loanOf = (programme: string | undefined) =>
  createOpportunity({
    kind: 'loan-programme',
    loan: {
      capRial: 1,
      termMonths: 12,
      guarantors: 0,
      administeredBy: 'own-fund',
      fundCode: 'fund',
      programme,
    },
  });

test('a rule leaves alone the loan programmes it excepts, and no loan without a programme', () => {
  expect(termsOf(fiveYears, loanOf('working-capital'))).toBe('unmet');
  expect(termsOf(fiveYears, loanOf('bank-employment'))).toBe('met');
  expect(termsOf(fiveYears, loanOf(undefined))).toBe('met');
});

test('aid that lapses by the day that must be waited for anyway need not be given up', () => {
  const rule = { opportunityKind: 'job', when: { withinMonths: 36 } } as const;
  const ctx = createContext({
    aidRules: [
      { ...rule, code: 'a', aid: 'grant', effect: 'forfeits' },
      { ...rule, code: 'b', aid: 'pension', effect: 'forbids' },
    ],
  });
  const household = (grantOn: string) => ({
    ...createPerson().household,
    aid: [
      { kind: 'grant', givenOn: mustLocalDate(grantOn) },
      { kind: 'pension', givenOn: mustLocalDate('2026-11-22') },
    ],
  });
  const unlockOf = (grantOn: string) =>
    otherAidGate(createPerson({ household: household(grantOn) }), createOpportunity(), ctx);
  expect(unlockOf('2026-11-22')).toMatchObject({
    blocked: { unlock: { kind: 'wait-until', date: '2029-11-22' } },
  });
  expect(unlockOf('2026-11-23')).toMatchObject({
    blocked: { unlock: { kind: 'choose', loses: ['grant'], notBefore: '2029-11-22' } },
  });
});
