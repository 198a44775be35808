import type { Actor } from '../../kernel/actor.ts';
import type { Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { listOf } from '../../platform/shapes.ts';
import { type ApiReply, type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { addFoundPlacement } from './add-placement.ts';
import { editPlacement } from './edit-placement.ts';
import { endPlacement } from './end-placement.ts';
import { endInput, newPlacementInput, placementPatchInput, placementsQuery } from './placement.input.ts';
import type { PlacementWithHistory } from './placement-record.rules.ts';
import { placementBody, placementShape, placementWithHistory, wholeBody } from './placement-shape.api.ts';
import { reopenPlacement } from './reopen-placement.ts';
import { toldOf } from './tell-placement.ts';
import { listPlacements, viewPlacement } from './view-placement.ts';

const whole = { schema: placementWithHistory, etag: true } as const;

/** A placement flat, with its warnings and what its end taught. */
async function told(
  { deps, actor }: { readonly deps: Deps; readonly actor: Actor },
  result: Result<PlacementWithHistory>,
  more: Pick<ApiReply, 'status'> = {},
): Promise<Result<ApiReply>> {
  if (!result.ok) return result;
  const { id, revision } = result.value;
  const body = wholeBody(result.value, await toldOf(deps, actor, result.value));
  const location = more.status === 201 ? { location: `/api/v1/placements/${id}` } : {};
  return { ok: true, value: { ...more, ...location, body, revision } };
}

export const placementRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'post',
    path: '/placements',
    permission: 'placements:write',
    summary: 'Write down work that no referral led to; the same live work twice is a 409 that names it',
    description:
      'Hours, income and trade that are left out are taken from the opportunity where one is named. Work that begins ends the search: the person is `placed` and their open referrals are withdrawn, unless they had it when they came.',
    tag: 'placements',
    takes: 'json',
    body: newPlacementInput,
    answer: { status: 201, description: 'The placement', ...whole, location: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async (request) =>
      told(request, await addFoundPlacement(request.deps, request.actor, request.body), { status: 201 }),
  }),
  signedIn({
    method: 'get',
    path: '/placements',
    permission: 'placements:read',
    summary: "The organisation's placements, the latest begun first",
    tag: 'placements',
    query: placementsQuery,
    answer: { status: 200, description: 'A page of placements', schema: listOf(placementShape) },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listPlacements(deps, actor, query), ({ items, ...page }) => ({
        body: { items: items.map(placementBody), ...page },
      })),
  }),
  signedIn({
    method: 'get',
    path: '/placements/{id}',
    permission: 'placements:read',
    summary: 'One placement with its checks, visits and every state in which it stood',
    tag: 'placements',
    answer: { status: 200, description: 'The placement', ...whole },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async (request) =>
      told(request, await viewPlacement(request.deps, request.actor, request.params.id ?? '')),
  }),
  signedIn({
    method: 'patch',
    path: '/placements/{id}',
    permission: 'placements:write',
    summary: 'Correct what was written down of its start; If-Match is required',
    tag: 'placements',
    takes: 'json',
    body: placementPatchInput,
    answer: { status: 200, description: 'The placement', ...whole },
    problems: [
      'unauthenticated',
      'forbidden',
      'not-found',
      'invalid',
      'malformed',
      'stale',
      'precondition-required',
    ],
    handle: async (request) =>
      told(
        request,
        await editPlacement(
          request.deps,
          request.actor,
          request.params.id ?? '',
          request.body,
          request.ifMatch,
        ),
      ),
  }),
  signedIn({
    method: 'post',
    path: '/placements/{id}/end',
    permission: 'placements:write',
    summary: 'Write down its end; one that has ended is a 409 with `endedOn`. If-Match is honoured when sent',
    description:
      'With the last live work of a person the search begins again from that day. `died`, `returned-to-custody` and `moved` move the person to `left`. `mistake` says that it never was. What the end taught comes as `learnt`; a trade of 30 days or more is added to the experience.',
    tag: 'placements',
    takes: 'json',
    body: endInput,
    answer: { status: 200, description: 'The placement', ...whole },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict', 'stale'],
    handle: async (request) =>
      told(
        request,
        await endPlacement(
          request.deps,
          request.actor,
          request.params.id ?? '',
          request.body,
          request.ifMatch,
        ),
      ),
  }),
  signedIn({
    method: 'post',
    path: '/placements/{id}/reopen',
    permission: 'placements:write',
    summary: 'Take its end back; 409 when the vacancy is held by somebody else by now',
    tag: 'placements',
    answer: { status: 200, description: 'The placement, live again', ...whole },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'],
    handle: async (request) =>
      told(
        request,
        await reopenPlacement(request.deps, request.actor, request.params.id ?? '', request.ifMatch),
      ),
  }),
];
