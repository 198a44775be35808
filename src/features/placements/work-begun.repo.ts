import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { setStatus } from '../people/people.repo.ts';
import type { PersonStatus } from '../people/person-facts.rules.ts';
import type { Change } from '../records/change.repo.ts';
import { withdrawOpenOf } from '../referrals/referrals.repo.ts';

/** What writing takes from outside; `at` is an instant. */
export interface WorkTools {
  readonly at: string;
  newEventId(): string;
}

/**
 * What beginning to work brings with it, however the work was found: the search is over and what else is under way is
 * withdrawn. Somebody who is placed already stays so, with the reason of then. `since` where the status holds from
 * another day than today.
 */
export async function searchOver(
  { tx, audit, reindex }: Change,
  scope: Scope,
  tools: WorkTools,
  work: {
    readonly personId: string;
    readonly status: PersonStatus;
    readonly reason: string;
    readonly exceptReferralId?: string;
    readonly since?: LocalDate | 'kept';
  },
): Promise<void> {
  const { personId, status, reason, exceptReferralId, since } = work;
  if (status !== 'placed') {
    const rev = await setStatus(tx, scope, personId, {
      status: 'placed',
      reason,
      at: tools.at,
      ...(since === undefined ? {} : { since }),
    });
    audit({
      action: 'person.status',
      entity: 'person',
      entityId: personId,
      personId,
      fields: ['status', 'statusReason'],
    });
    reindex({ index: 'people', docId: personId, op: 'put', rev });
  }
  await withdrawReferrals({ tx, audit }, tools, {
    personId,
    reason: 'found-work',
    ...(exceptReferralId === undefined ? {} : { exceptId: exceptReferralId }),
  });
}

/** Withdraws what is under way of a person, each with its audit row. */
export async function withdrawReferrals(
  { tx, audit }: Pick<Change, 'tx' | 'audit'>,
  tools: Pick<WorkTools, 'at' | 'newEventId'>,
  of: { readonly personId: string; readonly reason: string; readonly exceptId?: string },
): Promise<void> {
  const withdrawn = await withdrawOpenOf(tx, { ...of, at: tools.at, newId: () => tools.newEventId() });
  for (const { id } of withdrawn)
    audit({
      action: 'referral.withdraw',
      entity: 'referral',
      entityId: id,
      personId: of.personId,
      fields: ['state', 'reason'],
    });
}
