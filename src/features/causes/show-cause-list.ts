import { tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CampaignRecord } from '../campaigns/campaign-record.rules.ts';
import { openCampaigns } from '../campaigns/campaigns.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { shownTrades } from './causes.repo.ts';
import { type CauseList, showCauses } from './show-causes.ts';

export interface CauseListShown extends CauseList {
  readonly campaigns: readonly CampaignRecord[];
  /** Those of the causes that are open. */
  readonly trades: readonly string[];
  readonly vocabulary: Vocabulary;
}

/** A page of causes with what it can be narrowed by. */
export async function showCauseList(deps: Deps, query: object): Promise<Result<CauseListShown>> {
  const found = await showCauses(deps, { ...query, limit: '20' });
  if (!found.ok) return found;
  const today = tehranToday(deps.now());
  const db = deps.database.read;
  return ok({
    ...found.value,
    campaigns: await openCampaigns(db, today),
    trades: await shownTrades(db, today),
    vocabulary: await vocabularyOf(deps.database),
  });
}
