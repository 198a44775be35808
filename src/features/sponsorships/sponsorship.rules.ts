/** `proposed`: waits for the second person; `cancelled`: never bought. The others as in `round.md`. */
export const sponsorshipStates = [
  'proposed',
  'allocated',
  'purchased',
  'delivered',
  'coached',
  'earning',
  'ended',
  'cancelled',
] as const;
export type SponsorshipState = (typeof sponsorshipStates)[number];
export const sponsorshipEnds = ['handed-back', 'reallocated', 'lost', 'title-passed'] as const;
export type SponsorshipEnd = (typeof sponsorshipEnds)[number];
/** What is put on record of one, in the order in which it may happen; never edited, a mistake is undone by `undone`. */
export const sponsorshipEvents = [
  'proposed',
  'approved',
  'refused',
  'payers-set',
  'topped-up',
  'quoted',
  'purchased',
  'purchase-returned',
  'delivered',
  'visited',
  'earning',
  'repaired',
  'restocked',
  'replaced',
  'handed-back',
  'reallocated',
  'lost',
  'title-transferred',
  'cancel-asked',
  'cancel-refused',
  'cancelled',
  'undone',
] as const;
export type SponsorshipEvent = (typeof sponsorshipEvents)[number];
export const shareKinds = ['money', 'in-kind'] as const;
export type ShareKind = (typeof shareKinds)[number];
export const kitUnitStates = ['stock', 'held', 'returned', 'lost', 'transferred'] as const;
export type KitUnitState = (typeof kitUnitStates)[number];
/** What keeps a kit going. */
export const upkeepEvents = ['repaired', 'restocked', 'replaced'] as const;
export type UpkeepEvent = (typeof upkeepEvents)[number];
/** How somebody took a kit over; no photo is ever taken. */
export const proofs = ['signed-paper', 'fingerprint', 'two-witnesses'] as const;
/** What a coach found at a visit. */
export const visitFindings = ['going-well', 'needs-help', 'not-working', 'not-found'] as const;
export type VisitFinding = (typeof visitFindings)[number];

/** What may be told of a sponsored household, fixed at its approval and never made finer (decision 0047). Null = not told. */
export interface Disclosure {
  readonly place: 'county' | 'province' | 'country';
  readonly province: string | null;
  readonly county: string | null;
  /** Unit group of ISCO-08 (four digits), or its sector (first digit), or null. */
  readonly trade: string | null;
  readonly householdSize: '1-2' | '3-4' | '5+' | null;
  /** How many registered households all this could mean, at least 5, when it was fixed. */
  readonly couldBe: number;
}

/** What donors are told happened, by the month alone. */
export const newsKinds = [
  'received',
  'allocated',
  'purchased',
  'delivered',
  'earning',
  'day-90',
  'day-365',
  'restocked',
  'ended',
  'reallocated',
  'title-transferred',
] as const;
export type NewsKind = (typeof newsKinds)[number];
