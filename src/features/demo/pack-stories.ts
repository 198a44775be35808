import type { LocalDate } from '../../kernel/calendar.ts';
import { wagesOf } from '../outcomes/wages.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { NewRecallRow, StatusMove } from './demo.repo.ts';
import { type PackedHistories, type PackedWorks, packHistories, packWorks } from './demo-outcomes.repo.ts';
import type { PlannedAward } from './plan-awards.ts';
import { historyOf, type PlannedStory } from './plan-histories.ts';
import type { PlannedReferral } from './plan-referrals.ts';
import { stateOfPlan } from './state-of-plan.rules.ts';

/** How people stood and what they worked, as it came to be known at the time, ready to be written. */
export interface StoriesPart {
  readonly kind: 'stories';
  readonly personIds: readonly string[];
  readonly works: PackedWorks;
  readonly histories: PackedHistories;
  /** What is put on record of it. */
  readonly notes: readonly {
    readonly entity: 'placement' | 'award' | 'recall';
    readonly entityId: string;
    readonly personId: string;
  }[];
}

/** Works out what follows from stories, some at a time. */
export function packStories(told: {
  readonly stories: readonly PlannedStory[];
  readonly awards: ReadonlyMap<string, Pick<PlannedAward, 'row'>>;
  readonly recalls: ReadonlyMap<string, NewRecallRow>;
  readonly referrals: readonly Pick<PlannedReferral, 'statuses'>[];
  readonly vocabulary: Vocabulary;
}): (some: readonly PlannedStory[]) => StoriesPart {
  const wages = wagesOf(
    told.vocabulary
      .items('wages')
      .map(({ data }) => ({ from: String(data.from) as LocalDate, monthlyRial: Number(data.monthlyRial) })),
  );
  const headSex = new Map(
    told.stories.flatMap(({ person: { householdId, values } }) =>
      values.household.head === true ? [[householdId, values.sex] as const] : [],
    ),
  );
  const moved = new Map<string, StatusMove>();
  for (const { statuses } of told.referrals) for (const move of statuses) moved.set(move.personId, move);
  const stateOf = ({ person }: PlannedStory) => {
    const move = moved.get(person.id);
    return stateOfPlan(
      person,
      headSex.get(person.householdId) ?? null,
      move && {
        status: move.status,
        statusReason: move.status === 'seeking' ? null : move.reason,
        statusSince: move.since,
      },
    );
  };
  return (some) => {
    const personIds = some.map(({ person }) => person.id);
    const works = some.flatMap((story) => story.works);
    const awards = personIds.flatMap((id) => told.awards.get(id)?.row ?? []);
    const recalls = personIds.flatMap((id) => told.recalls.get(id) ?? []);
    return {
      kind: 'stories',
      personIds,
      works: packWorks(works, { awards, recalls }),
      histories: packHistories(
        some.map((story) => historyOf(story, stateOf(story))),
        wages,
      ),
      notes: [
        ...works.map(({ row: { id, personId } }) => ({
          entity: 'placement' as const,
          entityId: id,
          personId,
        })),
        ...awards.map(({ id, personId }) => ({ entity: 'award' as const, entityId: id, personId })),
        ...recalls.map(({ id, personId }) => ({ entity: 'recall' as const, entityId: id, personId })),
      ],
    };
  };
}
