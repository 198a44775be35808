/** What of a sponsorship waits to be done. */
export const waits = ['approve', 'cancel', 'buy', 'deliver', 'visit', 'title'] as const;
export type Waiting = (typeof waits)[number];
