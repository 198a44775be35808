/** Where a province's tile stands in a rough map: column from west to east, row from north to south, both from 1. */
export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

const rows: readonly string[] = [
  'west-azerbaijan east-azerbaijan ardabil gilan - golestan north-khorasan',
  'kurdistan zanjan qazvin alborz mazandaran semnan razavi-khorasan',
  'kermanshah hamadan markazi qom tehran - south-khorasan',
  'ilam lorestan chaharmahal-bakhtiari isfahan yazd - -',
  '- khuzestan kohgiluyeh-boyer-ahmad fars - kerman sistan-baluchestan',
  '- - bushehr - hormozgan - -',
];

/** Places of all 31 provinces by their codes. */
export const tilePlaces: ReadonlyMap<string, TilePlace> = new Map(
  rows.flatMap((row, r) =>
    row
      .split(' ')
      .flatMap((code, c) => (code === '-' ? [] : [[code, { column: c + 1, row: r + 1 }] as const])),
  ),
);
