import { describe, expect, it } from 'vitest';
import { stated, type Timeline, valueOn } from '../../../src/features/outcomes/timeline.rules.ts';
import { mustLocalDate as day } from '../../../src/kernel/calendar.ts';

describe('a timeline', () => {
  const first: Timeline<string> = stated(stated([], day('2026-01-10'), 'a'), day('2026-03-01'), 'b');

  it('holds each value from its own day on, the first also before', () => {
    const on = ['2025-01-01', '2026-01-10', '2026-02-28', '2026-03-01', '2030-01-01'];
    expect(on.map((one) => valueOn(first, day(one)))).toEqual(['a', 'a', 'a', 'b', 'b']);
    expect(valueOn([], day('2026-01-01'))).toBeUndefined();
  });

  it('a later statement overrides its own day and all after, and leaves what was before', () => {
    const backdated = stated(first, day('2026-02-01'), 'c');
    expect(valueOn(backdated, day('2026-01-31'))).toBe('a');
    expect(valueOn(backdated, day('2026-03-02'))).toBe('c');
    expect(valueOn(stated(first, day('2026-03-01'), 'd'), day('2026-03-01'))).toBe('d');
    expect(first).toHaveLength(2);
  });
});
