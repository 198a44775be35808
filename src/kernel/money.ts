/** A whole number of rials. 1 toman = 10 rials; toman exists only in what people read. */
export type Rial = number & { readonly __rial: unique symbol };

/** The largest amount accepted anywhere: 10^15 rials, far inside the exact integers. */
export const maxRial = 1_000_000_000_000_000;

/** @throws RangeError when the amount is not a whole number of rials from 0 to `maxRial`: a bug, inputs are parsed before. */
export function rial(amount: number): Rial {
  if (!Number.isSafeInteger(amount) || amount < 0 || amount > maxRial)
    throw new RangeError(`not an amount in rials: ${amount}`);
  return amount as Rial;
}
