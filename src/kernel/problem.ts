import type { Text } from './text.ts';

/** Every kind of refusal the service knows. `web/problem-response.ts` maps each to a status, `problem.text.ts` to a title. */
export const problemKinds = [
  'invalid',
  'malformed',
  'unauthenticated',
  'forbidden',
  'password-change-required',
  'cross-site',
  'not-found',
  'method-not-allowed',
  'conflict',
  'stale',
  'precondition-required',
  'too-large',
  'unsupported-media',
  'too-many',
  'busy',
  'storage-full',
  'unexpected',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** `path` is the dotted name of the field as it was sent; `message` says what is wrong and how to mend it. */
export interface FieldError {
  readonly path: string;
  readonly message: Text;
  /** Stable code of the rule that refused, e.g. `national-id.checksum`. */
  readonly code: string;
}

export interface Problem {
  readonly kind: ProblemKind;
  readonly detail?: Text;
  readonly errors?: readonly FieldError[];
  /** Further members of the problem body, e.g. `personId` or `blocks`; never personal values. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}

export function problem(kind: ProblemKind, more: Omit<Problem, 'kind'> = {}): Problem {
  return { kind, ...more };
}

/** An invalid input with one offending field. */
export function invalid(path: string, code: string, message: Text): Problem {
  return { kind: 'invalid', errors: [{ path, code, message }] };
}
