import * as z from 'zod';
import { readOnly, withoutFields } from '../../platform/fields.ts';
import { listOf } from '../../platform/shapes.ts';
import { type ApiRoute, answered, open, type PublicApiRoute, signedIn } from '../../web/http.ts';
import { engineNames } from '../search/engine.rules.ts';
import { closeOpportunity } from './close-opportunity.ts';
import { editOpportunity } from './edit-opportunity.ts';
import { importOpportunities, importQuery } from './import-opportunities.ts';
import { listOpportunities, opportunitiesQuery } from './list-opportunities.ts';
import { closingInput, opportunityInput, opportunityPatchInput } from './opportunity.input.ts';
import { textFits } from './opportunity-list.rules.ts';
import { importReportShape, opportunityShape, staffOpportunityShape } from './opportunity-shape.api.ts';
import { opportunityTemplate } from './opportunity-template.ts';
import {
  type OpportunityView,
  opportunityReadOnlyFields,
  type StaffOpportunity,
} from './opportunity-view.rules.ts';
import { publishOpportunity } from './publish-opportunity.ts';
import { viewOpportunity } from './view-opportunity.ts';

const counts = z.record(z.string(), z.int());
const withRevision = (view: StaffOpportunity) => ({ body: view, revision: view.revision });
const shown = (view: OpportunityView) => ('revision' in view ? withRevision(view) : { body: view });

export const opportunityRoutes: readonly (ApiRoute | PublicApiRoute)[] = [
  open({
    method: 'get',
    path: '/opportunities',
    summary:
      'Opportunities open today: by fit where `q` is given, by nearness where `near` is, else newest first; staff see their own that open later, and may ask for others',
    tag: 'opportunities',
    query: opportunitiesQuery,
    answer: {
      status: 200,
      description: 'A page of them with counts by kind and province; staff see more of each',
      schema: listOf(opportunityShape).extend({
        engine: z.enum(engineNames).describe('Who answered'),
        fits: z.enum(textFits).nullable(),
        facets: z.object({
          kind: counts,
          province: counts,
          county: counts,
          payFrom: counts,
          homeWork: z.int(),
          noExperience: z.int(),
          training: z.int(),
        }),
      }),
    },
    problems: ['invalid', 'unauthenticated', 'forbidden'],
    handle: async ({ deps, actor, query, address }) =>
      answered(await listOpportunities(deps, actor, query, { caller: { address } })),
  }),
  signedIn({
    method: 'get',
    path: '/opportunities/import/template.csv',
    permission: 'opportunities:write',
    summary: 'An empty job list with its headings and one example',
    tag: 'opportunities',
    answer: { status: 200, description: 'CSV, UTF-8 with BOM', text: 'text/csv' },
    problems: ['unauthenticated', 'forbidden'],
    handle: async ({ actor, lang }) =>
      answered(opportunityTemplate(actor, lang), (content) => ({
        text: { type: 'text/csv; charset=utf-8', content, fileName: 'mehrkar-opportunities.csv' },
      })),
  }),
  signedIn({
    method: 'post',
    path: '/opportunities/import',
    permission: 'opportunities:write',
    summary: 'Import a job list; good rows land, bad rows are reported, a repeat changes nothing',
    tag: 'opportunities',
    takes: 'csv',
    query: importQuery,
    answer: { status: 200, description: 'What became of each row', schema: importReportShape },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'too-large', 'unsupported-media'],
    handle: async ({ deps, actor, body, query, lang }) =>
      answered(await importOpportunities(deps, actor, String(body), query), (report) => ({
        body: {
          ...report,
          rejected: report.rejected.map((entry) => ({ ...entry, message: entry.message[lang] })),
          warnings: report.warnings.map((entry) => ({ ...entry, message: entry.message[lang] })),
        },
      })),
  }),
  open({
    method: 'get',
    path: '/opportunities/{id}',
    summary: 'One opportunity',
    tag: 'opportunities',
    answer: {
      status: 200,
      description: 'Public fields; staff see more, its own organisation all, with the revision as ETag',
      schema: opportunityShape,
      etag: 'sometimes',
    },
    problems: ['not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewOpportunity(deps, actor, params.id ?? ''), shown),
  }),
  signedIn({
    method: 'post',
    path: '/opportunities',
    permission: 'opportunities:write',
    summary: 'Publish an opportunity',
    tag: 'opportunities',
    takes: 'json',
    body: opportunityInput,
    answer: {
      status: 201,
      description: 'The opportunity',
      schema: staffOpportunityShape,
      etag: true,
      location: true,
    },
    problems: ['unauthenticated', 'forbidden', 'conflict', 'invalid'],
    handle: async ({ deps, actor, body }) =>
      answered(await publishOpportunity(deps, actor, body), (view) => ({
        status: 201,
        location: `/api/v1/opportunities/${view.id}`,
        ...withRevision(view),
      })),
  }),
  signedIn({
    method: 'patch',
    path: '/opportunities/{id}',
    permission: 'opportunities:write',
    summary:
      'Change an opportunity; takes back what GET answered; needs If-Match with the revision that was seen',
    tag: 'opportunities',
    takes: 'json',
    body: opportunityPatchInput.extend(readOnly(opportunityReadOnlyFields)).meta({ id: 'OpportunityChange' }),
    answer: {
      status: 200,
      description: 'The opportunity as it is now',
      schema: staffOpportunityShape,
      etag: true,
    },
    problems: [
      'unauthenticated',
      'forbidden',
      'not-found',
      'conflict',
      'stale',
      'precondition-required',
      'invalid',
    ],
    handle: async ({ deps, actor, params, ifMatch, body }) =>
      answered(
        await editOpportunity(
          deps,
          actor,
          params.id ?? '',
          ifMatch,
          withoutFields(body, opportunityReadOnlyFields),
        ),
        withRevision,
      ),
  }),
  signedIn({
    method: 'post',
    path: '/opportunities/{id}/close',
    permission: 'opportunities:write',
    summary: 'Close an opportunity for good; open referrals to it are withdrawn',
    tag: 'opportunities',
    takes: 'json',
    body: closingInput,
    answer: { status: 200, description: 'The closed opportunity', schema: staffOpportunityShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale', 'invalid'],
    handle: async ({ deps, actor, params, ifMatch, body }) =>
      answered(await closeOpportunity(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
];
