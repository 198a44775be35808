import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { openCampaigns } from '../campaigns/campaigns.repo.ts';
import { isOpenOn } from '../causes/cause-record.rules.ts';
import { listOwnCauses } from '../causes/causes.repo.ts';
import { tradeName } from '../causes/trade-words.text.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { PledgeKind } from './pledge.rules.ts';
import { kitTrades } from './pledge-phrases.ts';
import { placesFor } from './pledge-places.repo.ts';

interface Coded {
  readonly code: string;
  readonly name: Text;
}

interface Titled {
  readonly id: string;
  readonly title: { readonly fa: string; readonly en: string | null };
}

/** What a pledge that staff enter may be for. */
export interface PledgeChoices {
  readonly causes: readonly Titled[];
  readonly campaigns: readonly Titled[];
  readonly kits: readonly Titled[];
  readonly provinces: readonly Coded[];
  /** Trades that kits are for. */
  readonly trades: readonly Coded[];
}

export async function pledgeChoices(deps: Deps, actor: Actor): Promise<Result<PledgeChoices>> {
  const scope = scopeFor(actor, 'pledges:write');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const today = tehranToday(deps.now());
  const causes = await listOwnCauses(read, scope.value.organisationId);
  const campaigns = await openCampaigns(read, today);
  const vocabulary = await vocabularyOf(deps.database);
  return ok({
    provinces: vocabulary.items('provinces').map(({ code, fa, en }) => ({ code, name: { fa, en } })),
    trades: kitTrades(vocabulary).map((code) => ({
      code,
      name: { fa: tradeName(vocabulary, code, 'fa'), en: tradeName(vocabulary, code, 'en') },
    })),
    causes: causes.filter((cause) => isOpenOn(cause, today)).map(({ id, title }) => ({ id, title })),
    campaigns: campaigns
      .filter(
        ({ organisationId }) => organisationId === null || organisationId === scope.value.organisationId,
      )
      .map(({ id, title }) => ({ id, title })),
    kits: await placesFor(read, scope.value, 'kit'),
  });
}

/** Opportunities of the organisation that a pledge of a kind may be at. */
export async function placeChoices(
  deps: Deps,
  actor: Actor,
  kind: PledgeKind,
): Promise<Result<readonly Titled[]>> {
  const scope = scopeFor(actor, 'pledges:write');
  if (!scope.ok) return scope;
  return ok(await placesFor(deps.database.read, scope.value, kind));
}
