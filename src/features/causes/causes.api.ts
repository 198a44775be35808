import * as z from 'zod';
import { listOf, name, title } from '../../platform/shapes.ts';
import { type ApiRoute, answered, open, type PublicApiRoute, signedIn } from '../../web/http.ts';
import { placeLevels } from '../pledges/pledge.rules.ts';
import { causeClose, causeInput, causePatch, causesQuery } from './cause.input.ts';
import { type BudgetItem, budgetStates, type CauseRecord } from './cause-record.rules.ts';
import { closeCause } from './close-cause.ts';
import { editCause } from './edit-cause.ts';
import { publishCause } from './publish-cause.ts';
import { showCause, showCauses } from './show-causes.ts';

const budget = z.array(
  z.object({
    name: z.string(),
    nameEn: z.string().nullable(),
    rial: z.int(),
    state: z.enum(budgetStates),
  }),
);
const told = {
  id: z.string(),
  title,
  need: title,
  place: z
    .object({
      level: z.enum(placeLevels),
      province: z.string().nullable(),
      county: z.string().nullable(),
    })
    .describe('As widely as five or more waiting households need'),
  trade: z.string().describe('A unit group of ISCO-08, or its first digit'),
  budget,
  slotRial: z.int().describe('For one family, reserve included'),
  slots: z.int(),
  openSlots: z.int(),
  verifiedOn: z.string(),
  closesOn: z.string().nullable(),
};
const causeShape = z
  .object({
    ...told,
    fundedPercent: z.int().min(0).max(100),
    organisation: name.extend({ id: z.string() }).meta({ id: undefined }),
    campaign: z.object({ slug: z.string(), fa: z.string(), en: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Cause', description: 'What everybody is told of a kit that can be given; it means nobody.' });
const staffShape = z
  .object({
    ...told,
    opportunityId: z.string(),
    campaignId: z.string().nullable(),
    allocatedSlots: z.int(),
    opensOn: z.string(),
    hidden: z.boolean().describe('Fewer than five could be meant when the month began'),
    closedAt: z.string().nullable(),
    closedReason: z.string().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'StaffCause' });

const lines = (items: readonly BudgetItem[]) =>
  items.map(({ nameEn, ...item }) => ({ ...item, nameEn: nameEn ?? null }));
const bodyOf = ({
  placeLevel: level,
  province,
  county,
  organisationId: _o,
  createdAt: _c,
  towardRial: _t,
  ...cause
}: CauseRecord & { readonly towardRial?: number }) => ({
  ...cause,
  place: { level, province, county },
  budget: lines(cause.budget),
});
const withRevision = (cause: CauseRecord) => ({ body: bodyOf(cause), revision: cause.revision });
const written = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'invalid',
  'malformed',
  'conflict',
  'stale',
] as const;

export const causeRoutes: readonly (ApiRoute | PublicApiRoute)[] = [
  open({
    method: 'get',
    path: '/causes',
    summary: 'Kits that benefactors can give, the newest first',
    tag: 'causes',
    query: causesQuery,
    answer: { status: 200, description: 'A page of causes', schema: listOf(causeShape) },
    problems: ['invalid'],
    handle: async ({ deps, query }) =>
      answered(await showCauses(deps, query), ({ items, ...page }) => ({
        body: { items: items.map((one) => ({ ...one, budget: lines(one.budget) })), ...page },
      })),
  }),
  open({
    method: 'get',
    path: '/causes/{id}',
    summary: 'One cause; closed and hidden ones are not found',
    tag: 'causes',
    answer: { status: 200, description: 'The cause', schema: causeShape },
    problems: ['not-found'],
    handle: async ({ deps, params }) =>
      answered(await showCause(deps, params.id ?? ''), (one) => ({
        body: { ...one, budget: lines(one.budget) },
      })),
  }),
  signedIn({
    method: 'post',
    path: '/causes',
    permission: 'causes:write',
    summary: "Publish a cause from one of the organisation's own kits",
    description:
      'Place and trade are widened until five or more registered households that wait for such work could be meant; 409 where there are fewer in the whole country.',
    tag: 'causes',
    takes: 'json',
    body: causeInput,
    answer: { status: 201, description: 'The cause', schema: staffShape, etag: true, location: true },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, body }) =>
      answered(await publishCause(deps, actor, body), (cause) => ({
        status: 201,
        ...withRevision(cause),
        location: `/api/v1/causes/${cause.id}`,
      })),
  }),
  signedIn({
    method: 'patch',
    path: '/causes/{id}',
    permission: 'causes:write',
    summary: 'Change its words and days, or make room for more families',
    tag: 'causes',
    takes: 'json',
    body: causePatch,
    answer: { status: 200, description: 'The cause as it stands now', schema: staffShape, etag: true },
    problems: [...written, 'precondition-required'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await editCause(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
  signedIn({
    method: 'post',
    path: '/causes/{id}/close',
    permission: 'causes:write',
    summary: 'Take it off the public pages; If-Match is honoured when sent',
    tag: 'causes',
    takes: 'json',
    body: causeClose,
    answer: { status: 200, description: 'The closed cause', schema: staffShape, etag: true },
    problems: [...written],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await closeCause(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
];
