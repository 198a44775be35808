import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { invalid, type Problem, problem } from '../../kernel/problem.ts';
import { type FieldCode, fieldMessages } from '../../platform/parse.text.ts';
import {
  type FoundOfWork,
  isStanding,
  lastSeen,
  type PlacementWithHistory,
  type WorkEnd,
} from './placement-record.rules.ts';
import { placementsText } from './placements.text.ts';

const refuseAt = (path: string, code: FieldCode): Problem => invalid(path, code, fieldMessages[code]);
const refuse = (code: FieldCode): Problem => refuseAt('endedOn', code);

export function isOver(endedOn: LocalDate): Problem {
  return problem('conflict', { detail: placementsText.over, extra: { endedOn } });
}

/** What speaks against an end, apart from the placement having ended already; `path` is the field that says the day. */
export function endRefusal(
  { startedOn, checks }: Pick<PlacementWithHistory, 'startedOn' | 'checks'>,
  { endedOn, reason }: WorkEnd,
  today: LocalDate,
  except?: string,
): Problem | undefined {
  // What never was may have been to begin on a day that has not come.
  if (reason === 'mistake' && endedOn === startedOn) return undefined;
  if (endedOn > today) return refuse('date.future');
  if (endedOn < startedOn) return refuse('end.before-start');
  if (reason === 'mistake') return undefined;
  const seen = lastSeen(checks.filter((check) => isStanding(check) && check.id !== except));
  if (seen === undefined || seen <= endedOn) return undefined;
  const message = placementsText.checkedLater({
    fa: formatJalali(seen, 'fa'),
    en: formatJalali(seen, 'en'),
  });
  return invalid('endedOn', 'end.before-check', message);
}

/**
 * What speaks against a check of a work. `except` is the check that it corrects: neither that one nor an end that came of
 * it counts. `dayField` is what the day is called where it comes from (`checkedOn`, of a visit `doneOn`).
 */
export function checkRefusal(
  placement: PlacementWithHistory,
  found: FoundOfWork,
  today: LocalDate,
  options: { readonly except?: string; readonly endFalls?: boolean; readonly dayField?: string } = {},
): Problem | undefined {
  const { except, endFalls = false, dayField = 'checkedOn' } = options;
  if (!placement.isWork) return problem('conflict', { detail: placementsText.training });
  const { startedOn } = placement;
  const endedOn = endFalls ? null : placement.endedOn;
  if (found.checkedOn > today) return refuseAt(dayField, 'date.future');
  if (found.checkedOn < startedOn) return refuseAt(dayField, 'check.before-start');
  if (found.end !== null) {
    if (endedOn !== null) return isOver(endedOn);
    return endRefusal(placement, found.end, today, except);
  }
  if (endedOn !== null && (found.checkedOn > endedOn || placement.endReason === 'mistake'))
    return refuseAt(dayField, 'check.after-end');
  return undefined;
}
