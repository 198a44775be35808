import { type Problem, problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { moneyInText, receivedMessage } from './money-in.text.ts';

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
