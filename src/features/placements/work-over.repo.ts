import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { setStatus } from '../people/people.repo.ts';
import type { PersonStatus } from '../people/person-facts.rules.ts';
import { addExperience, standingOf } from '../people/person-standing.repo.ts';
import type { Change } from '../records/change.repo.ts';
import { standingChecks } from './checks.repo.ts';
import { lastSeen, type PlacementRecord, type WorkEnd } from './placement-record.rules.ts';
import { experienceOf, leavesBy } from './placement-terms.rules.ts';
import { endPlacementRow, placementsOf } from './placements.repo.ts';
import { cancelPlanned } from './visits.repo.ts';
import { type WorkTools, withdrawReferrals } from './work-begun.repo.ts';

/**
 * Ends a work and does what that brings with it: visits planned for it are cancelled, the trade is added to the person's
 * experience, and with the last live work the person is back in the search from that day on; or has left, which ends
 * their other works too.
 */
export async function endWork(
  change: Change,
  scope: Scope,
  tools: WorkTools,
  placement: PlacementRecord,
  end: WorkEnd,
): Promise<void> {
  const leaves = leavesBy(end.reason);
  await endOne(change, scope, tools, placement, end);
  if (leaves !== undefined)
    for (const other of await placementsOf(change.tx, scope, placement.personId))
      if (other.endedOn === null)
        await endOne(change, scope, tools, other, {
          reason: end.reason,
          endedOn: await earliestEnd(change, other, end.endedOn),
        });
  await moveStatus(change, scope, tools, placement, end, leaves);
}

/** A work cannot have ended before it began, nor before somebody saw it stand. */
async function earliestEnd(
  { tx }: Change,
  { id, startedOn }: PlacementRecord,
  endedOn: LocalDate,
): Promise<LocalDate> {
  const last = lastSeen(await standingChecks(tx, id));
  return [startedOn, ...(last === undefined ? [] : [last]), endedOn].reduce((a, b) => (a > b ? a : b));
}

async function endOne(
  { tx, audit, reindex }: Change,
  scope: Scope,
  { at }: WorkTools,
  placement: PlacementRecord,
  { endedOn, reason }: WorkEnd,
): Promise<void> {
  const { id, personId, iscoCode, startedOn, isWork } = placement;
  await endPlacementRow(tx, placement, { endedOn, reason, at });
  audit({
    action: 'placement.end',
    entity: 'placement',
    entityId: id,
    personId,
    fields: ['endedOn', 'endReason'],
    values: { endedOn, reason },
  });
  for (const visitId of await cancelPlanned(tx, id, at))
    audit({
      action: 'visit.cancel',
      entity: 'visit',
      entityId: visitId,
      personId,
      fields: ['cancelledAt'],
    });
  const years = reason === 'mistake' ? undefined : experienceOf(startedOn, endedOn);
  if (!isWork || iscoCode === null || years === undefined) return;
  const rev = await addExperience(tx, scope, personId, { iscoCode, years, at });
  if (rev === undefined) return;
  audit({ action: 'person.edit', entity: 'person', entityId: personId, personId, fields: ['experience'] });
  reindex({ index: 'people', docId: personId, op: 'put', rev });
}

async function moveStatus(
  change: Change,
  scope: Scope,
  tools: WorkTools,
  { personId, isWork }: PlacementRecord,
  { endedOn, reason }: WorkEnd,
  leaves: string | undefined,
): Promise<void> {
  const standing = await standingOf(change.tx, scope, personId);
  if (!standing) throw new Error('a work of nobody');
  if (leaves !== undefined) {
    if (standing.status === 'left') return;
    await writeStatus(change, scope, tools, personId, {
      status: 'left',
      reason: leaves,
      since: endedOn,
    });
    await withdrawReferrals(change, tools, { personId, reason: 'person-left' });
    return;
  }
  if (!isWork || standing.status !== 'placed') return;
  const works = (await placementsOf(change.tx, scope, personId)).filter((one) => one.isWork);
  if (works.some((one) => one.endedOn === null)) return;
  const ends = works.flatMap((one) =>
    one.endedOn === null || one.endReason === 'mistake' ? [] : [one.endedOn],
  );
  await writeStatus(change, scope, tools, personId, {
    status: 'seeking',
    reason: null,
    // What never was ended nothing: the search goes on as if nobody had been called placed.
    since: reason === 'mistake' ? 'kept' : (ends.sort().at(-1) ?? endedOn),
  });
}

/** Moves somebody's status with its audit row and reindexing. */
export async function writeStatus(
  { tx, audit, reindex }: Change,
  scope: Scope,
  { at }: Pick<WorkTools, 'at'>,
  personId: string,
  to: {
    readonly status: PersonStatus;
    readonly reason: string | null;
    readonly since: LocalDate | 'kept';
  },
): Promise<void> {
  const rev = await setStatus(tx, scope, personId, { ...to, at });
  audit({
    action: 'person.status',
    entity: 'person',
    entityId: personId,
    personId,
    fields: ['status', 'statusReason', 'statusSince'],
  });
  reindex({ index: 'people', docId: personId, op: 'put', rev });
}
