import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { type Dice, demoId, officeInstant, workday } from './demo-dice.rules.ts';

/** What every opportunity starts from: nothing asked, nothing promised. */
export function blankRow(
  key: string,
  organisation: string,
  opensOn: LocalDate,
  dice: Dice,
  today: LocalDate,
) {
  // What opens later was written down a few days ago.
  const writtenOn = workday(addDays(opensOn < today ? opensOn : today, -dice.whole(2, 5)));
  const createdAt = officeInstant(dice, writtenOn);
  return {
    id: demoId('opportunity', key),
    organisationId: `org-${organisation}`,
    years: 0,
    licences: [],
    documents: [],
    permits: [],
    workspaceM2: 0,
    workspaceNeeds: [],
    skills: [],
    hours: [],
    barredBy: [],
    reservedFor: [],
    opensOn,
    createdAt,
    updatedAt: createdAt,
  };
}
