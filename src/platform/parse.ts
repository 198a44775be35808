import type * as z from 'zod';
import type { FieldError, Problem } from '../kernel/problem.ts';
import { problem } from '../kernel/problem.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import { choiceMessage, type FieldCode, fieldMessages, isFieldCode, rangeMessage } from './parse.text.ts';

/**
 * Parses what came in. Every issue becomes a field error with its dotted path, a stable code and a message in both
 * languages; schemas name a code of `parse.text.ts` as the message of their own rules.
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  // Without its input an issue cannot tell a missing value from a wrong one.
  const parsed = schema.safeParse(input, { reportInput: true });
  return parsed.success ? ok(parsed.data) : fail(invalidInput(parsed.error.issues.flatMap(fieldErrors)));
}

export function invalidInput(errors: readonly FieldError[]): Problem {
  return problem('invalid', { errors });
}

/** One field error by its code. */
export function fieldError(path: string, code: FieldCode): FieldError {
  return { path, code, message: fieldMessages[code] };
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String).join('.');
  if (isFieldCode(issue.message)) {
    // A rule of a closed list may name its choices, so that the message can.
    const choices: unknown = issue.code === 'custom' ? issue.params?.choices : undefined;
    const error = fieldError(path, issue.message);
    return [Array.isArray(choices) ? { ...error, message: choiceMessage(choices, issue.message) } : error];
  }
  switch (issue.code) {
    case 'invalid_type':
      return [
        fieldError(
          path,
          issue.input === undefined || issue.input === null ? 'required' : typeCode(issue.expected),
        ),
      ];
    case 'invalid_value':
      return [{ path, code: 'choice.unknown', message: choiceMessage(issue.values) }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => fieldError([path, key].filter(Boolean).join('.'), 'field.unknown'));
    case 'too_small':
    case 'too_big': {
      const code: FieldCode =
        issue.origin === 'string' ? 'text.length' : issue.origin === 'array' ? 'list.length' : 'number.range';
      const minimum = issue.code === 'too_small' ? issue.minimum : undefined;
      const maximum = issue.code === 'too_big' ? issue.maximum : undefined;
      return [{ path, code, message: rangeMessage(code, minimum, maximum) }];
    }
    case 'invalid_union':
      return [fieldError(path, 'type.object')];
    default:
      return [fieldError(path, 'format.wrong')];
  }
}

function typeCode(expected: string): FieldCode {
  if (expected === 'string') return 'type.text';
  if (expected === 'int') return 'number.whole';
  if (expected === 'number' || expected === 'nan') return 'type.number';
  if (expected === 'boolean') return 'type.boolean';
  if (expected === 'array') return 'type.list';
  return 'type.object';
}
