import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { momentOf } from '../targets/moment.input.ts';
import { trialBalanceQuery } from './ledger.input.ts';
import { ledgerScope } from './ledger-scope.rules.ts';
import { type AccountBalance, accountBalances, balanceGroups } from './trial-balance.repo.ts';
import { type BalanceOfKind, byKind, type Totals } from './trial-balance.rules.ts';

export interface TrialBalance {
  readonly asOf: LocalDate;
  /** What was posted until this instant; null = all that is posted now. */
  readonly knownAt: string | null;
  readonly beforeClosing: boolean;
  readonly organisationId: string | null;
  /** Null: all organisations together. */
  readonly organisationName: Text | null;
  readonly kinds: readonly BalanceOfKind[];
  readonly total: Totals;
}

/** The trial balance at the end of a day: of the own books, or for an auditor of one organisation's or all. Rials. */
export async function viewTrialBalance(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<TrialBalance>> {
  const asked = await askedBalance(deps, actor, input);
  if (!asked.ok) return asked;
  const { at, ...head } = asked.value;
  return ok({ ...head, ...byKind(await balanceGroups(deps.database.read, at)) });
}

/** The same, every account that holds something by itself, for lists. */
export async function viewAccountBalances(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<{ readonly asOf: LocalDate; readonly accounts: readonly AccountBalance[] }>> {
  const asked = await askedBalance(deps, actor, input);
  if (!asked.ok) return asked;
  const { at, asOf } = asked.value;
  return ok({ asOf, accounts: await accountBalances(deps.database.read, at) });
}

async function askedBalance(deps: Deps, actor: Actor, input: unknown) {
  const first = ledgerScope(actor, undefined);
  if (!first.ok) return first;
  const parsed = parse(trialBalanceQuery, input);
  if (!parsed.ok) return parsed;
  const scope = ledgerScope(actor, parsed.value.organisationId);
  if (!scope.ok) return scope;
  const now = deps.now();
  const moment = momentOf(parsed.value, now);
  if (!moment.ok) return moment;
  const { organisationId } = scope.value;
  const named =
    organisationId === undefined ? undefined : await findOrganisation(deps.database.read, organisationId);
  if (organisationId !== undefined && !named) return fail(problem('not-found'));
  const { asOf, knownAt } = moment.value;
  const beforeClosing = parsed.value.beforeClosing === 'true';
  return ok({
    asOf,
    knownAt: knownAt ?? null,
    beforeClosing,
    organisationId: organisationId ?? null,
    organisationName: named ? { fa: named.fa, en: named.en } : null,
    at: {
      organisationId,
      knownAt,
      beforeClosing,
      // Nothing is posted for days to come: today's figure needs no day.
      asOf: asOf === tehranToday(now) ? undefined : asOf,
    },
  });
}
