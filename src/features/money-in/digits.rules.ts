import { toLatinDigits } from '../../kernel/persian.ts';

/** What was written, invisible marks away and its digits Latin, so that numbers in it can be compared. */
export function digitsOf(text: string): string {
  return toLatinDigits(text.normalize('NFKC')).replace(/[\p{Cf}\u0640]/gu, '');
}

/** A bank's number of a payment in one form: Latin digits, no spaces, capitals. */
export function plainReference(text: string): string {
  return digitsOf(text).replace(/\s/g, '').toUpperCase();
}
