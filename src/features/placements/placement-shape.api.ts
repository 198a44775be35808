import * as z from 'zod';
import { name, title } from '../../platform/shapes.ts';
import { personStatuses } from '../people/person-facts.rules.ts';
import { unknownFrom } from './check-schedule.rules.ts';
import { type Learnt, learntCodes } from './learnt.rules.ts';
import { sayLearnt } from './learnt.text.ts';
import {
  checkResults,
  checkSources,
  endReasons,
  evidenceGrades,
  placementOrigins,
  visitOutcomes,
} from './placement.rules.ts';
import type {
  CheckLine,
  PlacementRecord,
  PlacementWithHistory,
  VersionLine,
  VisitLine,
} from './placement-record.rules.ts';
import { type Warning, warningKinds } from './warnings.rules.ts';

/** What calls about placements answer, with how it is made of what is on record. */

const day = z.string();
const maybe = <S extends z.ZodType>(inner: S) => inner.nullable();
const evidence = z.enum(evidenceGrades).meta({ id: 'Evidence' });
const endReason = z.enum(endReasons).meta({ id: 'EndReason' });
const by = z.object({ id: z.string(), name });
export const personName = z.object({ given: z.string(), family: z.string() });
const hours = maybe(z.number().min(0)).describe('Hours a week; null = not known');
const income = maybe(z.int().min(0)).describe('Rials a month; null = not known');

export const warningShape = z.object({ kind: z.enum(warningKinds), since: day }).meta({
  id: 'Warning',
  description: 'A sign that work may be ending; a visit on that day or later answers it.',
});

export const checkShape = z
  .object({
    id: z.string(),
    checkedOn: day,
    result: z.enum(checkResults),
    evidence: maybe(evidence),
    weeklyHours: hours,
    monthlyIncomeRial: income,
    source: z.enum(checkSources),
    corrects: maybe(z.string()).describe('The check that this one corrects'),
    correctedBy: maybe(z.string()).describe('The check that corrects this one; then this one says nothing'),
    recordedAt: z.string(),
    recordedBy: by,
  })
  .meta({ id: 'Check', description: 'What was found of a work on a day. `void` takes another one back.' });

export const visitShape = z
  .object({
    id: z.string(),
    placementId: maybe(z.string()),
    personId: z.string(),
    plannedOn: day,
    doneOn: maybe(day),
    outcome: maybe(z.enum(visitOutcomes)),
    cancelledAt: maybe(z.string()),
    createdAt: z.string(),
    revision: z.int(),
  })
  .meta({ id: 'Visit' });

const versionShape = z.object({
  seq: z.int(),
  recordedAt: z.string(),
  startedOn: day,
  expectedEndOn: maybe(day),
  endedOn: maybe(day),
  endReason: maybe(endReason),
  weeklyHours: hours,
  monthlyIncomeRial: income,
  evidence,
});

const learntShape = z.object({
  code: z.enum(learntCodes),
  field: maybe(z.string()).describe('The field of the person that is to be looked at'),
  value: maybe(z.number()).describe('What it might become: kilometres, or years'),
  says: name,
});

const knownShape = z.object({
  evidenceOn: day,
  evidence,
  tries: z.int().min(0).describe('How often nobody was reached since'),
  weeklyHours: hours,
  monthlyIncomeRial: income,
});

const placementFields = z.object({
  id: z.string(),
  personId: z.string(),
  personName,
  personStatus: z.enum(personStatuses),
  opportunityId: maybe(z.string()),
  title: maybe(title),
  employer: maybe(z.object({ id: z.string(), name: z.string(), phone: maybe(z.string()) })),
  referralId: maybe(z.string()),
  origin: z.enum(placementOrigins),
  isWork: z.boolean().describe('False for a training, which has no checks'),
  iscoCode: maybe(z.string()),
  live: z.boolean(),
  startedOn: day,
  expectedEndOn: maybe(day),
  endedOn: maybe(day),
  endReason: maybe(endReason),
  weeklyHours: hours,
  monthlyIncomeRial: income,
  evidence,
  known: maybe(knownShape).describe('As last stated, of live work'),
  nextDueOn: maybe(day).describe('When the next check falls due, of live work'),
  unknownFrom: maybe(day).describe('The day on which the work becomes unknown if nobody asks'),
  createdAt: z.string(),
  updatedAt: z.string(),
  revision: z.int(),
});
export const placementShape = placementFields.meta({ id: 'Placement' });
export const placementWithHistory = placementFields
  .extend({
    checkId: z.string().optional().describe('The check that was written by this very call'),
    checks: z.array(checkShape).describe('Latest first, corrected ones too'),
    versions: z.array(versionShape).describe('Every state in which it stood, oldest first'),
    visits: z.array(visitShape),
    warnings: z.array(warningShape),
    learnt: z.array(learntShape).describe('What its end suggests to change in the file of the person'),
  })
  .meta({ id: 'PlacementWithHistory', description: 'A placement and all that was written down of it.' });

export function placementBody(record: PlacementRecord) {
  const { organisationId: _, phone: _phone, followUp, ...placement } = record;
  return {
    ...placement,
    live: record.endedOn === null,
    known: followUp && {
      evidenceOn: followUp.evidenceOn,
      evidence: followUp.evidence,
      tries: followUp.tries,
      weeklyHours: followUp.weeklyHours,
      monthlyIncomeRial: followUp.monthlyIncomeRial,
    },
    nextDueOn: followUp?.nextDueOn ?? null,
    unknownFrom: followUp ? unknownFrom(followUp.nextDueOn) : null,
  };
}

export function wholeBody(
  { checks, versions, visits, ...record }: PlacementWithHistory,
  told: { readonly warnings: readonly Warning[]; readonly learnt: readonly Learnt[] },
) {
  return {
    ...placementBody(record),
    checks: checks.map((check: CheckLine) => check),
    versions: versions.map((version: VersionLine) => version),
    visits: visits.map((visit: VisitLine) => visit),
    warnings: told.warnings,
    learnt: told.learnt.map((one) => ({ ...one, says: sayLearnt(one) })),
  };
}
