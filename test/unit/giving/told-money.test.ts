import { describe, expect, test } from 'vitest';
import { toldMoney } from '../../../src/features/giving/told-money.rules.ts';
import type { EntryKind } from '../../../src/features/ledger/ledger.rules.ts';
import { effectOf, type StatementLine, statementFrom } from '../../../src/features/ledger/statement.rules.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';

let n = 0;
const line = (
  kind: EntryKind,
  day: string,
  [fundRial, allocatedRial]: readonly [number, number],
  sponsorshipId: string | null = null,
): StatementLine => ({
  entryId: `entry ${++n}`,
  day: day as LocalDate,
  kind,
  reversedKind: null,
  ...effectOf({ of: kind, fundRial, allocatedRial }),
  fundRial,
  allocatedRial,
  fundId: 'gift',
  pledgeId: 'pledge',
  sponsorshipId,
  receiptId: null,
});
const whole = statementFrom({ fundRial: 0, allocatedRial: 0 }, [
  line('receipt', '2026-03-01', [500, 0]),
  line('allocate', '2026-03-05', [-105, 100], 'told'),
  line('deliver', '2026-03-09', [0, -100], 'told'),
  line('allocate', '2026-04-05', [-210, 200], 'quiet'),
  line('deliver', '2026-04-09', [0, -200], 'quiet'),
  line('transfer', '2026-05-01', [-85, 0]),
  line('receipt-returned', '2026-05-02', [-100, 0]),
]);

describe('the money of a giver as it is shown', () => {
  test('has their own payments and what is told; all else is as if it waited', () => {
    expect(toldMoney(whole, new Set(['told']))).toMatchObject({
      receivedRial: 500,
      returnedRial: 100,
      transferredRial: -5,
      spentRial: 100,
      allocatedRial: 0,
      leftRial: 295,
    });
  });

  test('moves nothing for a kit that is not told, neither by a line nor by a transfer of what it left', () => {
    const shown = toldMoney(whole, new Set());
    expect(shown.lines.map(({ kind }) => kind)).toEqual(['receipt', 'receipt-returned']);
    expect(shown).toMatchObject({ spentRial: 0, allocatedRial: 0, transferredRial: 0, leftRial: 400 });
  });

  test('is the whole of it where all is told', () => {
    expect(toldMoney(whole, new Set(['told', 'quiet']))).toEqual(whole);
  });

  test('begins a year with what the years before ended with', () => {
    const year = toldMoney(whole, new Set(['told']), '2026-04-01' as LocalDate);
    expect(year).toMatchObject({ openingRial: 395, openingAllocatedRial: 0, receivedRial: 0, spentRial: 0 });
    expect(year.leftRial).toBe(295);
  });
});
