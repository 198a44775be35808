import type { Deps } from '../../platform/deps.ts';
import type { ReceiptRecord } from './receipt-record.rules.ts';
import { payerSeal } from './receive.repo.ts';

/** What the payer wrote, or the bank says of them. */
export function payerOf({ crypto }: Pick<Deps, 'crypto'>, receipt: ReceiptRecord): string | null {
  return receipt.payerSealed === null ? null : crypto.open(receipt.payerSealed, payerSeal(receipt.id));
}
