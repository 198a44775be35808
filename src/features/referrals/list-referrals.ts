import type { Actor } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { referralsQuery } from './referral.input.ts';
import type { ReferralRecord } from './referral-record.rules.ts';
import { referralsRepo } from './referrals.repo.ts';

export interface ReferralPage {
  readonly items: readonly ReferralRecord[];
  readonly nextCursor?: string;
  readonly total: number;
}

/** Referrals of the caller's organisation, the latest moved first. A person or opportunity of others has none here. */
export async function listReferrals(deps: Deps, actor: Actor, input: unknown): Promise<Result<ReferralPage>> {
  const scope = scopeFor(actor, 'referrals:read');
  if (!scope.ok) return scope;
  const parsed = parse(referralsQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, open, ...filter } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { items, next, total } = await referralsRepo(deps.database.read, scope.value).list({
    ...filter,
    open: open === undefined ? undefined : open === 'true',
    after,
  });
  return ok({ items, total, ...(next ? { nextCursor: writeCursor(next) } : {}) });
}
