import { sql } from 'drizzle-orm';
import { addMonths, tehranDayEnd } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';

import type { CampaignRecord } from './campaign-record.rules.ts';

/** How a campaign goes: counts and sums alone, of pledges that were not taken back; of a yearly one those of this year. */
export interface CampaignProgress {
  readonly pledges: number;
  /** Promised in money and kits, in rials; of monthly ones what fell due. */
  readonly promisedRial: number;
  /** Places, hours and orders that money cannot buy. */
  readonly otherPledges: number;
  /** Families whose kit is wholly taken over: slots that pledges of the campaign hold. */
  readonly families: number;
}

export async function campaignProgress(
  db: Reader,
  { id, yearlyOn, endsOn }: Pick<CampaignRecord, 'id' | 'yearlyOn' | 'endsOn'>,
): Promise<CampaignProgress> {
  const since = yearlyOn === null ? '' : tehranDayEnd(addMonths(endsOn, -12)).toISOString();
  const row = await db.get<CampaignProgress>(sql`select
    count(*) as pledges,
    coalesce(sum((select sum(d.amount_rial) from pledge_due d where d.pledge_id = p.id and d.state <> 'dropped')), 0) as promisedRial,
    coalesce(sum(p.amount_rial is null), 0) as otherPledges,
    coalesce(sum((select count(*) from cause_slot s where s.pledge_id = p.id)), 0) as families
    from pledge p where p.campaign_id = ${id} and p.created_at > ${since} and p.state not in ('withdrawn', 'lapsed')`);
  return row ?? { pledges: 0, promisedRial: 0, otherPledges: 0, families: 0 };
}
