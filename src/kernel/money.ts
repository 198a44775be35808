/** Money is a whole number of rials everywhere; toman (10 rials) exists only in what people read. */

/** The largest amount accepted anywhere: 10^15 rials, far inside the exact integers. */
export const maxRial = 1_000_000_000_000_000;
