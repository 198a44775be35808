import { expect, test } from 'vitest';
import { termsOf } from '../../../src/features/matching/aid.rules.ts';
import type { AidRule } from '../../../src/features/matching/match.rules.ts';
import { createOpportunity } from '../../support/match-facts.ts';

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
