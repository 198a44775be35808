/** What can be pledged: money once or monthly, a kit, or what money cannot buy (`round.md`). */
export const pledgeKinds = [
  'money',
  'kit',
  'job-place',
  'training-place',
  'coach-hours',
  'standing-order',
] as const;
export type PledgeKind = (typeof pledgeKinds)[number];
export const cadences = ['once', 'monthly'] as const;
export type Cadence = (typeof cadences)[number];

/** With which intention it is given; some limit what it may pay (`intentionLimits`). */
export const intentions = ['none', 'sadaqah', 'nazr', 'zakat', 'waqf', 'on-behalf'] as const;
export type Intention = (typeof intentions)[number];

/** What it is for. `cause` and `campaign` name theirs, `trade` a unit group, `province` a code; the others nothing. */
export const earmarkKinds = [
  'any',
  'cause',
  'campaign',
  'trade',
  'province',
  'women-heads',
  'released',
] as const;
export type EarmarkKind = (typeof earmarkKinds)[number];
/** What becomes of it where its earmark cannot be followed. */
export const fallbacks = ['similar', 'any', 'ask-me', 'return'] as const;
export type Fallback = (typeof fallbacks)[number];

/**
 * `promised`: nothing came yet; `receiving`: a part, or a month of a monthly one; `received`: all of it; `fulfilled`: what
 * money cannot buy was given; `withdrawn` by the benefactor; `lapsed`: nothing came within its time.
 */
export const pledgeStates = [
  'promised',
  'receiving',
  'received',
  'fulfilled',
  'withdrawn',
  'lapsed',
] as const;
export type PledgeState = (typeof pledgeStates)[number];

/** What is put on record of a pledge beside its money. */
export const pledgeEvents = ['confirmed', 'given', 'withdrawn', 'lapsed', 'revived'] as const;
export type PledgeEvent = (typeof pledgeEvents)[number];

export const dueStates = ['due', 'received', 'dropped'] as const;
export type DueState = (typeof dueStates)[number];
export const receiptStates = ['unmatched', 'matched', 'returned'] as const;
export type ReceiptState = (typeof receiptStates)[number];
export const receiptSources = ['manual', 'bank-file'] as const;
export type ReceiptSource = (typeof receiptSources)[number];
/** How far a place is told: as far as five or more households could be meant. */
export const placeLevels = ['county', 'province', 'country'] as const;
export type PlaceLevel = (typeof placeLevels)[number];
export const slotStates = ['open', 'reserved', 'allocated'] as const;
export type SlotState = (typeof slotStates)[number];
