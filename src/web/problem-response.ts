import type { Problem, ProblemKind } from '../kernel/problem.ts';
import type { Lang } from '../kernel/text.ts';
import { problemTitles } from './problem.text.ts';

/** The one table of statuses. */
export const problemStatus: Readonly<Record<ProblemKind, number>> = {
  invalid: 422,
  malformed: 422,
  unauthenticated: 401,
  forbidden: 403,
  'password-change-required': 403,
  'cross-site': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  stale: 412,
  'precondition-required': 428,
  'too-large': 413,
  'unsupported-media': 415,
  'too-many': 429,
  busy: 503,
  'storage-full': 503,
  unexpected: 500,
};

/** RFC 9457 body in one language. */
export function problemResponse(problem: Problem, lang: Lang, requestId: string): Response {
  const status = problemStatus[problem.kind];
  const body = {
    type: `/problems/${problem.kind}`,
    title: problemTitles[lang][problem.kind],
    status,
    ...(problem.detail ? { detail: problem.detail[lang] } : {}),
    ...(problem.errors
      ? { errors: problem.errors.map(({ path, code, message }) => ({ path, code, message: message[lang] })) }
      : {}),
    ...problem.extra,
    requestId,
  };
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'content-language': lang,
  };
  if (problem.retryAfterSeconds !== undefined) headers['retry-after'] = String(problem.retryAfterSeconds);
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(body), { status, headers });
}
