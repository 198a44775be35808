import type { AnyRoute } from '../../../src/portals/api/route-facts.ts';
import type { Received } from './checker.ts';
import type { Caller, World } from './world.ts';

export interface Call {
  readonly method: string;
  /** Below `/api/v1`, parameters filled in, query included. */
  readonly path: string;
  readonly caller: Caller;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  /** Sends the token as a cookie, as a page would. */
  readonly byCookie?: boolean;
}

/** Sends a call to the service itself, as its platform hands it over. */
export async function send(world: World, call: Call): Promise<Received> {
  const token = await world.tokenOf(call.caller);
  const headers = new Headers(
    token === undefined
      ? {}
      : call.byCookie
        ? { cookie: `mehrkar=${token}` }
        : { authorization: `Bearer ${token}` },
  );
  for (const [name, value] of Object.entries(call.headers ?? {})) headers.set(name, value);
  const mayHaveBody = call.method !== 'GET' && call.method !== 'HEAD';
  const answer = await world.h.app.request(`/api/v1${call.path}`, {
    method: call.method,
    headers,
    ...(mayHaveBody && call.body !== undefined ? { body: call.body as BodyInit } : {}),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The path of a route with its parameters filled in from what one organisation keeps. */
export function pathOf(route: AnyRoute, fill: (name: string) => string): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(fill(name)));
}

/** Which record a parameter of a path names. */
export function recordOf(
  path: string,
  name: string,
):
  | 'person'
  | 'opportunity'
  | 'referral'
  | 'employer'
  | 'ask'
  | 'award'
  | 'placement'
  | 'check'
  | 'visit'
  | 'recall'
  | 'sponsorship'
  | undefined {
  if (name === 'opportunityId') return 'opportunity';
  if (name === 'personId') return 'person';
  if (name === 'checkId') return 'check';
  if (name !== 'id') return undefined;
  const before = path.slice(0, path.indexOf('{id}')).split('/').filter(Boolean).at(-1);
  return (
    {
      people: 'person',
      opportunities: 'opportunity',
      referrals: 'referral',
      employers: 'employer',
      asks: 'ask',
      awards: 'award',
      placements: 'placement',
      visits: 'visit',
      recalls: 'recall',
      sponsorships: 'sponsorship',
    } as const
  )[before ?? ''];
}
