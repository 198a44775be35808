import { compactNumber } from '../../kernel/persian.ts';

export type IbanFault = 'iban.length' | 'iban.checksum';
export type CardFault = 'card.length' | 'card.checksum';
type Checked<F> = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly fault: F };

/** The rest of a long number by 97, digit by digit: no number of ours is that large. */
const rest97 = (digits: string): number => [...digits].reduce((rest, d) => (rest * 10 + Number(d)) % 97, 0);

/**
 * An Iranian IBAN in any digits, with or without spaces, dashes and its IR: as IR and 24 digits.
 * Checksum by ISO 13616: moved behind, letters as numbers (IR = 1827), the rest by 97 is 1.
 */
export function checkIban(text: string): Checked<IbanFault> {
  const digits = compactNumber(text).toUpperCase().replace(/^IR/, '');
  if (!/^\d{24}$/.test(digits)) return { ok: false, fault: 'iban.length' };
  if (rest97(`${digits.slice(2)}1827${digits.slice(0, 2)}`) !== 1)
    return { ok: false, fault: 'iban.checksum' };
  return { ok: true, value: `IR${digits}` };
}

/** A card number in any digits, with or without spaces and dashes: as 16 digits that pass Luhn. */
export function checkCard(text: string): Checked<CardFault> {
  const digits = compactNumber(text);
  if (!/^\d{16}$/.test(digits)) return { ok: false, fault: 'card.length' };
  const sum = [...digits].reduce((total, d, i) => {
    const n = i % 2 === 0 ? Number(d) * 2 : Number(d);
    return total + (n > 9 ? n - 9 : n);
  }, 0);
  return sum % 10 === 0 ? { ok: true, value: digits } : { ok: false, fault: 'card.checksum' };
}

/** As it is read out: IR06 0170 … in fours. */
export const ibanInFours = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
export const cardInFours = (card: string): string => card.replace(/(\d{4})(?=\d)/g, '$1 ');

export interface BankAccountRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly bank: string;
  /** IR and 24 digits. */
  readonly iban: string;
  /** 16 digits that donors may pay to. */
  readonly card: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly revision: number;
  /** What lies in it by the ledger. */
  readonly balanceRial: number;
  /** Of that: receipts that nobody has decided on yet. */
  readonly unidentifiedRial: number;
}
