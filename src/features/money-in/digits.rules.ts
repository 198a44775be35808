import { toLatinDigits } from '../../kernel/persian.ts';

/** What was written, invisible marks away and its digits Latin, so that numbers in it can be compared. */
export function digitsOf(text: string): string {
  return toLatinDigits(text.normalize('NFKC')).replace(/[\p{Cf}\u0640]/gu, '');
}

/**
 * A bank's number of a payment in one form: Latin digits, no spaces, capitals, and of a plain number no leading zeros, which
 * spreadsheets and people leave out.
 */
export function plainReference(text: string): string {
  const plain = digitsOf(text).replace(/\s/g, '').toUpperCase();
  return /^\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain;
}
