import { type ProblemKind, problemKinds } from '../../kernel/problem.ts';
import { type ApiRoute, type PublicApiRoute, takesIdempotencyKey } from '../../web/http.ts';
import { problemStatus } from '../../web/problem-response.ts';

export type AnyRoute = ApiRoute | PublicApiRoute;

/** `post /people`: how routes, examples and tests name an operation. */
export const operationName = (route: AnyRoute) => `${route.method} ${route.path}`;

/** What is to be done with `If-Match`: demanded, honoured when sent, or nothing. */
export function ifMatchOf({ problems }: AnyRoute): 'required' | 'honoured' | undefined {
  if (problems.includes('precondition-required')) return 'required';
  return problems.includes('stale') ? 'honoured' : undefined;
}

/** Every refusal a call can answer: its own, those that come of its sort, and any fault of ours or of the machine. */
export function problemsOf(route: AnyRoute): readonly ProblemKind[] {
  const found = new Set<ProblemKind>(route.problems);
  // Every caller is held to a pace.
  found.add('too-many');
  if (route.access === 'signed-in') found.add('unauthenticated').add('password-change-required');
  if (route.permission !== undefined) found.add('forbidden');
  if (route.method !== 'get' && route.access === 'signed-in') found.add('cross-site');
  if (route.takes !== undefined) found.add('too-large').add('unsupported-media');
  if (route.takes === 'json') found.add('malformed');
  if (route.takes === 'json' || route.query !== undefined) found.add('invalid');
  if (takesIdempotencyKey(route)) found.add('conflict').add('invalid');
  return problemKinds.filter((kind) => found.has(kind) || problemStatus[kind] >= 500);
}
