import type { Deps } from '../../platform/deps.ts';
import { matchContext } from '../matching/context.repo.ts';
import { scoreOfFitting } from '../matching/judge.rules.ts';
import { factsOf } from '../opportunities/opportunity-row.repo.ts';
import { accountIds, wholeRow } from './demo.repo.ts';
import type { GivingWorld } from './giving-world.ts';
import { factsOfPlan } from './person-facts-of-plan.rules.ts';
import { type GivingPlan, planGiving } from './plan-giving.ts';
import type { PlannedOpportunity } from './plan-opportunities.ts';
import { ownGiver } from './write-giving.ts';

const nobody: GivingPlan = { givers: [], managers: [], campaigns: [], associations: [] };

/** The giving of the demo, planned from what the rest of it is; nothing where the demo's accounts are not there. */
export async function givingPlan(
  deps: Deps,
  of: Pick<GivingWorld, 'seed' | 'today' | 'historyDays' | 'awards' | 'stories'> & {
    readonly opportunities: readonly PlannedOpportunity[];
  },
): Promise<GivingPlan> {
  const own = await ownGiver(deps);
  if (own === undefined) return nobody;
  const { ctx, vocabulary } = await matchContext(deps, { opportunityIds: [] });
  const asked = { ...ctx, briefly: true, held: () => 0, trainingFor: () => undefined, today: of.today };
  const { seed, today, historyDays, awards, stories } = of;
  return planGiving(
    {
      ...{ seed, today, historyDays, awards, stories, own },
      kits: of.opportunities.flatMap(({ row, story }) => (row.kind === 'kit' && !story ? [row] : [])),
      accounts: await accountIds(deps.database.read),
      isEligible: (person, kit) =>
        scoreOfFitting(factsOfPlan(person, vocabulary), factsOf(wholeRow(kit), vocabulary), asked) !==
        undefined,
    },
    (province) => ({
      fa: vocabulary.label('provinces', province, 'fa'),
      en: vocabulary.label('provinces', province, 'en'),
    }),
  );
}
