import { compactNumber } from './persian.ts';

export type PhoneCheck =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: 'phone.mobile' };

const national = /^(?:(?:\+|00)?98)?0?([1-9]\d{9})$/;

/**
 * An Iranian mobile as '09121234567', typed with or without its zero or country code, in any digits. Refuses the rest;
 * with `landline`, numbers with their area code (0, then ten digits) pass as well.
 */
export function checkPhone(text: string, options: { readonly landline?: boolean } = {}): PhoneCheck {
  const number = national.exec(compactNumber(text).replace(/[().]/g, ''))?.[1];
  if (number === undefined || !(number.startsWith('9') || options.landline))
    return { ok: false, code: 'phone.mobile' };
  return { ok: true, value: `0${number}` };
}

/** All but the last three digits hidden, in Latin digits (show it in a left-to-right box); everything where malformed. */
export function maskPhone(value: string): string {
  return '\u2022'.repeat(8) + (/^0\d{10}$/.test(value) ? value.slice(-3) : '\u2022'.repeat(3));
}
