/** What of a sponsorship waits to be done. */
export const waits = ['approve', 'buy', 'deliver', 'visit', 'title'] as const;
export type Waiting = (typeof waits)[number];
