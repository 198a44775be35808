import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundingBox,
  distanceKm,
  isInIran,
  isLatLng,
  onGlobe,
  squaredChord,
} from '../../../src/kernel/geo.ts';

const tehran = { lat: 35.6892, lng: 51.389 };
const mashhad = { lat: 36.2605, lng: 59.6168 };
const anywhere = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});
const seed = { seed: 5, numRuns: 2000 };

describe('distances', () => {
  it('knows a degree of the equator, a quarter of the earth and Tehran to Mashhad', () => {
    expect(distanceKm({ lat: 0, lng: 0 }, { lat: 0, lng: 1 })).toBeCloseTo(111.195, 3);
    expect(distanceKm({ lat: 0, lng: 0 }, { lat: 90, lng: 0 })).toBeCloseTo((6371.0088 * Math.PI) / 2, 6);
    expect(distanceKm({ lat: 0, lng: 0 }, { lat: 0, lng: 180 })).toBeCloseTo(6371.0088 * Math.PI, 6);
    expect(distanceKm({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBeCloseTo(111.195, 3);
    expect(distanceKm(tehran, mashhad)).toBeGreaterThan(740);
    expect(distanceKm(tehran, mashhad)).toBeLessThan(745);
  });

  it('is zero to itself, the same both ways and never longer over a detour', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-3);
      }),
      seed,
    );
  });
});

describe('bounding boxes', () => {
  const holds = (box: ReturnType<typeof boundingBox>, p: { lat: number; lng: number }): boolean =>
    p.lat >= box.minLat && p.lat <= box.maxLat && p.lng >= box.minLng && p.lng <= box.maxLng;

  it('loses no place within the distance, anywhere on earth', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (centre, place) => {
        expect(holds(boundingBox(centre, distanceKm(centre, place)), place)).toBe(true);
      }),
      seed,
    );
  });

  it('loses no place near by', () => {
    const near = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(near, near, (dLat, dLng) => {
        const place = { lat: tehran.lat + dLat, lng: tehran.lng + dLng };
        expect(holds(boundingBox(tehran, distanceKm(tehran, place)), place)).toBe(true);
      }),
      seed,
    );
  });

  it('is about twice the distance wide and high', () => {
    const box = boundingBox(tehran, 100);
    expect(distanceKm({ lat: box.minLat, lng: 51 }, { lat: box.maxLat, lng: 51 })).toBeCloseTo(200, 1);
    expect(distanceKm({ lat: 35.6892, lng: box.minLng }, { lat: 35.6892, lng: box.maxLng })).toBeCloseTo(
      200,
      0,
    );
    expect(holds(box, mashhad)).toBe(false);
    expect(holds(boundingBox(tehran, 0), tehran)).toBe(true);
  });

  it('takes all longitudes at a pole and across 180°', () => {
    expect(boundingBox({ lat: 89.9, lng: 0 }, 50)).toMatchObject({ maxLat: 90, minLng: -180, maxLng: 180 });
    expect(boundingBox({ lat: 0, lng: 179.9 }, 50)).toMatchObject({ minLng: -180, maxLng: 180 });
  });

  it.each([-1, Number.NaN])('throws on %s km', (km) => {
    expect(() => boundingBox(tehran, km)).toThrow(RangeError);
  });
});

describe('places', () => {
  it('accepts what is on the globe', () => {
    expect(isLatLng(tehran)).toBe(true);
    expect(isLatLng({ lat: -90, lng: 180 })).toBe(true);
  });

  it.each([
    null,
    undefined,
    'x',
    [],
    {},
    { lat: 1 },
    { lat: '1', lng: 1 },
    { lat: 90.1, lng: 0 },
    { lat: 0, lng: -180.1 },
    { lat: Number.NaN, lng: 0 },
    { lat: 0, lng: Number.POSITIVE_INFINITY },
  ])('refuses %j', (value) => {
    expect(isLatLng(value)).toBe(false);
  });

  it('tells Iran from elsewhere, swapped coordinates included', () => {
    expect(isInIran(tehran)).toBe(true);
    expect(isInIran({ lat: 24, lng: 43.5 })).toBe(true);
    expect(isInIran({ lat: 40.5, lng: 64 })).toBe(true);
    expect(isInIran({ lat: tehran.lng, lng: tehran.lat })).toBe(false);
    expect(isInIran({ lat: 0, lng: 0 })).toBe(false);
    expect(isInIran({ lat: 23.99, lng: 50 })).toBe(false);
  });
});

describe('places as points of a globe', () => {
  it('are within a straight line of one another exactly when they are within the distance on the ground', () => {
    fc.assert(
      fc.property(anywhere, anywhere, fc.double({ min: 0, max: 20_000, noNaN: true }), (a, b, km) => {
        const [p, q] = [onGlobe(a), onGlobe(b)];
        const within = (p.x - q.x) ** 2 + (p.y - q.y) ** 2 + (p.z - q.z) ** 2 <= squaredChord(km);
        const beyond = distanceKm(a, b) - km;
        // At the very edge, within a metre, either answer will do.
        if (Math.abs(beyond) > 0.001) expect(within).toBe(beyond < 0);
        expect(Math.hypot(p.x, p.y, p.z)).toBeCloseTo(1, 12);
      }),
      seed,
    );
  });

  it('a place is within no distance of itself', () => {
    const { x, y, z } = onGlobe(tehran);
    expect((x - x) ** 2 + (y - y) ** 2 + (z - z) ** 2).toBeLessThanOrEqual(squaredChord(0));
  });
});
