import { tehranToday } from '../../kernel/calendar.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, parse } from '../../platform/parse.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { pledgeInput } from './pledge.input.ts';
import { pledgeFaults } from './pledge-limits.rules.ts';

/** What is wrong with a pledge before it is made, without looking whether a cause is still open. */
export async function judgeAnswers(deps: Deps, body: unknown): Promise<readonly FieldError[]> {
  const parsed = parse(pledgeInput, body);
  if (!parsed.ok) return parsed.problem.errors ?? [];
  const today = tehranToday(deps.now());
  const given = { ...parsed.value, startsOn: parsed.value.startsOn ?? today };
  const errors = pledgeFaults(given, today).map(({ path, code }) => fieldError(path, code));
  const { earmark, earmarkRef } = given;
  const vocabulary = await vocabularyOf(deps.database);
  if (earmark === 'trade' && earmarkRef && !vocabulary.has('occupations', earmarkRef))
    errors.push(fieldError('earmarkRef', 'occupation.unknown'));
  if (earmark === 'province' && earmarkRef && !vocabulary.has('provinces', earmarkRef))
    errors.push(fieldError('earmarkRef', 'place.unknown'));
  return errors;
}
