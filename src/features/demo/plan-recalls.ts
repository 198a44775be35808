import { addDays, fromJalali, type LocalDate, toJalali } from '../../kernel/calendar.ts';
import type { NewRecallRow } from './demo.repo.ts';
import { demoId, diceOf, officeInstant, workday } from './demo-dice.rules.ts';
import type { PlannedStory } from './plan-histories.ts';
import type { LoggedCheck, PlannedWork } from './work-log.ts';

/** So many of those in work are called again: at least 30 at an organisation, at least 5 %. */
const least = 30;
const share = 0.05;
const notReached = 0.13;

/**
 * The re-call of the last whole quarter: drawn on its first days among those who counted as in work, answered within it. Who
 * turned out to have lost their work had it ended in the records by that call, not by the check that came later.
 */
export function planRecalls(
  stories: readonly PlannedStory[],
  actors: ReadonlyMap<string, readonly string[]>,
  today: LocalDate,
): { readonly stories: readonly PlannedStory[]; readonly recalls: ReadonlyMap<string, NewRecallRow> } {
  const { quarter, from } = lastQuarter(today);
  const drawnOn = workday(addDays(from, 2));
  const drawn = new Map<string, { readonly work: PlannedWork; readonly by: string }>();
  for (const [organisationId, inWork] of byOrganisation(stories, drawnOn)) {
    const [by] = actors.get(organisationId) ?? [];
    const dice = diceOf(`re-call of ${organisationId}`);
    const many = Math.min(inWork.length, Math.max(least, Math.ceil(inWork.length * share)));
    const order = inWork.map((work) => ({ work, turn: dice.next() })).sort((a, b) => a.turn - b.turn);
    if (by !== undefined)
      for (const { work } of order.slice(0, many)) drawn.set(work.row.personId, { work, by });
  }
  const recalls = new Map<string, NewRecallRow>();
  const told = stories.map((story): PlannedStory => {
    const one = drawn.get(story.person.id);
    if (one === undefined) return story;
    const { work, by } = one;
    const dice = diceOf(`re-call to ${story.person.id}`);
    const answeredOn = workday(addDays(drawnOn, dice.whole(3, 70)));
    const at = officeInstant(dice, answeredOn);
    const isOver = typeof work.row.endedOn === 'string' && work.row.endedOn <= answeredOn;
    const result = dice.chance(notReached) ? 'not-reached' : isOver ? 'denied' : 'confirmed';
    recalls.set(story.person.id, {
      id: demoId('recall', `${quarter} ${story.person.id}`),
      quarter,
      organisationId: work.row.organisationId,
      personId: story.person.id,
      placementId: work.row.id,
      drawnAt: officeInstant(dice, drawnOn),
      result,
      answeredOn,
      answeredAt: at,
      answeredBy: by,
    });
    const { endedAt } = work;
    if (endedAt !== undefined && endedAt < at) return story;
    const check: LoggedCheck = {
      id: demoId('check', `${quarter} ${story.person.id}`),
      organisationId: work.row.organisationId,
      placementId: work.row.id,
      personId: story.person.id,
      checkedOn: answeredOn,
      result: checkResults[result],
      evidence: result === 'not-reached' ? null : 'call',
      weeklyHours: null,
      monthlyIncomeRial: null,
      source: 'recall',
      corrects: null,
      recordedAt: at,
      recordedBy: by,
    };
    const found = result === 'denied' ? endedEarlier(work, check) : withCheck(work, check);
    return {
      ...story,
      works: story.works.map((other) => (other === work ? found : other)),
      statuses: story.statuses.map((move) =>
        result === 'denied' && move.at === endedAt ? { ...move, at } : move,
      ),
    };
  });
  return { stories: told, recalls };
}

/** Work that counted on a day, by what was on record then. */
function byOrganisation(
  stories: readonly PlannedStory[],
  day: LocalDate,
): ReadonlyMap<string, PlannedWork[]> {
  const by = new Map<string, PlannedWork[]>();
  for (const { works } of stories) {
    const standing = works.find(
      ({ row, endedAt }) =>
        row.isWork === true &&
        row.startedOn <= day &&
        row.createdAt < day &&
        (endedAt === undefined || endedAt > `${day}T99`) &&
        (row.weeklyHours ?? 0) >= 20,
    );
    if (standing === undefined) continue;
    const own = by.get(standing.row.organisationId);
    if (own) own.push(standing);
    else by.set(standing.row.organisationId, [standing]);
  }
  return by;
}

/** What a re-call found is a check of the work too. */
const checkResults = { confirmed: 'working', denied: 'ended', 'not-reached': 'not-reached' } as const;

function withCheck(work: PlannedWork, check: LoggedCheck): PlannedWork {
  const checks = [...work.checks, check].toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  return { ...work, checks };
}

function endedEarlier(work: PlannedWork, check: LoggedCheck): PlannedWork {
  const { recordedAt: at } = check;
  const last = work.versions.length - 1;
  return {
    row: { ...work.row, updatedAt: at },
    versions: work.versions.map((version, index) =>
      index === last ? { ...version, recordedAt: at } : version,
    ),
    checks: [...work.checks.filter(({ recordedAt }) => recordedAt < at), check],
    visits: work.visits.filter(({ updatedAt }) => updatedAt < at),
    endedAt: at,
  };
}

function lastQuarter(today: LocalDate): { readonly quarter: string; readonly from: LocalDate } {
  const { year, month } = toJalali(today);
  const number = year * 4 + Math.ceil(month / 3) - 2;
  const [of, quarter] = [Math.floor(number / 4), (number % 4) + 1];
  const from = fromJalali(of, (quarter - 1) * 3 + 1, 1);
  if (from === undefined) throw new RangeError('a quarter outside the calendar');
  return { quarter: `${of}-${quarter}`, from };
}
