import type { Actor } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { checkPhone } from '../../kernel/phone.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { benefactorOfPhone } from './benefactors.repo.ts';
import { giversQuery } from './giver.input.ts';
import { type GiverRow, giversNamed } from './giver.rules.ts';
import { giversOf } from './givers.repo.ts';
import { waitingFor } from './phone-requests.repo.ts';

export interface GiverPage {
  readonly items: readonly GiverRow[];
  readonly nextCursor?: string;
  readonly total: number;
}

/**
 * Benefactors who pledged to the organisation, who pledged last first; those who are searched for, the nearest name first. A
 * number finds whoever has it, where they are among them. Those of other organisations are not there, whatever is asked.
 */
export async function listGivers(deps: Deps, actor: Actor, input: unknown): Promise<Result<GiverPage>> {
  const scope = scopeFor(actor, 'pledges:read');
  if (!scope.ok) return scope;
  const parsed = parse(giversQuery, input);
  if (!parsed.ok) return parsed;
  const { q, open, limit, cursor } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const givers = giversOf(deps.database.read, scope.value.organisationId);
  const filter = { open: open === 'true' };
  if (!q) {
    const { items, total, next } = await givers.list(filter, { limit, after });
    return ok({ items, total, ...(next ? { nextCursor: writeCursor(next) } : {}) });
  }
  const ids = await meantBy(deps, givers, q);
  const found = await givers.list({ ...filter, ids }, { limit: mostFound });
  const order = new Map(ids.map((id, i) => [id, i]));
  const items = [...found.items].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const from = after === undefined ? 0 : items.findIndex(({ id }) => id === after.id) + 1;
  const page = items.slice(from, from + limit);
  const last = page.at(-1);
  return ok({
    items: page,
    total: items.length,
    ...(last && from + limit < items.length ? { nextCursor: writeCursor({ key: 'q', id: last.id }) } : {}),
  });
}

/** Benefactors whose lost number waits for a second manager, the oldest first. */
export async function listPhoneRequests(
  deps: Deps,
  actor: Actor,
): Promise<Result<readonly { readonly id: string; readonly name: string }[]>> {
  const scope = scopeFor(actor, 'pledges:read');
  return scope.ok ? ok(await waitingFor(deps.database.read, scope.value.organisationId)) : scope;
}

/** More than these nobody looks through: another word is typed. */
const mostFound = 200;

async function meantBy(
  deps: Deps,
  givers: ReturnType<typeof giversOf>,
  q: string,
): Promise<readonly string[]> {
  const phone = checkPhone(q);
  if (phone.ok) {
    const found = await benefactorOfPhone(deps.database.read, deps.crypto, phone.value);
    return found ? [found.id] : [];
  }
  return giversNamed(await givers.names(), q)
    .slice(0, mostFound)
    .map(({ id }) => id);
}
