/** How long a payment reference is, its check digit included. */
export const paymentReferenceLength = 12;

// Damm's quasigroup: every single wrong digit and every swap of neighbours is caught.
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

const checkOf = (digits: string): number =>
  [...digits].reduce((interim, digit) => damm[interim]?.[Number(digit)] ?? 0, 0);

/** Twelve digits from at least eleven random bytes, the first no zero, the last the check digit. */
export function paymentReferenceFrom(bytes: Uint8Array): string {
  let digits = String(1 + ((bytes[0] ?? 0) % 9));
  for (let i = 1; i < paymentReferenceLength - 1; i++) digits += String((bytes[i] ?? 0) % 10);
  return `${digits}${checkOf(digits)}`;
}

/** Whether digits (0–9 alone) are a reference that can have been given: as long as they are, with a check digit that fits. */
export function isPaymentReference(digits: string): boolean {
  return /^[1-9]\d{11}$/.test(digits) && checkOf(digits) === 0;
}

/** The first reference among what a payer wrote (in Latin digits), also where spaces or hyphens stand in it; or undefined. */
export function paymentReferenceIn(text: string): string | undefined {
  for (const [run] of text.matchAll(/\d+(?:[ -]\d+)*/g))
    for (const digits of [...run.split(/[ -]/), run.replace(/[ -]/g, '')])
      if (isPaymentReference(digits)) return digits;
  return undefined;
}
