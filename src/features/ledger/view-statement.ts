import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { invalid, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { statementQuery } from './ledger.input.ts';
import { ledgerScope } from './ledger-scope.rules.ts';
import { daysOfYear } from './request.rules.ts';
import type { Statement } from './statement.rules.ts';
import { statementText } from './statement.text.ts';
import { statementSubject } from './statement-subject.repo.ts';
import { statementOf } from './statements.repo.ts';

export interface StatementView extends Statement {
  /** What it is of, in words; a benefactor's name for managers alone. */
  readonly of: Text;
  readonly year: number | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate;
}

/** A statement of one fund, benefactor or campaign; within the own organisation, or for an auditor of any. Rials. */
export async function viewStatement(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<StatementView>> {
  const scope = ledgerScope(actor, undefined);
  if (!scope.ok) return scope;
  const parsed = parse(statementQuery, input);
  if (!parsed.ok) return parsed;
  const { year, ...of } = parsed.value;
  if (Object.values(of).filter((one) => one !== undefined).length !== 1)
    return fail(invalid('fundId', 'choice.unknown', statementText.oneOfThree));
  const { organisationId } = scope.value;
  const db = deps.database.read;
  const subject = await statementSubject(db, of, organisationId, isPermitted(actor, 'pledges:read'));
  if (!subject) return fail(problem('not-found'));
  const days = year === undefined ? undefined : daysOfYear(year);
  const statement = await statementOf(db, {
    ...of,
    ...(organisationId === undefined ? {} : { organisationId }),
    ...(days ? { from: days.first, to: days.last } : {}),
  });
  const today = tehranToday(deps.now());
  return ok({
    ...statement,
    of: subject,
    year: year ?? null,
    from: days?.first ?? null,
    to: days && days.last < today ? days.last : today,
  });
}
