import type { Header, Parameter } from '../openapi.rules.ts';

const revision = { type: 'string', pattern: '^"\\d+"$', examples: ['"3"'] } as const;

/** Headers that calls take, by the name of the component. */
export const sharedParameters = {
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description:
      '`en` for English; anything else is Persian. Of titles, details and messages of problems and of sentences in answers.',
    schema: { type: 'string', default: 'fa', examples: ['en', 'fa-IR'] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      "Any text of the caller's own, one for each thing it means to do. For 24 hours a repeat by the same actor of the same call with the same body gets the first answer again and does nothing; with another body 422, while the first is under way 409.",
    schema: {
      type: 'string',
      pattern: '^[!-~]{1,255}$',
      examples: ['4f1c2b7e-0d0b-4c8e-9a55-1f2f6f0c9b11'],
    },
  },
  IfMatchRequired: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description:
      'The ETag that was read. Missing: 428. Another than the present one: 412, and nothing changes.',
    schema: revision,
  },
  IfMatchHonoured: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The ETag that was read, where a stale move must not be made: another than the present one is 412.',
    schema: revision,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Headers that answers carry, by the name of the component. */
export const sharedHeaders = {
  RequestId: {
    description: 'Opaque id of the request, to tell support.',
    required: true,
    schema: { type: 'string', pattern: '^req_[0-9a-z]+$' },
  },
  ETag: {
    description: 'Revision of the record as a strong tag: a whole number in quotes.',
    required: true,
    schema: revision,
  },
  ETagSometimes: {
    description: 'Revision of the record as a strong tag, where the caller may change it.',
    required: false,
    schema: revision,
  },
  Location: {
    description: 'Path of the new record.',
    required: true,
    schema: { type: 'string', pattern: '^/api/v1/' },
  },
  IdempotentReplayed: {
    description: 'The answer is that of an earlier call with the same Idempotency-Key.',
    required: false,
    schema: { type: 'string', enum: ['true'] },
  },
  RetryAfterSometimes: {
    description:
      'Seconds to wait, where waiting helps: an earlier call with the same Idempotency-Key is under way.',
    required: false,
    schema: { type: 'string', pattern: '^\\d+$' },
  },
  RetryAfter: {
    description: 'Seconds to wait.',
    required: true,
    schema: { type: 'string', pattern: '^\\d+$', examples: ['2'] },
  },
  WwwAuthenticate: {
    description: 'How to authenticate.',
    required: true,
    schema: { type: 'string', enum: ['Bearer'] },
  },
  ContentDisposition: {
    description: 'A file name to save it under.',
    required: true,
    schema: { type: 'string', pattern: '^attachment; filename="' },
  },
} as const satisfies Readonly<Record<string, Header>>;
