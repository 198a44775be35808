import { describe, expect, it } from 'vitest';
import { type RecallError, recallErrorOf, recallTold } from '../../../src/features/recalls/recall.rules.ts';
import { type CorrectedBy, correctionsTold } from '../../../src/features/targets/corrections.rules.ts';
import type { JalaliQuarter } from '../../../src/kernel/jalali-month.ts';

const moved = (people: number, from: CorrectedBy['from'] = 'in-work'): CorrectedBy => ({
  from,
  to: 'unknown',
  people,
});

describe('corrections, for readers who may know no small group', () => {
  it('tell large ways alone where none is small', () => {
    const all = [moved(9), moved(5, 'paused')];
    expect(correctionsTold(all, true)).toEqual({ total: 14, byChange: all, others: 0 });
  });

  it('tell small ways as one, never one alone and never fewer than five', () => {
    const [large, middle] = [moved(20), moved(7, 'paused')];
    expect(correctionsTold([large, middle, moved(1, 'left')], true)).toEqual({
      total: 28,
      byChange: [large],
      others: 8,
    });
    const small = correctionsTold([large, moved(4, 'paused'), moved(3, 'left')], true);
    expect(small).toEqual({ total: 27, byChange: [large], others: 7 });
  });

  it('tell no total of one to four, and nothing of a part of what is seen whole', () => {
    const nothing = { total: null, byChange: [], others: 0 };
    expect(correctionsTold([moved(4)], true)).toEqual(nothing);
    expect(correctionsTold([moved(40)], false)).toEqual(nothing);
    expect(correctionsTold([], true)).toEqual({ total: 0, byChange: [], others: 0 });
  });
});

const recall = (confirmed: number, denied: number, notReached: number, waiting: number): RecallError =>
  recallErrorOf({
    quarter: '1405-3' as JalaliQuarter,
    drawn: confirmed + denied + notReached + waiting,
    confirmed,
    denied,
    notReached,
    waiting,
  });

describe('the re-call, for readers who may know no small group', () => {
  it('is told whole where no answer is small', () => {
    const all = recall(20, 6, 5, 0);
    expect(recallTold(all, true)).toEqual({ ...all, errorAtMost: null });
  });

  it('tells of one to four who denied an upper bound, and not who confirmed, which would tell them', () => {
    const told = recallTold(recall(28, 2, 6, 7), true);
    expect(told).toMatchObject({
      drawn: 43,
      confirmed: null,
      denied: null,
      notReached: 6,
      waiting: 7,
      error: null,
    });
    // The same of one as of four.
    for (const denied of [1, 2, 3, 4])
      expect(recallTold(recall(30 - denied, denied, 6, 7), true).errorAtMost).toBe(0.2);
  });

  it('leaves out a small answer with another, so that the sum does not tell it', () => {
    expect(recallTold(recall(28, 8, 2, 6), true)).toMatchObject({
      notReached: null,
      waiting: null,
      denied: 8,
    });
  });

  it('never tells answers of a part, which parts and their sum would tell of each other', () => {
    expect(recallTold(recall(20, 10, 6, 7), false)).toMatchObject({
      drawn: 43,
      confirmed: null,
      denied: null,
      error: null,
      errorAtMost: 0.4,
    });
  });

  it('tells nothing of a draw of one to four', () => {
    expect(
      Object.values(recallTold(recall(2, 1, 0, 0), true)).filter((one) => typeof one === 'number'),
    ).toEqual([]);
  });
});
