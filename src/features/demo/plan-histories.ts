import { addDays, type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import type { PersonHistory, PersonStateRecord } from '../outcomes/outcome.rules.ts';
import type { StatusMove } from './demo.repo.ts';
import { diceOf, officeInstant } from './demo-dice.rules.ts';
import type { PlannedPerson } from './plan-people.ts';
import type { PlannedWork } from './work-log.ts';

/** What happened to somebody besides what the file itself says. */
export interface PlannedStory {
  readonly person: PlannedPerson;
  readonly works: readonly PlannedWork[];
  /** In the order of their days. */
  readonly statuses: readonly StatusMove[];
}

/** Puts together what belongs to each person. */
export function storiesOf(
  people: readonly PlannedPerson[],
  works: readonly PlannedWork[],
  statuses: readonly StatusMove[],
): readonly PlannedStory[] {
  const worksBy = byPerson(works, ({ row }) => row.personId);
  const statusesBy = byPerson(statuses, ({ personId }) => personId);
  return people.map((person) => ({
    person,
    works: worksBy.get(person.id) ?? [],
    statuses: (statusesBy.get(person.id) ?? []).toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  }));
}

/**
 * What came to be known of a person, and when: as they stood when they came, then each change of their status. `now` is how
 * the file says that they stand, which the last of it must be.
 */
export function historyOf(
  { person, works, statuses }: PlannedStory,
  now: Omit<PersonStateRecord, 'recordedAt'>,
): PersonHistory {
  const { requestedAt } = person;
  const first: PersonStateRecord = {
    ...now,
    recordedAt: requestedAt,
    status: 'seeking',
    statusReason: null,
    statusSince: now.requestedOn,
  };
  const states = [first];
  for (const { at, status, reason, since } of statuses)
    states.push({ ...first, recordedAt: at, status, statusReason: reason, statusSince: since });
  const last = states.at(-1) ?? first;
  if (
    last.status !== now.status ||
    last.statusSince !== now.statusSince ||
    last.statusReason !== now.statusReason
  )
    states.push({ ...now, recordedAt: recordedAfter(last, now.statusSince, person.id) });
  const placements = works.map(({ row: { id }, versions, checks }) => ({ id, versions, checks }));
  return { personId: person.id, states, placements };
}

/** Within office hours of its own day, and after what was known before. */
function recordedAfter({ recordedAt }: PersonStateRecord, since: LocalDate, id: string): string {
  const at = officeInstant(diceOf(`status of ${id}`), since);
  return at > recordedAt ? at : officeInstant(diceOf(`status of ${id}`), addDays(tehranDay(recordedAt), 1));
}

function byPerson<T>(items: readonly T[], personOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const by = new Map<string, T[]>();
  for (const item of items) {
    const own = by.get(personOf(item));
    if (own) own.push(item);
    else by.set(personOf(item), [item]);
  }
  return by;
}
