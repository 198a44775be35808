import type { Scope } from '../../kernel/actor.ts';
import { standingOf } from '../people/person-standing.repo.ts';
import type { Change } from '../records/change.repo.ts';
import type { PlacementRecord } from './placement-record.rules.ts';
import { endsSearch, leavesBy, placedReason } from './placement-terms.rules.ts';
import { reopenPlacementRow } from './placements.repo.ts';
import { searchOver, type WorkTools } from './work-begun.repo.ts';

/**
 * Takes the end of a work back and what it brought with it: somebody who went back into the search is placed from that
 * day on, somebody who was taken to have left has not. The trade stays among their experience: they did work in it.
 * @returns why it cannot be: the vacancy is held by somebody else, or by themselves once more.
 */
export async function reopenWork(
  change: Change,
  scope: Scope,
  tools: WorkTools,
  placement: PlacementRecord,
): Promise<'full' | 'standing' | undefined> {
  const { id, personId, endedOn, endReason, origin } = placement;
  if (endedOn === null || endReason === null) throw new Error('work that goes on is not reopened');
  const reopened = await reopenPlacementRow(change.tx, placement, tools.at);
  if (reopened !== 'reopened') return reopened;
  change.audit({
    action: 'placement.edit',
    entity: 'placement',
    entityId: id,
    personId,
    fields: ['endedOn', 'endReason'],
    values: { endedOn: null, endReason: null },
  });
  const person = await standingOf(change.tx, scope, personId);
  if (!person) throw new Error('a work of nobody');
  const leftByIt = person.status === 'left' && person.statusReason === leavesBy(endReason);
  if (leftByIt || (endsSearch(placement) && person.status === 'seeking'))
    await searchOver(change, scope, tools, {
      personId,
      status: person.status,
      reason: placedReason(origin),
      // The status that the end brought held from the end on: what takes it back does so too.
      since: endReason === 'mistake' ? 'kept' : endedOn,
    });
  return undefined;
}
