/** A short message to a phone. */
export interface OutgoingMessage {
  /** Ours; a repeat under the same id is the same message. */
  readonly id: string;
  /** As `checkPhone` writes it. */
  readonly to: string;
  readonly text: string;
  /** Tried before: it may have gone out without our knowing. */
  readonly again?: boolean;
}

/**
 * What came of it, with a code that names neither number nor text nor where it was sent to. `retry`: it did not go out, or
 * nobody knows, and another time may help; `failed`: none will.
 */
export type Delivery =
  | { readonly is: 'sent'; readonly gatewayId: string | null }
  | { readonly is: 'retry' | 'failed'; readonly code: string };

/** Whoever carries messages to phones. Never throws. */
export interface MessageGateway {
  send(message: OutgoingMessage): Promise<Delivery>;
}
