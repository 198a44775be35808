import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circleAround } from '../../../src/features/opportunities/circle.rules.ts';
import { distanceKm } from '../../../src/kernel/geo.ts';

describe('a circle cut into stripes', () => {
  test('holds exactly the places within its distance', () => {
    fc.assert(
      fc.property(
        fc.record({
          lat: fc.double({ min: 24, max: 40, noNaN: true }),
          lng: fc.double({ min: 44, max: 64, noNaN: true }),
        }),
        fc.double({ min: 0, max: 600, noNaN: true }),
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: -300, max: 300 }),
        (centre, km, north, east) => {
          const lat = Math.round(centre.lat * 100) + north;
          const lng = Math.round(centre.lng * 100) + east;
          const { firstLat, reach } = circleAround(centre, km);
          const held = Math.abs(lng / 100 - centre.lng) <= (reach[lat - firstLat] ?? -1);
          const beyond = distanceKm(centre, { lat: lat / 100, lng: lng / 100 }) - km;
          // At the very edge, within a metre, either answer will do.
          if (Math.abs(beyond) > 0.001) expect(held).toBe(beyond < 0);
        },
      ),
      { seed: 7, numRuns: 5000 },
    );
  });
});
