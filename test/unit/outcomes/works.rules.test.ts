import { describe, expect, it } from 'vitest';
import type { PlacementHistory } from '../../../src/features/outcomes/outcome.rules.ts';
import { workOf, worksOn } from '../../../src/features/outcomes/works.rules.ts';
import { mustLocalDate as day } from '../../../src/kernel/calendar.ts';

const wages = { on: () => 100, changes: [] } as unknown as Parameters<typeof worksOn>[3];
const version = (more: object = {}) => ({
  recordedAt: '2026-01-01T00:00:00.000Z',
  isWork: true,
  startedOn: day('2026-01-01'),
  endedOn: null,
  endReason: null,
  expectedEndOn: null,
  evidence: 'call',
  weeklyHours: 12,
  monthlyIncomeRial: null,
  origin: 'own',
  ...more,
});
const history = (more: object = {}): PlacementHistory =>
  ({ id: 'plc_1', versions: [version(more)], checks: [] }) as unknown as PlacementHistory;
const stands = (on: string, ...all: readonly PlacementHistory[]) =>
  worksOn(
    all.flatMap((one) => workOf(one) ?? []),
    day(on),
    day('2025-12-01'),
    wages,
  );

describe('how works stand on a day', () => {
  it('a training and what never was are no work', () => {
    expect(workOf(history({ isWork: false }))).toBeUndefined();
    expect(workOf(history({ endReason: 'mistake', endedOn: day('2026-01-05') }))).toBeUndefined();
  });

  it('hours of two works add up to enough; one alone is some work', () => {
    expect(stands('2026-01-10', history())?.state).toBe('some-work');
    const two = stands('2026-01-10', history(), history({ weeklyHours: 8, evidence: 'insurance' }));
    expect(two).toMatchObject({ state: 'in-work', evidence: 'insurance', atIntake: false });
  });

  it('is unknown from the 31st day after a check fell due, and over from its last day on', () => {
    const enough = history({ weeklyHours: 40 });
    expect(stands('2026-03-02', enough)?.state).toBe('in-work');
    expect(stands('2026-03-03', enough)).toMatchObject({ state: 'unknown' });
    expect(stands('2026-02-01', history({ endedOn: day('2026-02-01'), endReason: 'pay' }))).toBeUndefined();
    expect(stands('2025-12-31', enough)).toBeUndefined();
  });

  it('is unknown for its amount where neither hours nor pay are known', () => {
    expect(stands('2026-01-10', history({ weeklyHours: null }))).toMatchObject({
      state: 'unknown',
      cause: 'amount',
    });
  });
});
