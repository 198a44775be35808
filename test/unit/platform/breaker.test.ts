import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../../src/platform/breaker.ts';

function breakerAt(start = 1_000_000) {
  const clock = { now: start };
  return { clock, breaker: createBreaker(() => clock.now) };
}

describe('a breaker', () => {
  it('lets everybody through until the third failure in a row', () => {
    const { breaker } = breakerAt();
    breaker.failed();
    breaker.failed();
    expect([breaker.lets(), breaker.lets(), breaker.isShut]).toEqual([true, true, false]);
    breaker.failed();
    expect([breaker.lets(), breaker.isShut]).toEqual([false, true]);
  });

  it('counts anew after a success', () => {
    const { breaker } = breakerAt();
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    breaker.failed();
    expect(breaker.lets()).toBe(true);
  });

  it('lets one try through every 15 seconds while it is open', () => {
    const { breaker, clock } = breakerAt();
    for (let i = 0; i < 3; i++) breaker.failed();
    clock.now += 14_999;
    expect(breaker.lets()).toBe(false);
    clock.now += 1;
    expect([breaker.isShut, breaker.isShut]).toEqual([false, false]);
    expect([breaker.lets(), breaker.lets()]).toEqual([true, false]);
    breaker.failed();
    clock.now += 14_999;
    expect(breaker.lets()).toBe(false);
    clock.now += 1;
    expect(breaker.lets()).toBe(true);
  });

  it('waits for the next turn where a try never tells how it ended', () => {
    const { breaker, clock } = breakerAt();
    for (let i = 0; i < 3; i++) breaker.failed();
    clock.now += 15_000;
    expect(breaker.lets()).toBe(true);
    clock.now += 14_000;
    expect(breaker.lets()).toBe(false);
    clock.now += 1_000;
    expect(breaker.lets()).toBe(true);
  });

  it('closes for everybody once a try succeeds', () => {
    const { breaker, clock } = breakerAt();
    for (let i = 0; i < 3; i++) breaker.failed();
    clock.now += 15_000;
    expect(breaker.lets()).toBe(true);
    breaker.succeeded();
    expect([breaker.lets(), breaker.lets(), breaker.isShut]).toEqual([true, true, false]);
  });

  it('does not wait for hours because a clock was set back', () => {
    const { breaker, clock } = breakerAt();
    for (let i = 0; i < 3; i++) breaker.failed();
    clock.now -= 3_600_000;
    expect(breaker.lets()).toBe(true);
  });
});
