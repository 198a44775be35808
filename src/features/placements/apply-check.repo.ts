import type { Scope } from '../../kernel/actor.ts';
import type { Change } from '../records/change.repo.ts';
import { addCheck } from './checks.repo.ts';
import type { CheckSource } from './placement.rules.ts';
import type { FoundOfWork, PlacementRecord } from './placement-record.rules.ts';
import type { WorkTools } from './work-begun.repo.ts';
import { endWork } from './work-over.repo.ts';

/** Writes a check that nothing speaks against; one that found the work over ends it. @returns `corrected` when too late. */
export async function applyCheck(
  change: Change,
  scope: Scope,
  tools: WorkTools,
  placement: PlacementRecord,
  check: FoundOfWork & {
    readonly id: string;
    readonly source: CheckSource;
    readonly recordedBy: string;
    readonly corrects: string | null;
  },
): Promise<'corrected' | undefined> {
  const { end, ...row } = check;
  const { id: placementId, personId } = placement;
  const added = await addCheck(change.tx, scope, {
    ...row,
    placementId,
    personId,
    recordedAt: tools.at,
  });
  if (added === 'corrected') return added;
  const { checkedOn, result, evidence, weeklyHours, monthlyIncomeRial, corrects } = row;
  const values = { checkedOn, result, evidence, weeklyHours, monthlyIncomeRial };
  change.audit({
    action: corrects === null ? 'check.add' : 'check.correct',
    entity: 'check',
    entityId: row.id,
    personId,
    fields: [
      'placementId',
      ...Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [name])),
      ...(corrects === null ? [] : ['corrects']),
    ],
    values: { placementId, corrects, ...values },
  });
  if (end !== null) await endWork(change, scope, tools, placement, end);
  return undefined;
}
