import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { cancelAsked } from './cancel-asked.rules.ts';
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
  'cancel-asked',
  'cancel-refused',
  'cancelled',
  'undone',
] as const;
export type Act = (typeof acts)[number];

const managers: readonly Act[] = ['approve', 'refuse', 'payers', 'topped-up', 'cancelled', 'undone'];
/** What can be taken back; an approval is withdrawn instead. */
const undoable: readonly string[] = [
  'topped-up',
  'purchased',
  'purchase-returned',
  'delivered',
  'visited',
  'earning',
  'repaired',
  'restocked',
  'replaced',
  'handed-back',
  'lost',
  'title-transferred',
  'cancelled',
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
  const asked = cancelAsked(sponsorship);
  const withdrawal: readonly Act[] =
    asked === undefined
      ? ['cancel-asked']
      : asked.recordedBy === actor.accountId
        ? ['cancel-refused']
        : isManager
          ? ['cancelled', 'cancel-refused']
          : [];
  const inStock = sponsorship.end === 'handed-back' && last?.event === 'handed-back';
  const possible = inState(sponsorship, { isOwn, undo, withdrawal, isAsked: asked !== undefined, inStock });
  return possible.filter((act) => isManager || !managers.includes(act));
}

/** What is possible in each state, whoever asks; what is waited for first. */
function inState(
  { state, unit, quotes, kitFrom, shares }: SponsorshipWhole,
  {
    isOwn,
    undo,
    withdrawal,
    isAsked,
    inStock,
  }: {
    readonly isOwn: boolean;
    readonly undo: readonly Act[];
    readonly withdrawal: readonly Act[];
    readonly isAsked: boolean;
    readonly inStock: boolean;
  },
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
      return isAsked
        ? [...withdrawal, 'quote']
        : [
            ...(quotes.length > 0 ? (['purchased', 'quote'] as const) : (['quote'] as const)),
            ...(isOwn ? [] : (['topped-up'] as const)),
            ...withdrawal,
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
    case 'ended': {
      const isBought = kitFrom === null && shares.every(({ kind }) => kind === 'money');
      return [
        ...(inStock ? (['ended'] as const) : []),
        ...(inStock && isBought ? (['purchase-returned'] as const) : []),
        ...undo,
      ];
    }
    case 'cancelled':
      return undo;
  }
}
