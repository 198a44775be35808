import { formatRial } from '../../kernel/persian.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { moneyInText, receivedMessage, wentBackMessage } from './money-in.text.ts';

/** A receipt that somebody else has moved in the meantime. */
export const staleReceipt: Problem = problem('stale', { detail: moneyInText.stale });

/** A receipt about which it was decided before. */
export function decidedBefore(receipt: {
  readonly state: 'matched' | 'returned';
  readonly pledgeId: string | null;
}): Problem {
  return problem('conflict', {
    detail: receipt.state === 'matched' ? moneyInText.alreadyMatched : moneyInText.alreadyReturned,
    extra: { state: receipt.state, pledgeId: receipt.pledgeId },
  });
}

/** What a benefactor is told when their money came. */
export const cameMessage = (amountRial: number): Text => receivedMessage(amountRial);

/** What a benefactor is told when money goes back to them. */
export const backMessage = (amountRial: number): Text => wentBackMessage(amountRial);

/** More than is free of a receipt was to go back. */
export const overRefund = (leftRial: Text = { fa: formatRial(0, 'fa'), en: formatRial(0, 'en') }): Text =>
  moneyInText.refundOver(leftRial);
