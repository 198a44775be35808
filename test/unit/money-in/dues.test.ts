import { describe, expect, test } from 'vitest';
import { spreadOverDues, stateByMoney } from '../../../src/features/money-in/due.rules.ts';

const due = (
  month: string,
  amountRial: number,
  state: 'due' | 'received' | 'dropped' = 'due',
  receivedRial = 0,
) => ({
  month,
  amountRial,
  receivedRial,
  state,
});

describe('money over what is due', () => {
  test('pays the oldest first, whatever order they are read in, and says what is left either way', () => {
    expect(spreadOverDues([due('1405-09', 100), due('1405-08', 100)], 130)).toEqual({
      dues: [
        { month: '1405-08', receivedRial: 100, state: 'received' },
        { month: '1405-09', receivedRial: 30, state: 'due' },
      ],
      openRial: 70,
      beyondRial: 0,
    });
    expect(spreadOverDues([due('1405-08', 100)], 350)).toMatchObject({ openRial: 0, beyondRial: 250 });
  });

  test('takes back from the newest when there is less than before', () => {
    expect(
      spreadOverDues([due('1405-08', 100, 'received', 100), due('1405-09', 100, 'received', 100)], 100).dues,
    ).toEqual([
      { month: '1405-08', receivedRial: 100, state: 'received' },
      { month: '1405-09', receivedRial: 0, state: 'due' },
    ]);
  });

  test('leaves a dropped due with what it had', () => {
    expect(spreadOverDues([due('1405-08', 100, 'dropped', 40), due('1405-09', 100)], 90)).toEqual({
      dues: [
        { month: '1405-08', receivedRial: 40, state: 'dropped' },
        { month: '1405-09', receivedRial: 50, state: 'due' },
      ],
      openRial: 50,
      beyondRial: 0,
    });
  });

  test.each([
    ['once', null, 'promised', 0, 'due', 'promised'],
    ['once', null, 'promised', 40, 'due', 'receiving'],
    ['once', null, 'promised', 100, 'received', 'received'],
    ['once', null, 'lapsed', 0, 'dropped', 'lapsed'],
    ['once', null, 'lapsed', 40, 'due', 'receiving'],
    ['once', null, 'received', 0, 'due', 'promised'],
    ['monthly', null, 'promised', 100, 'received', 'receiving'],
    ['monthly', 3, 'receiving', 100, 'received', 'receiving'],
    ['monthly', 1, 'receiving', 100, 'received', 'received'],
    ['monthly', null, 'withdrawn', 100, 'received', 'withdrawn'],
  ] as const)(
    'a %s pledge of %s months that was %s, with %i received, is',
    (cadence, months, state, rial, dueState, becomes) => {
      expect(
        stateByMoney({ cadence, months, state }, rial, [
          { month: '1405-09', receivedRial: rial, state: dueState },
        ]),
      ).toBe(becomes);
    },
  );
});
