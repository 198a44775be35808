import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Reader } from '../../platform/database.ts';
import { campaignKey } from '../transparency/publish.rules.ts';
import { findPublished } from '../transparency/transparency.repo.ts';
import type { CampaignRecord } from './campaign-record.rules.ts';

/** How a campaign goes, as it was published at the end of a month (decision 0047): counts and sums alone. */
export interface CampaignProgress {
  readonly month: JalaliMonth;
  readonly pledges: number;
  /** Promised in money and kits, in rials; of monthly ones what fell due. */
  readonly promisedRial: number;
  /** Places, hours and orders that money cannot buy. */
  readonly otherPledges: number;
  /** Families whose kit is wholly taken over: slots that pledges of the campaign hold. */
  readonly families: number;
}

/** By the campaign's id; those of which nothing is told yet are not in it. */
export async function campaignProgress(
  db: Reader,
  campaigns: readonly Pick<CampaignRecord, 'id' | 'yearlyOn' | 'endsOn'>[],
): Promise<ReadonlyMap<string, CampaignProgress>> {
  const published = await findPublished(db);
  return new Map(
    campaigns.flatMap((one): [string, CampaignProgress][] => {
      const told = published?.value.campaigns?.[campaignKey(one)];
      if (!published || !told) return [];
      const { gifts, others, promisedRial, families } = told;
      const { month } = published;
      return [[one.id, { month, pledges: gifts + others, promisedRial, otherPledges: others, families }]];
    }),
  );
}
