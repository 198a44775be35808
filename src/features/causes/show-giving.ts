import { tehranToday } from '../../kernel/calendar.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CampaignRecord } from '../campaigns/campaign-record.rules.ts';
import { openCampaigns } from '../campaigns/campaigns.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { CauseView } from './cause-record.rules.ts';
import { listShownCauses } from './causes.repo.ts';
import { type MonthFamilies, monthFamilies } from './month-families.repo.ts';

export interface Giving {
  readonly month: MonthFamilies;
  readonly causes: readonly CauseView[];
  readonly campaigns: readonly CampaignRecord[];
  readonly vocabulary: Vocabulary;
}

/** Causes on the landing page. */
const landed = 3;

/** What the landing page of giving shows: those that need most first, none that are full. */
export async function showGiving(deps: Deps): Promise<Giving> {
  const { database } = deps;
  const today = tehranToday(deps.now());
  const { items } = await listShownCauses(database.read, today, { limit: 50 });
  return {
    month: await monthFamilies(database.read),
    causes: items
      .filter(({ openSlots, fundedPercent }) => openSlots > 0 && fundedPercent < 100)
      // What is nearest to its goal is done soonest.
      .sort((a, b) => b.fundedPercent - a.fundedPercent)
      .slice(0, landed),
    campaigns: await openCampaigns(database.read, today),
    vocabulary: await vocabularyOf(database),
  };
}
