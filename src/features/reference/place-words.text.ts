/** Words before a place's name that say which sort of place it is, folded. */
export const placeWords = {
  province: ['استان', 'province'],
  county: ['شهرستان', 'شهر', 'county'],
} as const;
