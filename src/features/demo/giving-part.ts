import type { NewCampaignRow, PackedGiving } from './demo-giving.repo.ts';
import type { PlannedGiver } from './plan-givers.ts';
import type { PlannedManager } from './plan-giving.ts';

/** Who gives, who approves, and the campaigns: what all associations' giving names. */
export interface GiversPart {
  readonly kind: 'givers';
  readonly givers: readonly PlannedGiver[];
  readonly managers: readonly PlannedManager[];
  readonly campaigns: readonly NewCampaignRow[];
}

/** All that was given to one association, with its books. */
export interface AssociationPart {
  readonly kind: 'giving';
  readonly organisationId: string;
  readonly giving: PackedGiving;
  /** What is put on record of each entry, in the order of the entries. */
  readonly posted: readonly { readonly id: string; readonly kind: string; readonly values: unknown }[];
  readonly notes: readonly (
    | { readonly entity: 'bank-account' | 'cause' | 'pledge'; readonly entityId: string }
    | { readonly entity: 'sponsorship'; readonly entityId: string; readonly personId: string }
  )[];
}
export type GivingPart = GiversPart | AssociationPart;
