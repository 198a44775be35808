import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { leastMeant } from './disclose.rules.ts';

/**
 * Of some sponsorships those of whose money a giver may see what became of it: a price tells the kit, so their trade must be told
 * as a unit group, and so must that of all that the same kit went through before, for its money is the same.
 */
export async function moneyToldOf(
  db: Reader,
  sponsorshipIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (sponsorshipIds.length === 0) return new Set();
  const rows = await db.all<{ id: string }>(sql`
    with recursive kit(id, at) as (
      select value, value from json_each(${JSON.stringify(sponsorshipIds)})
      union select kit.id, s.kit_from from kit join sponsorship s on s.id = kit.at where s.kit_from is not null)
    select kit.id as id from kit join sponsorship s on s.id = kit.at group by kit.id
    having min(coalesce(s.disclosure ->> '$.couldBe', 0)) >= ${leastMeant}
      and min(length(coalesce(s.disclosure ->> '$.trade', ''))) = 4`);
  return new Set(rows.map(({ id }) => id));
}
