import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import { account, organisation } from '../../schema/organisations.ts';

/** Whether an organisation has a manager beside the one who asked; where not, somebody above is the second person. */
export async function hasOtherManager(db: Reader, organisationId: string, askedBy: string): Promise<boolean> {
  const rows = await db
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        eq(account.organisationId, organisationId),
        eq(account.role, 'manager'),
        isNull(account.disabledAt),
        ne(account.id, askedBy),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** The same as a condition of a query, whose columns are given. */
export const withoutOtherManager = (organisationId: SQL, askedBy: SQL): SQL<boolean> =>
  sql<boolean>`not exists (select 1 from account m where m.organisation_id = ${organisationId} and m.role = 'manager'
    and m.disabled_at is null and m.id <> ${askedBy})`;

/** Whose requests an actor above may decide as the second person: a council's of its province, the nation's all; none of others. */
export async function reachAbove(
  db: Reader,
  actor: Actor,
): Promise<{ readonly province: string } | 'nation' | undefined> {
  if (!isPermitted(actor, 'requests:second') || actor.organisationId === null) return undefined;
  if (actor.organisationKind === 'national') return 'nation';
  if (actor.organisationKind !== 'province-council') return undefined;
  const [own] = await db
    .select({ province: organisation.province })
    .from(organisation)
    .where(eq(organisation.id, actor.organisationId));
  return own?.province == null ? undefined : { province: own.province };
}

/**
 * The actor as a manager of the organisation, for one request that has no second person there: on record under the own name,
 * in the books of that organisation. Refuses (404) whatever lies beyond the reach, or has a second manager.
 */
export async function standInFor(
  db: Reader,
  actor: Actor,
  request: { readonly organisationId: string; readonly askedBy: string },
): Promise<Result<Actor>> {
  const reach = await reachAbove(db, actor);
  if (reach === undefined || actor.organisationId === null) return fail(problem('forbidden'));
  const { organisationId, askedBy } = request;
  const [its] = await db
    .select({ kind: organisation.kind, province: organisation.province })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  const within = reach === 'nation' || its?.province === reach.province;
  if (!its || !within || askedBy === actor.accountId || (await hasOtherManager(db, organisationId, askedBy)))
    return fail(problem('not-found'));
  return ok({
    ...actor,
    role: 'manager',
    organisationId,
    organisationKind: its.kind,
    standsInFrom: actor.organisationId,
  });
}
