import type { County, Vocabulary } from '../reference/vocabulary.rules.ts';
import type { DemoSeed } from './demo.input.ts';
import type { DemoScale } from './demo-size.rules.ts';

/** Households that one organisation keeps, of one kind, in the counties it covers. */
export interface Group {
  readonly key: string;
  readonly organisationId: string;
  readonly kind: 'family' | 'released';
  readonly province: string;
  readonly households: number;
  readonly counties: readonly County[];
}

/** Provinces with demo data of their own. */
const told = ['bushehr', 'gilan'];
const shareReleased = 0.25;
const fewest = 60;

/** The told stories are the first of their groups. `covers`: counties by organisation. */
export function planGroups(
  seed: DemoSeed,
  scale: DemoScale,
  vocabulary: Vocabulary,
  covers: ReadonlyMap<string, readonly string[]>,
): readonly Group[] {
  const group = (
    key: string,
    keeper: 'assoc' | 'care',
    kind: Group['kind'],
    province: string,
    households: number,
  ): Group => {
    const organisationId = `org-${keeper}-${province}`;
    const counties = (covers.get(organisationId) ?? []).flatMap((code) => vocabulary.county(code) ?? []);
    if (counties.length === 0) throw new Error(`${organisationId} covers no county`);
    return { key, organisationId, kind, province, households, counties };
  };
  const { bushehr, gilan } = scale;
  return [
    group('bf', 'assoc', 'family', 'bushehr', bushehr.families),
    group('br', 'assoc', 'released', 'bushehr', bushehr.released),
    group('bc', 'care', 'released', 'bushehr', bushehr.care),
    group('gf', 'assoc', 'family', 'gilan', gilan.families),
    group('gc', 'care', 'released', 'gilan', gilan.care),
    ...shares(seed, vocabulary, scale.elsewhere, fewest).flatMap(([province, households]) => {
      const released = Math.round(households * shareReleased);
      return [
        group(`${province}-f`, 'assoc', 'family', province, households - released),
        group(`${province}-c`, 'care', 'released', province, released),
      ];
    }),
  ];
}

/** A number shared out over the provinces that have no demo data of their own, by population. */
export function shares(
  seed: DemoSeed,
  vocabulary: Vocabulary,
  total: number,
  least: number,
): readonly (readonly [province: string, share: number])[] {
  if (total === 0) return [];
  const people = new Map<string, number>();
  for (const { province, population } of vocabulary.counties)
    if (!told.includes(province)) people.set(province, (people.get(province) ?? 0) + population);
  const all = [...people.values()].reduce((sum, one) => sum + one, 0);
  return seed.provinces.flatMap(({ province }) => {
    const own = people.get(province);
    return own === undefined ? [] : [[province, Math.max(least, Math.round((total * own) / all))] as const];
  });
}
