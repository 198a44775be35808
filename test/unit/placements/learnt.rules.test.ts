import { describe, expect, it } from 'vitest';
import { learntFrom } from '../../../src/features/placements/learnt.rules.ts';
import type { EndReason } from '../../../src/features/placements/placement.rules.ts';
import { mustLocalDate as day } from '../../../src/kernel/calendar.ts';

const home = { lat: 29.58, lng: 50.52 };
const far = { place: { lat: 29.58, lng: 50.93 } }; // 39.6 km
const person = (more: object = {}) => ({
  place: home,
  availability: { hours: undefined, homeOnly: undefined, maxCommuteKm: undefined, from: undefined },
  experience: undefined,
  ...more,
});
const work = (endReason: EndReason, endedOn = '2026-04-20') => ({
  startedOn: day('2026-04-10'),
  endedOn: day(endedOn),
  endReason,
  iscoCode: '7531',
});
const codes = (...args: Parameters<typeof learntFrom>) => learntFrom(...args).map(({ code }) => code);

describe('what an end teaches', () => {
  it('a way that was too long: four fifths of it, unless the limit is below it already', () => {
    expect(learntFrom(work('too-far'), person(), far)).toEqual([
      { code: 'commute', field: 'availability.maxCommuteKm', value: 31 },
    ]);
    const near = person({ availability: { ...person().availability, maxCommuteKm: 10 } });
    expect(learntFrom(work('too-far'), near, far)).toEqual([]);
    expect(learntFrom(work('too-far'), person(), undefined)).toMatchObject([{ value: null }]);
  });

  it('skills and years of a work that lasted, years only where the trade stands in the file', () => {
    expect(codes(work('pay'), person(), undefined)).toEqual(['wishes']);
    expect(codes(work('pay', '2027-04-10'), person(), undefined)).toEqual(['wishes', 'skills']);
    const tailor = person({ experience: [{ iscoCode: '7531', years: 2 }] });
    expect(learntFrom(work('pay', '2027-04-10'), tailor, undefined).at(-1)).toEqual({
      code: 'experience',
      field: 'experience',
      value: 1,
    });
  });

  it('nothing of what never was', () => {
    expect(codes(work('mistake', '2027-04-10'), person(), far)).toEqual([]);
  });
});
