import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/features/matching/match.rules.ts';
import { personStatuses } from '../../../src/features/people/person-facts.rules.ts';
import {
  endsSeeking,
  isVacanciesFull,
  placementStart,
} from '../../../src/features/placements/placement.rules.ts';
import { letterNumber } from '../../../src/features/referrals/letter.rules.ts';
import { moveInput } from '../../../src/features/referrals/referral.input.ts';
import {
  blocksMove,
  isJudgedAt,
  isLooking,
  isOpen,
  mayBeProposed,
  mayHaveLetter,
  movesFrom,
  needsReason,
  openStates,
  reasons,
  referralStates,
} from '../../../src/features/referrals/referral.rules.ts';
import { reasonName, reasonNames, stateNames } from '../../../src/features/referrals/referrals.text.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';

describe('the table of moves', () => {
  test('nothing leads out of a closed state and nothing leads back to proposed', () => {
    for (const state of referralStates) {
      expect(movesFrom(state)).not.toContain('proposed');
      expect(movesFrom(state)).not.toContain(state);
      if (!isOpen(state)) expect(movesFrom(state)).toEqual([]);
    }
  });

  test('every open state can be declined and withdrawn; an employer refuses only what it was sent', () => {
    for (const state of openStates)
      expect(movesFrom(state)).toEqual(expect.arrayContaining(['declined', 'withdrawn']));
    const refusable = referralStates.filter((state) => movesFrom(state).includes('refused'));
    expect(refusable).toEqual(['sent', 'interview', 'offered']);
  });

  test('work begins only from an offer, and an offer follows sending, with or without an interview', () => {
    expect(referralStates.filter((state) => movesFrom(state).includes('placed'))).toEqual(['offered']);
    expect(referralStates.filter((state) => movesFrom(state).includes('offered'))).toEqual([
      'sent',
      'interview',
    ]);
  });

  test('a letter exists from consent on, never for a proposal or what has ended without work', () => {
    expect(referralStates.filter(mayHaveLetter)).toEqual([
      'accepted',
      'sent',
      'interview',
      'offered',
      'placed',
    ]);
  });

  test('whoever has left or does not want work is not taken further', () => {
    expect(personStatuses.filter(isLooking)).toEqual(['seeking', 'placed', 'paused']);
    expect(personStatuses.filter(mayBeProposed)).toEqual(['seeking', 'placed']);
  });
});

describe('what blocks a move', () => {
  const block = (gate: Block['gate'], code: string): Block =>
    ({ gate, detail: { code, values: {} }, unlock: null }) as unknown as Block;

  test('is judged at accepting and offering', () => {
    expect(referralStates.filter(isJudgedAt)).toEqual(['accepted', 'offered']);
  });

  test('a full opportunity blocks the offer, not the consent', () => {
    expect(blocksMove('accepted', block('full', 'full.no-vacancy'))).toBe(false);
    expect(blocksMove('offered', block('full', 'full.no-vacancy'))).toBe(true);
  });

  test('an opening that ran out meanwhile blocks nothing, one closed by hand everything', () => {
    expect(blocksMove('offered', block('closed', 'closed.over'))).toBe(false);
    expect(blocksMove('offered', block('closed', 'closed.by-hand'))).toBe(true);
    expect(blocksMove('accepted', block('restriction', 'restriction.active'))).toBe(true);
  });
});

describe('reasons', () => {
  test('each closing state takes every reason of its own list and no other', () => {
    const every = [...new Set(Object.values(reasons).flat())];
    for (const state of referralStates.filter(needsReason))
      for (const reason of every) {
        const parsed = moveInput.safeParse({ to: state, reason });
        expect(parsed.success).toBe((reasons[state] as readonly string[]).includes(reason));
      }
  });

  test('a closing move without one has `other`, an empty one is refused; other moves leave a reason out', () => {
    for (const state of referralStates.filter(needsReason))
      for (const reason of [undefined, null])
        expect(moveInput.parse({ to: state, reason })).toMatchObject({ to: state, reason: 'other' });
    for (const reason of ['', '  ']) {
      const parsed = moveInput.safeParse({ to: 'declined', reason });
      expect(parsed.error?.issues).toEqual([
        expect.objectContaining({ path: ['reason'], message: 'required' }),
      ]);
    }
    expect(moveInput.parse({ to: 'sent', reason: 'pay' })).toMatchObject({ to: 'sent', reason: null });
  });

  test('every state and reason has a name in both languages', () => {
    for (const state of referralStates) expect(stateNames[state].fa && stateNames[state].en).toBeTruthy();
    for (const state of referralStates.filter(needsReason))
      expect(Object.keys(reasonNames[state])).toEqual([...reasons[state]]);
    expect(reasonName('declined', 'pay').en).toBe('Pay is too low');
    expect(reasonName('proposed', 'pay').en).toBe('pay');
  });
});

describe('a placement', () => {
  test("begins on the later of today and the opportunity's start", () => {
    const today = mustLocalDate('2026-11-22');
    expect(placementStart(today, mustLocalDate('2026-12-01'))).toBe('2026-12-01');
    expect(placementStart(today, mustLocalDate('2026-11-01'))).toBe('2026-11-22');
    expect(placementStart(today, undefined)).toBe('2026-11-22');
  });

  test('ends the search unless it is a training', () => {
    expect((['job', 'loan-programme', 'kit', 'training'] as const).filter(endsSeeking)).toEqual([
      'job',
      'loan-programme',
      'kit',
    ]);
  });

  test("recognises the database's refusal through its wrappings, and no other error", () => {
    const raised = new Error('SQLITE_CONSTRAINT: vacancies are full');
    expect(isVacanciesFull(new Error('Failed query', { cause: raised }))).toBe(true);
    expect(isVacanciesFull(new Error('Failed query', { cause: new Error('vacancies are held') }))).toBe(
      false,
    );
    expect(isVacanciesFull('vacancies are full')).toBe(false);
  });
});

test('the number of a letter is the same at every print', () => {
  expect(letterNumber('ref_0123456789abcdefghjk', mustLocalDate('2026-11-22'))).toBe('1405/EFGHJK');
});
