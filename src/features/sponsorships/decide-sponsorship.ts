import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { changeOneSponsorship, conflict, refusedField } from './change-one-sponsorship.ts';
import { givenShares } from './plan-payers.ts';
import { payersInput, quoteInput, refusalInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import type { SponsorshipWhole } from './sponsorship-record.rules.ts';
import { addQuote, changeUnit, putShares, releaseShares } from './sponsorship-writes.repo.ts';

/** Refuses what was proposed, with a reason; whoever proposed it may take it back so. A kit of the stock is free again. */
export async function refuseSponsorship(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<SponsorshipWhole>> {
  const parsed = parse(refusalInput, input);
  return await changeOneSponsorship(deps, actor, id, {
    permission: 'sponsorships:approve',
    ifMatch,
    event: 'refused',
    action: 'sponsorship.refuse',
    async plan({ change, sponsorship, at, today }) {
      if (!parsed.ok) return parsed;
      const { unit } = sponsorship;
      await releaseShares(change.tx, id, at);
      if (unit && !(await changeUnit(change.tx, unit, { sponsorshipId: null })))
        return conflict(sponsorshipText.stale);
      return ok({
        changes: { state: 'cancelled', endedOn: today },
        happenedOn: today,
        details: { reason: parsed.value.reason },
      });
    },
  });
}

/** Who pays, as a manager says; they count as its proposer from then on, so that another one decides. */
export async function setPayers(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<SponsorshipWhole>> {
  const parsed = parse(payersInput, input);
  const vocabulary = await vocabularyOf(deps.database);
  return await changeOneSponsorship(deps, actor, id, {
    permission: 'sponsorships:approve',
    ifMatch,
    event: 'payers-set',
    action: 'sponsorship.propose',
    async plan({ change, sponsorship, today }) {
      if (!parsed.ok) return parsed;
      const { organisationId, personId, causeId, priceRial, opportunityId, unit } = sponsorship;
      if (unit !== null) return conflict(sponsorshipText.stockIsPaid);
      const kit = await opportunitiesRepo(change.tx, vocabulary).facts(opportunityId);
      const about = { organisationId, personId, causeId, iscoCode: kit?.iscoCode ?? null, priceRial };
      const shares = await givenShares(change.tx, { ...about, except: id }, parsed.value.payers);
      if (!shares.ok) return shares;
      await putShares(change.tx, id, shares.value);
      const contingencyRial = shares.value.reduce((sum, share) => sum + (share.contingencyRial ?? 0), 0);
      return ok({
        changes: { contingencyRial, proposedBy: actor.accountId },
        happenedOn: today,
        details: { payers: parsed.value.payers, contingencyRial },
      });
    },
  });
}

/** What a seller asks, and until when; several may stand beside each other. */
export async function quoteSponsorship(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<SponsorshipWhole>> {
  const parsed = parse(quoteInput, input);
  const quoteId = deps.newId('quote');
  return await changeOneSponsorship(deps, actor, id, {
    permission: 'sponsorships:write',
    ifMatch,
    event: 'quoted',
    action: 'sponsorship.quote',
    async plan({ change, at, today }) {
      if (!parsed.ok) return parsed;
      const quote = parsed.value;
      if (quote.quotedOn > today) return refusedField('quotedOn', 'day.future');
      if (quote.expiresOn < today) return refusedField('expiresOn', 'quote.expired');
      await addQuote(change.tx, {
        ...quote,
        id: quoteId,
        sponsorshipId: id,
        recordedAt: at,
        recordedBy: actor.accountId,
      });
      const { priceRial, expiresOn } = quote;
      return ok({ changes: {}, happenedOn: quote.quotedOn, details: { quoteId, priceRial, expiresOn } });
    },
  });
}
