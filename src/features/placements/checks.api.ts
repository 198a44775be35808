import * as z from 'zod';
import { tehranToday } from '../../kernel/calendar.ts';
import type { Result } from '../../kernel/result.ts';
import { listOf, title } from '../../platform/shapes.ts';
import { type ApiReply, type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { overdueBy, unknownFrom } from './check-schedule.rules.ts';
import { correctCheck } from './correct-check.ts';
import { listChecks } from './list-checks.ts';
import { listVisits } from './list-visits.ts';
import {
  checkInput,
  checksQuery,
  correctionInput,
  visitDoneInput,
  visitPlanInput,
  visitsQuery,
} from './placement.input.ts';
import { evidenceGrades } from './placement.rules.ts';
import type { VisitLine } from './placement-record.rules.ts';
import {
  personName,
  placementBody,
  placementShape,
  placementWithHistory,
  visitShape,
  warningShape,
  wholeBody,
} from './placement-shape.api.ts';
import type { QueueRecord } from './queue.rules.ts';
import { toldOf } from './tell-placement.ts';
import { cancelVisit, doVisit, planVisit } from './visit-placement.ts';
import { type WrittenCheck, writeCheck } from './write-check.ts';

const queueShape = z
  .object({
    placementId: z.string(),
    personId: z.string(),
    personName,
    phone: z.string().nullable(),
    county: z.string().describe('Code of the county they live in'),
    title: title.nullable().describe('Of the opportunity; null = work that no opportunity here led to'),
    iscoCode: z.string().nullable(),
    employer: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
    startedOn: z.string(),
    dueOn: z.string(),
    daysOverdue: z.int().min(0),
    unknownFrom: z.string().describe('The day on which it becomes unknown if nobody asks'),
    evidenceOn: z.string(),
    evidence: z.enum(evidenceGrades).meta({ id: 'Evidence' }).describe('The last evidence'),
    tries: z.int().min(0).describe('How often nobody was reached since'),
    weeklyHours: z.number().nullable(),
    monthlyIncomeRial: z.int().nullable(),
    plannedVisitOn: z.string().nullable(),
    warnings: z.array(warningShape),
  })
  .meta({ id: 'DueCheck', description: 'A live work that is to be asked about, and whom to call.' });

const dueBody =
  (today: ReturnType<typeof tehranToday>) =>
  ({ followUp, checks: _, revision: _r, ...one }: QueueRecord) => ({
    ...one,
    dueOn: followUp.nextDueOn,
    daysOverdue: overdueBy(followUp.nextDueOn, today),
    unknownFrom: unknownFrom(followUp.nextDueOn),
    evidenceOn: followUp.evidenceOn,
    evidence: followUp.evidence,
    tries: followUp.tries,
    weeklyHours: followUp.weeklyHours,
    monthlyIncomeRial: followUp.monthlyIncomeRial,
  });

async function written(
  { deps, actor }: Parameters<ApiRoute['handle']>[0],
  result: Result<WrittenCheck>,
): Promise<Result<ApiReply>> {
  if (!result.ok) return result;
  const { checkId, placement } = result.value;
  const body = { ...wholeBody(placement, await toldOf(deps, actor, placement)), checkId };
  return { ok: true, value: { status: 201, body, revision: placement.revision } };
}

const oneVisit = (visit: VisitLine, status: 200 | 201 = 200): ApiReply => ({
  status,
  body: visit,
  revision: visit.revision,
});

export const checkRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/checks',
    permission: 'placements:read',
    summary: 'Live works whose next check is due by a day, the longest due first',
    tag: 'checks',
    query: checksQuery,
    answer: { status: 200, description: 'A page of them', schema: listOf(queueShape) },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listChecks(deps, actor, query), ({ items, ...page }) => ({
        body: { items: items.map(dueBody(tehranToday(deps.now()))), ...page },
      })),
  }),
  signedIn({
    method: 'post',
    path: '/placements/{id}/checks',
    permission: 'placements:write',
    summary: 'Write down what was found of a work on a day; `ended` ends it',
    description:
      'Evidence is asked for unless nobody was reached. Refused: a day that has not come, one before the start or after the end, and a second end (409 with `endedOn`).',
    tag: 'checks',
    takes: 'json',
    body: checkInput,
    answer: {
      status: 201,
      description: 'The placement as it stands after the check',
      schema: placementWithHistory,
      etag: true,
    },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async (request) =>
      written(request, await writeCheck(request.deps, request.actor, request.params.id ?? '', request.body)),
  }),
  signedIn({
    method: 'post',
    path: '/placements/{id}/checks/{checkId}/corrections',
    permission: 'placements:write',
    summary: 'Correct a check by another one, or take it back with `void`; both stay to be seen',
    tag: 'checks',
    takes: 'json',
    body: correctionInput,
    answer: {
      status: 201,
      description: 'The placement as it stands after the correction',
      schema: placementWithHistory,
      etag: true,
    },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async (request) =>
      written(
        request,
        await correctCheck(
          request.deps,
          request.actor,
          { placementId: request.params.id ?? '', checkId: request.params.checkId ?? '' },
          request.body,
        ),
      ),
  }),
  signedIn({
    method: 'get',
    path: '/visits',
    permission: 'placements:read',
    summary: 'Visits that are planned and not done yet, the earliest first',
    tag: 'checks',
    query: visitsQuery,
    answer: {
      status: 200,
      description: 'A page of them with the work that each is for',
      schema: listOf(visitShape.extend({ placement: placementShape }).meta({ id: 'PlannedVisit' })),
    },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listVisits(deps, actor, query), ({ items, ...page }) => ({
        body: {
          items: items.map(({ visit, placement }) => ({ ...visit, placement: placementBody(placement) })),
          ...page,
        },
      })),
  }),
  signedIn({
    method: 'post',
    path: '/placements/{id}/visits',
    permission: 'placements:write',
    summary: 'Plan a visit; one at a time for each work',
    tag: 'checks',
    takes: 'json',
    body: visitPlanInput,
    answer: { status: 201, description: 'The visit', schema: visitShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, params, body }) =>
      answered(await planVisit(deps, actor, params.id ?? '', body), (visit) => oneVisit(visit, 201)),
  }),
  signedIn({
    method: 'post',
    path: '/visits/{id}/done',
    permission: 'placements:write',
    summary: 'Write down what a visit found; it stands as a check of the work',
    tag: 'checks',
    takes: 'json',
    body: visitDoneInput,
    answer: { status: 200, description: 'The visit', schema: visitShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await doVisit(deps, actor, params.id ?? '', body, ifMatch), (visit) => oneVisit(visit)),
  }),
  signedIn({
    method: 'post',
    path: '/visits/{id}/cancel',
    permission: 'placements:write',
    summary: 'Take a planned visit off the list',
    tag: 'checks',
    answer: { status: 200, description: 'The visit', schema: visitShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, ifMatch }) =>
      answered(await cancelVisit(deps, actor, params.id ?? '', ifMatch), (visit) => oneVisit(visit)),
  }),
];
