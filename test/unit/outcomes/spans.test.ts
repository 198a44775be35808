import { describe, expect, test } from 'vitest';
import { spansOf } from '../../../src/features/outcomes/spans.rules.ts';
import { checkOf, day, historyOf, noon, stateOf, versionOf, wages } from '../../support/outcome-histories.ts';

const told = (history: Parameters<typeof spansOf>[0]) =>
  spansOf(history, wages).map(({ from, state, cause }) => [from, state, cause ?? ''].join(' ').trim());

describe('how somebody stands, day by day', () => {
  test('work is known for so long as it is asked about', () => {
    const history = historyOf([stateOf()], [{ versions: [versionOf()], checks: [checkOf('2024-02-10')] }]);
    // Due on 31 March after the check of February; unknown from the 31st day after.
    expect(told(history)).toEqual([
      '2024-01-01 in-work',
      '2024-02-10 in-work',
      '2024-05-01 unknown overdue',
      '2055-05-01 outside-age',
    ]);
  });

  test('placed in work that begins soon they have none yet; placed with nothing on record nobody knows', () => {
    const placed = stateOf({
      status: 'placed',
      statusReason: 'found-work',
      statusSince: day('2024-01-10'),
      recordedAt: noon('2024-01-10'),
    });
    const begins = (on: string) =>
      historyOf([stateOf(), placed], [{ versions: [versionOf({ startedOn: day(on) })], checks: [] }]);
    expect(told(begins('2024-02-20')).slice(0, 2)).toEqual(['2024-01-01 out-of-work', '2024-02-20 in-work']);
    expect(told(begins('2024-06-01')).slice(0, 4)).toEqual([
      '2024-01-01 out-of-work',
      '2024-01-10 unknown no-record',
      '2024-04-02 out-of-work',
      '2024-06-01 in-work',
    ]);
  });
});
