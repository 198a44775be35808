import * as z from 'zod';
import { ok, type Result } from '../../kernel/result.ts';
import { listOf } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { outcomeStates } from '../outcomes/outcome.rules.ts';
import { evidenceGrades } from '../placements/placement.rules.ts';
import { groupings } from './figure.rules.ts';
import {
  date,
  fairShareShape,
  gapShape,
  incomeShape,
  localised,
  quotaShape,
  recallShape,
  retentionShape,
  share,
} from './figure-shapes.api.ts';
import { listPeopleBehind } from './list-people-behind.ts';
import { peopleBehindQuery, targetsQuery } from './targets.input.ts';
import { type PromisesView, viewPromises } from './view-promises.ts';

const counts = z
  .object({
    inWork: z.int(),
    someWork: z.int().describe('Together under 20 hours a week and under the minimum wage'),
    unknown: z.int(),
    outOfWork: z.int(),
    paused: z.int(),
    notSeeking: z.int(),
    left: z.int(),
    outsideAge: z.int(),
    outsideCustody: z.int(),
    inWorkAtIntake: z.int().describe('Of those in work: in what they had when they came'),
    inWorkBy: z
      .object(Object.fromEntries(evidenceGrades.map((grade) => [grade, z.int()])))
      .describe('Of those in work: by the strongest evidence for it'),
  })
  .meta({
    id: 'OutcomeCounts',
    description:
      'People by how they stand on the day. The first four are the population of the employment rate.',
  });
const byCause = z.array(
  z.object({
    cause: z.string().nullable(),
    people: z.int(),
    since: z.object({ first: date, last: date }).nullable(),
    long: z.int().nullable().describe('So for more than 90 days'),
  }),
);
const state = z.enum(outcomeStates);
const standing = z
  .object({ state, cause: z.string().nullable(), evidence: z.string().nullable(), atIntake: z.boolean() })
  .nullable();

const targets = z
  .object({
    asOf: date,
    knownAt: z.string().nullable().describe('The instant whose knowledge this is; null = what is known now'),
    scope: z.union([
      z.object({ kind: z.literal('organisation'), organisationId: z.string() }),
      z.object({ kind: z.literal('province'), province: z.string() }),
      z.object({ kind: z.literal('nation') }),
    ]),
    scopeName: localised,
    seesPeople: z.boolean(),
    rate: z.object({ share, definition: localised, counts, verified: share, atIntake: share }),
    beside: z.object({ unknown: byCause, paused: byCause, notSeeking: byCause, left: byCause }),
    cohorts: z.array(
      z.object({
        quarter: z.string().describe('Jalali: `1405-3`'),
        asked: z.int(),
        counts: counts.nullable(),
        inWork: share,
        returnedToCustody: z.int().nullable(),
        died: z.int().nullable(),
      }),
    ),
    groups: z.array(
      z.object({
        by: z.enum(groupings),
        groups: z.array(z.object({ key: z.string().nullable(), label: localised, counts })),
        withheld: z
          .object({ labels: z.array(localised), counts })
          .optional()
          .describe('Groups told as one because some of them are small'),
      }),
    ),
    groupsOn: date
      .nullable()
      .describe(
        'For readers of counts: the end of the month that groups are of, as known then; null = `asOf` itself',
      ),
    trend: z.array(z.object({ month: z.string(), day: date, share, counts })),
    corrections: z
      .object({
        knownThen: z.string(),
        known: z.object({ share, counts }),
        total: z.int().nullable().describe('Null where few people would be told of'),
        others: z.int().describe('Corrected in ways of few people, told as one'),
        byChange: z.array(z.object({ from: state.nullable(), to: state.nullable(), people: z.int() })),
        people: z
          .array(z.object({ personId: z.string(), from: standing, to: standing, recordedAt: z.string() }))
          .optional(),
      })
      .optional()
      .describe('Of a past day: what was known at its end, and what was corrected since'),
    definitions: z.record(z.string(), localised),
    quota: quotaShape,
    gap: gapShape,
    retention: retentionShape,
    income: incomeShape,
    fairShare: fairShareShape.optional().describe('Of today alone'),
    recall: recallShape,
    countedAt: z
      .string()
      .nullable()
      .describe('When quota, gap, retention, income and fair share were counted; null = just now'),
  })
  .meta({ id: 'Targets' });

const personBehind = z
  .object({
    personId: z.string(),
    name: z.string(),
    state,
    cause: z.string().nullable(),
    evidence: z.string().nullable(),
    atIntake: z.boolean(),
    since: date,
    until: date.nullable().describe('From this day on they stand otherwise, if nothing more is recorded'),
    requestedOn: date,
  })
  .meta({ id: 'PersonBehind' });

/** One answer holds both promises. */
function told(found: Result<PromisesView>) {
  if (!found.ok) return found;
  const { targets: shown, fair, provinceNames: _, liesIn: _above, ...rest } = found.value;
  return ok({ ...shown, ...rest, fairShare: fair });
}

/** The two promises. */
export const targetRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/targets',
    permission: 'targets:read',
    summary: 'The two promises on a day, with all that they are judged by',
    tag: 'targets',
    query: targetsQuery,
    answer: {
      status: 200,
      description:
        'Every figure with its numerator, denominator and definition. Staff see their organisation whole; headquarters and auditors see counts, small groups withheld.',
      schema: targets,
    },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, query }) => answered(told(await viewPromises(deps, actor, query))),
  }),
  signedIn({
    method: 'get',
    path: '/targets/people',
    permission: 'people:read',
    summary: 'The people of the organisation behind a figure',
    tag: 'targets',
    query: peopleBehindQuery,
    answer: { status: 200, description: 'A page of them', schema: listOf(personBehind) },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) => answered(await listPeopleBehind(deps, actor, query)),
  }),
];
