import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { benefactorNames } from './payers.repo.ts';
import { type Fit, fitOf, mostOf, type PayingFund } from './payers.rules.ts';
import { payersFor } from './plan-payers.ts';
import type { SponsorshipRecord } from './sponsorship-record.rules.ts';

export interface FundChoice extends Pick<PayingFund, 'id' | 'source' | 'name' | 'benefactorId' | 'leftRial'> {
  readonly fit: Fit;
  /** The most of a kit's price that it can pay, the reserve beside it. */
  readonly mostRial: number;
  /** For managers alone. */
  readonly benefactor: { readonly name: string; readonly anonymous: boolean } | null;
}

/** Funds with money that could pay for a sponsorship, whose name managers see, and how each fits. */
export async function viewFunds(
  deps: Deps,
  actor: Actor,
  sponsorship: SponsorshipRecord,
): Promise<Result<readonly FundChoice[]>> {
  const scope = scopeFor(actor, 'sponsorships:write');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const { id, organisationId, personId, causeId, opportunityId } = sponsorship;
  const kit = await opportunitiesRepo(read, await vocabularyOf(deps.database)).facts(opportunityId);
  const about = { organisationId, personId, causeId, iscoCode: kit?.iscoCode ?? null, except: id };
  const { funds, percent, to } = await payersFor(read, about);
  const mayName = isPermitted(actor, 'pledges:read');
  const names = mayName
    ? await benefactorNames(
        read,
        funds.flatMap(({ benefactorId }) => benefactorId ?? []),
      )
    : new Map();
  return ok(
    funds
      .filter(({ source }) => mayName || source !== 'benefactor')
      .map((fund) => ({
        id: fund.id,
        source: fund.source,
        name: fund.name,
        benefactorId: mayName ? fund.benefactorId : null,
        leftRial: fund.leftRial,
        fit: fitOf(fund, to),
        mostRial: mostOf(fund, percent),
        benefactor: fund.benefactorId === null ? null : (names.get(fund.benefactorId) ?? null),
      })),
  );
}
