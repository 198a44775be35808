import { compactNumber } from './persian.ts';

export type NationalIdCode =
  | 'national-id.length'
  | 'national-id.digits'
  | 'national-id.checksum'
  | 'national-id.repeated';
export type NationalIdCheck =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: NationalIdCode };

/** Weights 10 to 2 over the first nine digits; the remainder by 11, or 11 less it from 2 on, is the tenth. */
function passesChecksum(id: string): boolean {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(id[i]) * (10 - i);
  const rest = sum % 11;
  return Number(id[9]) === (rest < 2 ? rest : 11 - rest);
}

/**
 * The ten Latin digits of an Iranian national id typed in any digits, spaced or dashed. Refuses other characters, any
 * other length (lost leading zeros too: see `restoreLeadingZeros`), ten equal digits, and a wrong check digit.
 */
export function checkNationalId(text: string): NationalIdCheck {
  const value = compactNumber(text);
  if (!/^\d*$/.test(value)) return { ok: false, code: 'national-id.digits' };
  if (value.length !== 10) return { ok: false, code: 'national-id.length' };
  if (/^(\d)\1{9}$/.test(value)) return { ok: false, code: 'national-id.repeated' };
  return passesChecksum(value) ? { ok: true, value } : { ok: false, code: 'national-id.checksum' };
}

/** Eight or nine digits as a spreadsheet leaves them, padded to ten if that is a valid id: to suggest, never to assume. */
export function restoreLeadingZeros(text: string): string | undefined {
  const value = compactNumber(text);
  if (!/^\d{8,9}$/.test(value)) return undefined;
  const padded = checkNationalId(value.padStart(10, '0'));
  return padded.ok ? padded.value : undefined;
}

/** All but the last three digits hidden, in Latin digits (show it in a left-to-right box); everything where malformed. */
export function maskNationalId(value: string): string {
  return '\u2022'.repeat(7) + (/^\d{10}$/.test(value) ? value.slice(-3) : '\u2022'.repeat(3));
}
