import * as z from 'zod';
import type { LocalDate } from '../../kernel/calendar.ts';
import { amountRial, day, iscoCode, page } from '../../platform/fields.ts';
import type { FieldCode } from '../../platform/parse.text.ts';
import { endReasons, evidenceGrades, placementOrigins, visitOutcomes } from './placement.rules.ts';
import { mostHours } from './placement-terms.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);
export const weeklyHours = z
  .number()
  .min(0)
  .max(mostHours)
  .describe('Hours a week, parts of an hour allowed; null = not known');
const monthlyIncomeRial = amountRial.describe('Rials a month; null = not known');
export const evidence = z
  .enum(evidenceGrades)
  .describe('What it is known by, the strongest first; `call` counts as stated, the others as verified');
const endReason = z
  .enum(endReasons)
  .describe('`mistake`: it never was. `died`, `returned-to-custody` and `moved`: the person has left');

/** What the officer may say of the work when somebody is placed; what is left out is taken from the opportunity. */
export const placedFields = {
  startedOn: day.optional(),
  expectedEndOn: day
    .nullish()
    .describe('Its last day where that is known beforehand; a check falls due on it'),
  weeklyHours: weeklyHours.nullish(),
  monthlyIncomeRial: monthlyIncomeRial.nullish(),
  evidence: evidence.optional(),
};

export const newPlacementInput = z
  .strictObject({
    personId: id,
    origin: z
      .enum(placementOrigins)
      .describe('`own`: found by themselves; `at-intake`: had when they came, and does not end the search'),
    opportunityId: id.nullish().describe('Where it came of an opportunity here; holds one of its vacancies'),
    iscoCode: iscoCode.nullish(),
    startedOn: day,
    expectedEndOn: placedFields.expectedEndOn,
    weeklyHours: weeklyHours.nullish(),
    monthlyIncomeRial: monthlyIncomeRial.nullish(),
    evidence,
  })
  .meta({ id: 'NewPlacement' });
export type NewPlacementInput = z.output<typeof newPlacementInput>;

export const placementPatchInput = z
  .strictObject({
    startedOn: day.optional(),
    expectedEndOn: day.nullish(),
    weeklyHours: weeklyHours.nullish(),
    monthlyIncomeRial: monthlyIncomeRial.nullish(),
    iscoCode: iscoCode.nullish(),
    evidence: evidence.optional(),
  })
  .meta({
    id: 'PlacementPatch',
    description: 'Corrections of what was written down at the start: absent = unchanged, null = not known.',
  });

export const endInput = z
  .strictObject({
    endedOn: day
      .optional()
      .describe('The last day of the work, today at the latest; may be left out for `mistake` alone'),
    reason: endReason,
  })
  .transform(({ endedOn, reason }, ctx) => {
    if (endedOn === undefined && reason !== 'mistake')
      ctx.addIssue({ code: 'custom', path: ['endedOn'], message: 'required' });
    return { endedOn, reason };
  })
  .meta({ id: 'PlacementEnd' });

const checkFields = z.strictObject({
  checkedOn: day.describe('The day somebody was asked, today at the latest'),
  result: z.enum(['working', 'ended', 'not-reached']).describe('`not-reached` says nothing of the work'),
  evidence: evidence.nullish().describe('Asked for unless nobody was reached'),
  weeklyHours: weeklyHours.nullish().describe('As it is now; left out where nothing was said of it'),
  monthlyIncomeRial: monthlyIncomeRial.nullish(),
  endedOn: day.nullish().describe('Of `ended`: the last day of the work'),
  endReason: endReason.nullish().describe('Of `ended`'),
});

/** A check that has been read, with what goes with its result and nothing else. */
export interface CheckInput {
  readonly checkedOn: LocalDate;
  readonly result: 'working' | 'ended' | 'not-reached';
  readonly evidence: z.output<typeof evidence> | null;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  /** Of `ended` alone. */
  readonly end: { readonly endedOn: LocalDate; readonly reason: z.output<typeof endReason> } | null;
}

/** Says what a result must come with, and what cannot go with it. */
function checkOf(raw: z.output<typeof checkFields>, ctx: z.core.$RefinementCtx): CheckInput {
  const { checkedOn, result } = raw;
  const issue = (path: string, message: FieldCode) => ctx.addIssue({ code: 'custom', path: [path], message });
  const needless = (name: keyof typeof raw, code: FieldCode) => {
    if (raw[name] !== undefined && raw[name] !== null) issue(name, code);
  };
  if (result === 'not-reached')
    for (const name of ['evidence', 'weeklyHours', 'monthlyIncomeRial'] as const)
      needless(name, 'evidence.needless');
  else if (!raw.evidence) issue('evidence', 'required');
  if (result !== 'ended')
    for (const name of ['endedOn', 'endReason'] as const) needless(name, 'end.needless');
  else {
    if (!raw.endedOn) issue('endedOn', 'required');
    else if (raw.endedOn > checkedOn) issue('endedOn', 'end.after-check');
    if (!raw.endReason) issue('endReason', 'required');
  }
  return {
    checkedOn,
    result,
    evidence: raw.evidence ?? null,
    weeklyHours: raw.weeklyHours ?? null,
    monthlyIncomeRial: raw.monthlyIncomeRial ?? null,
    end: raw.endedOn && raw.endReason ? { endedOn: raw.endedOn, reason: raw.endReason } : null,
  };
}

export const checkInput = checkFields.transform(checkOf).meta({ id: 'NewCheck' });

/** A correction is a whole check once more, or takes the other back and says nothing itself. */
export const correctionInput = z
  .union([
    z
      .strictObject({ result: z.literal('void').describe('Takes the check back') })
      .transform(() => 'void' as const),
    checkInput,
  ])
  .meta({ id: 'CheckCorrection' });

export const placementsQuery = z.object({
  personId: id.optional(),
  live: z.enum(['true', 'false']).optional().describe('`true`: those that go on, `false`: those that ended'),
  ...page,
});

export const checksQuery = z.object({
  due: day.optional().describe('Checks due by this day; today where left out'),
  overdue: z.enum(['true']).optional().describe('Only those that were due before today'),
  county: z.string().max(60).optional().describe('Code of a county: only people who live there'),
  ...page,
});

export const visitPlanInput = z
  .strictObject({ plannedOn: day.describe('At most a year ahead; a past day where it was made already') })
  .meta({ id: 'NewVisit' });

export const visitDoneInput = z
  .strictObject({
    doneOn: day,
    outcome: z
      .enum(visitOutcomes)
      .describe('`well` and `needs-help` say that the work goes on; `not-found` counts as not reached'),
    weeklyHours: weeklyHours.nullish(),
    monthlyIncomeRial: monthlyIncomeRial.nullish(),
    endedOn: day.nullish().describe('Of `ended`'),
    endReason: endReason.nullish().describe('Of `ended`'),
  })
  .meta({ id: 'VisitDone' });

export const visitsQuery = z.object({
  until: day.optional().describe('Planned for this day or earlier; all where left out'),
  ...page,
});
