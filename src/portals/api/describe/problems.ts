import * as z from 'zod';
import type { ProblemKind } from '../../../kernel/problem.ts';
import { problemKinds } from '../../../kernel/problem.ts';
import { problemTitles } from '../../../web/problem.text.ts';
import { problemStatus } from '../../../web/problem-response.ts';
import type { Answer, Reference } from '../openapi.rules.ts';
import type { SchemaMaker } from './schemas.ts';

const fieldError = z
  .object({
    path: z
      .string()
      .describe('Dotted name of the field as it was sent; a place in a list as its number from 0'),
    code: z.string().describe('Stable code of the rule that refused, e.g. `national-id.checksum`'),
    message: z.string().describe('What is wrong and how to mend it, in the language of Accept-Language'),
  })
  .meta({ id: 'FieldError' });

/** RFC 9457. Open: a kind may add members, e.g. `personId`, `blocks`, `allowed`. */
export const problemShape = z
  .looseObject({
    type: z.enum(problemKinds.map((kind) => `/problems/${kind}` as const)).describe('Stable; decide by this'),
    title: z.string().describe('The same for every problem of the type, in the language of Accept-Language'),
    status: z.int().min(400).max(599).describe('Status of the answer'),
    detail: z.string().optional().describe('This occurrence: what happened and how to mend it'),
    errors: z.array(fieldError).optional().describe('Of `invalid`: every field at fault'),
    requestId: z.string().describe('Tell this to support; also in X-Request-Id'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. Further members are named with the call that adds them.' });

/** What a kind of problem adds to what its title says. */
const notes: Readonly<Partial<Record<ProblemKind, string>>> = {
  malformed: 'The body is not JSON in UTF-8.',
  unauthenticated: 'No token, or one that has ended. At sign-in: name, password or code are not right.',
  'cross-site':
    'Only where a cookie is the credential: send own-site Origin or Sec-Fetch-Site, or a bearer token.',
  'not-found': 'Unknown, or of an organisation that is not the own one: the two are not told apart.',
  conflict: 'The move is not allowed from here, or the record is already there.',
  stale: 'If-Match is not the present revision; nothing was changed. Read again and decide.',
  'too-large': 'JSON bodies: 1 MB, without credentials 16 KB. CSV: 20 MB.',
  'unsupported-media': 'Content-Type is neither application/json nor, where CSV is taken, text/csv.',
  'too-many': 'Come back after Retry-After seconds.',
  busy: 'Nothing was saved; send it again after Retry-After seconds.',
  unexpected: 'A fault of ours, told by nothing but its requestId; nothing was saved.',
};

/** Component answers for every set of kinds that share a status in some call. */
export function problemAnswers(maker: SchemaMaker) {
  const responses: Record<string, Answer> = {};
  const schema = maker.schemaOf(problemShape, 'output');

  /** The answers of one call by status. */
  function answersFor(kinds: readonly ProblemKind[]): Record<string, Reference> {
    const byStatus = new Map<number, ProblemKind[]>();
    for (const kind of kinds)
      byStatus.set(problemStatus[kind], [...(byStatus.get(problemStatus[kind]) ?? []), kind]);
    return Object.fromEntries(
      [...byStatus].map(([status, together]) => {
        const name = together.join('.');
        responses[name] ??= answer(together, status);
        return [String(status), { $ref: `#/components/responses/${name}` }];
      }),
    );
  }

  function answer(kinds: readonly ProblemKind[], status: number): Answer {
    const [first = 'unexpected'] = kinds;
    return {
      description: kinds
        .map((kind) => [`\`${kind}\`: ${problemTitles.en[kind]}`, notes[kind]].filter(Boolean).join(' '))
        .join(' '),
      headers: {
        'X-Request-Id': { $ref: '#/components/headers/RequestId' },
        ...(status === 429 || status === 503
          ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }
          : {}),
        ...(status === 409 ? { 'Retry-After': { $ref: '#/components/headers/RetryAfterSometimes' } } : {}),
        ...(status === 401 ? { 'WWW-Authenticate': { $ref: '#/components/headers/WwwAuthenticate' } } : {}),
      },
      content: {
        'application/problem+json': {
          schema: {
            allOf: [schema],
            properties: {
              type: { enum: kinds.map((kind) => `/problems/${kind}`) },
              status: { const: status },
            },
          },
          example: {
            type: `/problems/${first}`,
            title: problemTitles.en[first],
            status,
            requestId: 'req_0mf3k2a9c1d5e7g8',
          },
        },
      },
    };
  }

  return { responses, answersFor };
}
