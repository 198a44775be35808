export const messageKinds = ['code', 'pledge', 'receipt', 'news'] as const;
export type MessageKind = (typeof messageKinds)[number];
/** `expired`: it was of no use any more before it could be sent. */
export const messageStates = ['waiting', 'sent', 'failed', 'expired'] as const;
export type MessageState = (typeof messageStates)[number];

/** So long a message that says nothing else of it is worth sending. */
export const usefulDays = 3;
