export const info = {
  title: 'Mehrkar',
  version: '1',
  summary: 'Employment and entrepreneurship service of prisoner-support associations.',
  description: [
    'JSON in camelCase. Amounts are whole numbers of rials in fields that end in `Rial`; days are ISO Gregorian (`2026-12-01`), instants ISO in UTC, distances kilometres, clock times `HH:mm` in Tehran.',
    'Coming in, digits may be Persian or Latin, days Jalali or Gregorian, places their Persian or English name or code. A field that no call knows is refused by name.',
    'In a body absent means unknown and `[]` none. In a PATCH absent means unchanged and null unknown.',
    'Lists take `limit` (1–100, 20 where not said) and `cursor`, and answer `items`, `total` and, where there is more, `nextCursor`.',
    'Every refusal is `application/problem+json`. Fields may be added to any answer: leave what you do not know alone.',
    'Staff see what their own organisation keeps; anything of another is 404, as if it were not there.',
  ].join('\n\n'),
} as const;
