import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Learnt } from './learnt.rules.ts';
import type { PlacementWithHistory } from './placement-record.rules.ts';
import { learntOf, warningsOfRecord } from './view-work.ts';
import type { Warning } from './warnings.rules.ts';

export interface Told {
  readonly warnings: readonly Warning[];
  readonly learnt: readonly Learnt[];
}

/** What is to be told of a placement beside what is on record: its warnings, and what its end taught. */
export async function toldOf(deps: Deps, actor: Actor, placement: PlacementWithHistory): Promise<Told> {
  return {
    warnings: warningsOfRecord(placement, placement.visits, tehranToday(deps.now())),
    learnt: await learntOf(deps, actor, placement),
  };
}
