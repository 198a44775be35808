export const messageKinds = ['code', 'pledge', 'receipt', 'news'] as const;
export type MessageKind = (typeof messageKinds)[number];
/** `expired`: it was of no use any more before it could be sent. */
export const messageStates = ['waiting', 'sent', 'failed', 'expired'] as const;
export type MessageState = (typeof messageStates)[number];

/** So long a message that says nothing else of it is worth sending. */
export const usefulDays = 3;
/** So long what became of a message stays on record, and with it that it was told. */
export const keptDays = 90;
/** Tried so often at most. */
export const mostAttempts = 12;
/** So long whoever took a message to send it may take for it; then another may. */
export const claimMs = 60_000;

/** How long after the `attempts`th try the next one is made, in ms: twice as long each time, an hour at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(5_000 * 2 ** (attempts - 1), 3_600_000);
}
