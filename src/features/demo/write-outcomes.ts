import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { currentPeople } from '../outcomes/history.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { demoActions, leaveOutcomes, loggedPeople, type NewRecallRow } from './demo.repo.ts';
import { addHistoriesOf, addWorks } from './demo-outcomes.repo.ts';
import type { PlannedAward } from './plan-awards.ts';
import { historyOf, type PlannedStory } from './plan-histories.ts';

const action = demoActions.load;
const peopleAtOnce = 450;

/**
 * Writes how people stood and what they worked, as it came to be known at the time. A person's whole story in one
 * transaction, so that a load cut short leaves nobody with half of it.
 */
export async function writeOutcomes(
  deps: Deps,
  actor: ChangeActor,
  stories: readonly PlannedStory[],
  beside: {
    readonly awards: ReadonlyMap<string, Pick<PlannedAward, 'row'>>;
    readonly recalls: ReadonlyMap<string, NewRecallRow>;
  },
): Promise<void> {
  const logged = await loggedPeople(deps.database.read);
  const missing = stories.filter(({ person }) => !logged.has(person.id));
  for (let i = 0; i < missing.length; i += peopleAtOnce) {
    const some = missing.slice(i, i + peopleAtOnce);
    const ids = some.map(({ person }) => person.id);
    await change(deps, actor, async ({ tx, audit }) => {
      const works = some.flatMap((story) => story.works);
      const awards = ids.flatMap((id) => beside.awards.get(id)?.row ?? []);
      const recalls = ids.flatMap((id) => beside.recalls.get(id) ?? []);
      await addWorks(tx, works, { awards, recalls });
      const now = new Map((await currentPeople(tx, ids)).map(({ personId, state }) => [personId, state]));
      await addHistoriesOf(
        tx,
        some.flatMap((story) => {
          const state = now.get(story.person.id);
          return state ? [historyOf(story, state)] : [];
        }),
      );
      await leaveOutcomes(tx);
      for (const { row } of works)
        audit({ action, entity: 'placement', entityId: row.id, personId: row.personId });
      for (const { id, personId } of awards) audit({ action, entity: 'award', entityId: id, personId });
      for (const { id, personId } of recalls) audit({ action, entity: 'recall', entityId: id, personId });
      // How people stood is derived; the first of them stands for all that were written with it.
      const [first] = ids;
      if (first !== undefined) audit({ action, entity: 'outcome', entityId: first });
      return ok(undefined);
    });
  }
}
