import type { Text } from '../../kernel/text.ts';
import type { EntryKind } from './ledger.rules.ts';
import { ledgerText, undoneAtNames } from './ledger.text.ts';

/**
 * What is recorded in the ledger's own pages is reversed there. All else belongs to a receipt, a pledge or a sponsorship,
 * whose own state has to follow: it is undone where it was recorded. A reversal and a closing are final.
 */
const undoneAt: Readonly<Record<EntryKind, 'ledger' | 'receipts' | 'pledges' | 'sponsorships' | 'never'>> = {
  opening: 'ledger',
  'credit-allotted': 'ledger',
  'credit-drawn': 'ledger',
  'credit-withdrawn': 'ledger',
  transfer: 'ledger',
  promise: 'pledges',
  'promise-dropped': 'pledges',
  receipt: 'receipts',
  'receipt-unmatched': 'receipts',
  'receipt-matched': 'receipts',
  'receipt-returned': 'receipts',
  'in-kind': 'pledges',
  allocate: 'sponsorships',
  deallocate: 'sponsorships',
  purchase: 'sponsorships',
  'purchase-returned': 'sponsorships',
  deliver: 'sponsorships',
  'hand-back': 'sponsorships',
  reallocate: 'sponsorships',
  upkeep: 'sponsorships',
  lost: 'sponsorships',
  'bank-fee': 'ledger',
  closing: 'never',
  reversal: 'never',
};

/** Why entries of a kind are not reversed in the ledger's own pages, and where they are; undefined where they are. */
export function notReversedHere(kind: EntryKind): Text | undefined {
  const at = undoneAt[kind];
  if (at === 'ledger') return undefined;
  return at === 'never' ? ledgerText.neverReversed : ledgerText.undoneElsewhere(undoneAtNames[at]);
}
