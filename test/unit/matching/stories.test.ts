import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/features/matching/judge.rules.ts';
import { rankOpportunities } from '../../../src/features/matching/rank.rules.ts';
import { isConsidered } from '../../../src/features/matching/retrieve.rules.ts';
import { addDays, mustLocalDate } from '../../../src/kernel/calendar.ts';
import {
  createContext,
  createOpportunity,
  createPerson,
  createReleased,
  northOfGanaveh,
  today,
} from '../../support/match-facts.ts';

const ctx = createContext();

describe('a prisoner’s wife in Ganaveh who cares for two children', () => {
  const wife = createPerson({
    availability: {
      hours: [{ days: ['sat', 'sun', 'mon', 'tue', 'wed'], from: '08:00', to: '13:00' }],
      homeOnly: true,
      maxCommuteKm: 5,
      from: today,
    },
    caring: { atHomeFrom: '13:00', atHomeTo: '07:00', until: mustLocalDate('2030-01-01'), covered: [] },
    wishes: [{ iscoCode: '7531' }, { kind: 'kit' }],
  });
  const sewing = createOpportunity({ id: 'home-sewing', workplace: 'home', contract: 'own', insured: false });
  const packing = createOpportunity({ id: 'home-packing', workplace: 'home', iscoCode: '9321', skills: [] });
  const nightShift = createOpportunity({
    id: 'night-shift',
    place: northOfGanaveh(60),
    hours: [{ days: ['sat', 'mon'], from: '22:00', to: '06:00' }],
    monthlyIncomeRial: 300_000_000,
  });
  const pairs = [nightShift, packing, sewing]
    .filter((opportunity) => isConsidered(wife, opportunity, today))
    .map((opportunity) => ({ opportunity, judgement: judge(wife, opportunity, ctx) }));

  it('is offered home sewing first', () => {
    const { eligible } = rankOpportunities(pairs);
    expect(eligible.map(({ opportunity }) => opportunity.id)).toEqual(['home-sewing', 'home-packing']);
  });

  it('is told what exactly would open the night shift 60 km away', () => {
    const [miss] = rankOpportunities(pairs).nearMisses;
    expect(miss?.opportunity.id).toBe('night-shift');
    expect(miss?.judgement.blocks.map(({ gate, unlock }) => [gate, unlock])).toEqual([
      ['commute', { kind: 'raise-commute', km: 55 }],
      [
        'hours',
        {
          kind: 'free-hours',
          slots: [
            { days: ['sat', 'mon'], from: '22:00', to: '24:00' },
            { days: ['sun', 'tue'], from: '00:00', to: '06:00' },
          ],
        },
      ],
      [
        'caring',
        {
          kind: 'arrange-care',
          hoursPerWeek: 22,
          slots: [
            { days: ['sat', 'mon'], from: '20:00', to: '24:00' },
            { days: ['sun', 'tue'], from: '00:00', to: '07:00' },
          ],
        },
      ],
      ['home-only', { kind: 'work-outside' }],
    ]);
    expect(miss?.judgement.score).toBeGreaterThan(0);
  });
});

describe('a driver barred from driving until the 10th', () => {
  const driver = createReleased({
    skills: [{ skillId: 'driving', level: 3 }],
    licences: ['driving-b'],
    restrictions: [{ code: 'driving', until: mustLocalDate('2026-12-10') }],
  });
  const delivery = createOpportunity({
    workplace: 'mobile',
    iscoCode: '8322',
    skills: [{ skillId: 'driving', level: 2, importance: 'essential' }],
    licences: ['driving-b'],
    barredBy: ['driving'],
  });
  const on = (day: string) => judge(driver, delivery, createContext({ today: mustLocalDate(day) }));

  it('waits until the 11th, and is eligible on it', () => {
    expect(on('2026-12-10').blocks).toEqual([
      expect.objectContaining({
        gate: 'restriction',
        unlock: { kind: 'wait-until', date: '2026-12-11' },
      }),
    ]);
    expect(on('2026-12-11').eligible).toBe(true);
  });

  it('may be sent before to work that starts on the 11th', () => {
    const later = { ...delivery, startOn: mustLocalDate('2026-12-11') };
    expect(judge(driver, later, ctx).eligible).toBe(true);
  });
});

describe('a man who leaves in twelve weeks', () => {
  const leaving = addDays(today, 84);
  const man = createReleased({ custody: { status: 'closed', until: leaving, workPermitted: false } });

  it('is blocked by custody alone from work of every kind until that day', () => {
    for (const workplace of ['fixed', 'mobile', 'rotational', 'home'] as const) {
      const { blocks } = judge(man, createOpportunity({ workplace }), ctx);
      expect(blocks.map(({ gate, unlock }) => [gate, unlock])).toEqual([
        ['custody', { kind: 'wait-until', date: leaving }],
      ]);
    }
  });

  it('is eligible today for work that starts on that day', () => {
    expect(judge(man, createOpportunity({ startOn: leaving }), ctx).eligible).toBe(true);
    expect(judge(man, createOpportunity({ startOn: addDays(leaving, -1) }), ctx).eligible).toBe(false);
  });
});
