import type { Actor } from '../../kernel/actor.ts';
import { tehranToday, toJalali } from '../../kernel/calendar.ts';
import { formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { jalaliYear } from './ledger.input.ts';
import { ledgerText } from './ledger.text.ts';
import { daysOfYear, type LedgerRequestRecord } from './request.rules.ts';
import {
  addRequest,
  closedThrough,
  findRequest,
  firstEntryAfter,
  openRequestFor,
  unfinishedUntil,
} from './requests.repo.ts';

/** What stands in the way of closing a Jalali year, in words that say what to do; undefined where nothing does. */
export async function closingFault(
  db: Reader,
  organisationId: string,
  year: number,
  now: Date,
): Promise<Problem | undefined> {
  const conflict = (detail: NonNullable<Problem['detail']>): Problem => problem('conflict', { detail });
  const { last } = daysOfYear(year);
  const closed = await closedThrough(db, organisationId);
  if (closed !== undefined && closed >= last) return conflict(ledgerText.yearClosed);
  if (last >= tehranToday(now)) return conflict(ledgerText.yearNotOver);
  const first = await firstEntryAfter(db, organisationId, closed);
  if (first === undefined || first > last) return conflict(ledgerText.yearEmpty);
  const earliest = toJalali(first).year;
  if (earliest < year)
    return conflict(ledgerText.yearBefore({ fa: toPersianDigits(String(earliest)), en: String(earliest) }));
  const { receipts, requests } = await unfinishedUntil(db, organisationId, last);
  const told = (n: number) => ({ fa: formatNumber(n, 'fa'), en: formatNumber(n, 'en') });
  if (receipts > 0) return conflict(ledgerText.unmatchedStand(told(receipts)));
  return requests > 0 ? conflict(ledgerText.requestsStand(told(requests))) : undefined;
}

/** A manager asks for a Jalali year's books to be closed; another one confirms. Nothing is posted yet. */
export async function askClosing(
  deps: Deps,
  actor: Actor,
  typedYear: string,
): Promise<Result<LedgerRequestRecord>> {
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  const parsed = parse(jalaliYear, typedYear);
  if (!parsed.ok) return parsed;
  const year = parsed.value;
  const { organisationId } = scope.value;
  const id = deps.newId('ledgerRequest');
  const now = deps.now();
  return await change<LedgerRequestRecord>(deps, actor, async ({ tx, audit }) => {
    const fault = await closingFault(tx, organisationId, year, now);
    if (fault) return fail(fault);
    const subject = String(year);
    if (await openRequestFor(tx, organisationId, 'closing', subject))
      return fail(problem('conflict', { detail: ledgerText.askedAlready }));
    await addRequest(tx, {
      id,
      organisationId,
      kind: 'closing',
      subject,
      askedAt: now.toISOString(),
      askedBy: actor.accountId,
    });
    audit({ action: 'ledger.close-ask', entity: 'ledger', entityId: subject, fields: ['year'] });
    const made = await findRequest(tx, organisationId, id);
    if (!made) throw new Error('a request that was just made is not there');
    return ok(made);
  });
}
