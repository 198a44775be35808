import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { insertMany } from '../../platform/insert-many.ts';
import {
  award,
  personState,
  placementCheck,
  placementVersion,
  recall,
  visit,
} from '../../schema/outcomes.ts';
import { placement } from '../../schema/referrals.ts';
import { currentPeople } from '../outcomes/history.repo.ts';
import { rectanglesOf } from '../outcomes/rectangles.rules.ts';
import { addSpans, countMonths, type NewSpan } from '../outcomes/span-rows.repo.ts';
import { stillKnown } from '../outcomes/span-rows.rules.ts';
import { readWages } from '../outcomes/wages.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { demoActions, leaveOutcomes, loggedPeople, type NewRecallRow } from './demo.repo.ts';
import type { PlannedAward } from './plan-awards.ts';
import { historyOf, type PlannedStory } from './plan-histories.ts';

const action = demoActions.load;
const peopleAtOnce = 400;

/**
 * Writes how people stood and what they worked, as it came to be known at the time: logs with their past instants, and the
 * spans that follow from them. A person's whole story in one transaction.
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
      await insertMany(
        tx,
        placement,
        works.map(({ row }) => row),
      );
      await insertMany(
        tx,
        placementVersion,
        works.flatMap(({ versions }) => versions),
      );
      await insertMany(
        tx,
        placementCheck,
        works.flatMap(({ checks }) => checks),
      );
      await insertMany(
        tx,
        visit,
        works.flatMap(({ visits }) => visits),
      );
      const given = ids.flatMap((id) => beside.awards.get(id)?.row ?? []);
      await insertMany(tx, award, given);
      const recalled = ids.flatMap((id) => beside.recalls.get(id) ?? []);
      await insertMany(tx, recall, recalled);

      const now = new Map((await currentPeople(tx, ids)).map(({ personId, state }) => [personId, state]));
      const histories = some.flatMap((story) => {
        const state = now.get(story.person.id);
        return state ? [historyOf(story, state)] : [];
      });
      const states = histories.flatMap(({ personId, states }) => states.map((row) => ({ personId, ...row })));
      await insertMany(tx, personState, states);
      const wages = await readWages(tx);
      const spans = histories.flatMap((history) =>
        rectanglesOf(history, wages).map(
          ({ span, knownFrom, knownTo }): NewSpan => ({
            personId: history.personId,
            span,
            knownFrom: Date.parse(knownFrom),
            knownTo: knownTo === undefined ? stillKnown : Date.parse(knownTo),
          }),
        ),
      );
      await addSpans(tx, spans);
      await countMonths(
        tx,
        spans.flatMap(({ span, knownTo }) => (knownTo === stillKnown ? [{ span, sign: 1 as const }] : [])),
      );
      await leaveOutcomes(tx);
      for (const { row } of works)
        audit({ action, entity: 'placement', entityId: row.id, personId: row.personId });
      for (const row of given) audit({ action, entity: 'award', entityId: row.id, personId: row.personId });
      for (const row of recalled)
        audit({ action, entity: 'recall', entityId: row.id, personId: row.personId });
      for (const id of ids) audit({ action, entity: 'outcome', entityId: id, personId: id });
      return ok(undefined);
    });
  }
}
