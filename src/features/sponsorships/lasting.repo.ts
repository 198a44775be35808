import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';

export interface Lasting {
  readonly sponsorshipId: string;
  readonly personId: string;
  readonly day: 90 | 365;
  /** The day on which the work was seen to stand. */
  readonly seenOn: LocalDate;
}

/** Works of kits that were seen to stand 90 or 365 days after they began, of which nobody was told yet. */
export async function lastingUntold(db: Reader, day: 90 | 365, limit: number): Promise<readonly Lasting[]> {
  const rows = await db.all<{ id: string; personId: string; seenOn: string }>(sql`
    select s.id as id, s.person_id as personId, min(c.checked_on) as seenOn
    from sponsorship s
    join placement p on p.id = s.placement_id and p.end_reason is not 'mistake'
    join placement_check c on c.placement_id = p.id and c.result = 'working'
      and c.checked_on >= date(p.started_on, ${`+${day} days`})
      and not exists (select 1 from placement_check v where v.corrects = c.id)
    where (s.state = 'earning' or s.end_kind = 'title-passed')
      and exists (select 1 from sponsorship_share h where h.sponsorship_id = s.id and h.pledge_id is not null and h.released_at is null)
      and not exists (select 1 from gift_news n where n.sponsorship_id = s.id and n.kind = ${`day-${day}`} and n.withdrawn_at is null)
    group by s.id order by s.id limit ${limit}`);
  return rows.map(({ id, personId, seenOn }) => ({
    sponsorshipId: id,
    personId,
    day,
    seenOn: seenOn as LocalDate,
  }));
}
