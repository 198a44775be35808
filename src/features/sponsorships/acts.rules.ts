import { type Actor, isPermitted } from '../../kernel/actor.ts';
import type { EventRecord, SponsorshipWhole } from './sponsorship-record.rules.ts';

/** What staff can do with a sponsorship, each on a page of its own. */
export const acts = [
  'approve',
  'refuse',
  'payers',
  'quote',
  'purchased',
  'topped-up',
  'purchase-returned',
  'delivered',
  'visited',
  'earning',
  'upkeep',
  'ended',
  'title-transferred',
  'cancelled',
  'undone',
] as const;
export type Act = (typeof acts)[number];

const managers: readonly Act[] = ['approve', 'refuse', 'payers', 'topped-up', 'cancelled', 'undone'];
/** What can be taken back; the others are cancelled or ended instead. */
const undoable: readonly string[] = [
  'topped-up',
  'purchased',
  'delivered',
  'visited',
  'earning',
  'repaired',
  'restocked',
  'replaced',
  'handed-back',
  'lost',
  'title-transferred',
];

/** What this actor may do now, what is waited for first. */
export function actsOf(
  sponsorship: SponsorshipWhole,
  actor: Actor,
  last: EventRecord | undefined,
): readonly Act[] {
  if (!isPermitted(actor, 'sponsorships:write')) return [];
  const isManager = isPermitted(actor, 'sponsorships:approve');
  const isOwn = sponsorship.proposedBy === actor.accountId;
  const undo: readonly Act[] =
    last && undoable.includes(last.event) && last.recordedBy !== actor.accountId ? ['undone'] : [];
  return inState(sponsorship, isOwn, undo).filter((act) => isManager || !managers.includes(act));
}

function inState(
  { state, end, unit, quotes, kitFrom }: SponsorshipWhole,
  isOwn: boolean,
  undo: readonly Act[],
): readonly Act[] {
  switch (state) {
    case 'proposed':
      return [
        ...(isOwn ? [] : (['approve'] as const)),
        'quote',
        ...(unit === null ? (['payers'] as const) : []),
        'refuse',
      ];
    case 'allocated':
      return [
        ...(quotes.length > 0 ? (['purchased', 'quote'] as const) : (['quote'] as const)),
        ...(isOwn ? [] : (['topped-up'] as const)),
        'cancelled',
        ...undo,
      ];
    case 'purchased':
      return [
        'delivered',
        ...(unit?.invoice != null && kitFrom === null ? (['purchase-returned'] as const) : []),
        'ended',
        ...undo,
      ];
    case 'delivered':
      return ['visited', 'upkeep', 'ended', 'title-transferred', ...undo];
    case 'coached':
      return ['earning', 'visited', 'upkeep', 'ended', 'title-transferred', ...undo];
    case 'earning':
      return ['visited', 'upkeep', 'ended', 'title-transferred', ...undo];
    case 'ended':
      return [...(end === 'handed-back' ? (['ended'] as const) : []), ...undo];
    case 'cancelled':
      return [];
  }
}
