import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Tx } from '../../platform/database.ts';
import { isClash } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { householdIdOf } from '../awards/awards.repo.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { mayBeProposed } from '../referrals/referral.rules.ts';
import { conflict, refusedField } from './change-one-sponsorship.ts';
import { kitJudge } from './judge-sponsorship.ts';
import { causeOfKit } from './payers.repo.ts';
import { suggestedShares } from './plan-payers.ts';
import { sponsorshipInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import type { SponsorshipWhole, UnitRecord } from './sponsorship-record.rules.ts';
import {
  addEvent,
  addQuote,
  addSponsorship,
  type NewShare,
  putShares,
  takeUnit,
} from './sponsorship-writes.repo.ts';
import { sponsorshipsRepo, unitsInStock } from './sponsorships.repo.ts';
import { pledgesOfFunds, stockOrigin } from './stock-kit.repo.ts';

/** Months that a kit is held on trust where nothing else is said. */
const usualTrustMonths = 18;

/**
 * Proposes a kit for a person's household, with who would pay it. Refuses a blocked pair with its `blocks`, a household
 * that has one under way (`sponsorshipId`), a kit of the stock that is gone, and what nobody can pay (`missingRial`): 409.
 */
export async function proposeSponsorship(
  deps: Deps,
  actor: Actor,
  input: unknown,
  lang: Lang,
): Promise<Result<SponsorshipWhole>> {
  const scope = scopeFor(actor, 'sponsorships:write');
  if (!scope.ok) return scope;
  const parsed = parse(sponsorshipInput, input);
  if (!parsed.ok) return parsed;
  const { personId, opportunityId, quote, unitId, trustMonths = usualTrustMonths } = parsed.value;
  const now = deps.now();
  const at = now.toISOString();
  const today = tehranToday(now);
  if (quote && quote.expiresOn < today) return refusedField('quote.expiresOn', 'quote.expired');
  if (quote && quote.quotedOn > today) return refusedField('quote.quotedOn', 'day.future');
  const { organisationId } = scope.value;
  const vocabulary = await vocabularyOf(deps.database);
  const judgeIn = await kitJudge(deps, lang);
  const id = deps.newId('sponsorship');
  const quoteId = deps.newId('quote');
  const eventId = deps.newId('sponsorshipEvent');
  return await change<SponsorshipWhole>(deps, actor, async ({ tx, audit }) => {
    const householdId = await householdIdOf(tx, scope.value, personId);
    const person = await peopleRepo(tx, scope.value, { crypto: deps.crypto, vocabulary }).facts(personId);
    const kit = await opportunitiesRepo(tx, vocabulary).find(opportunityId);
    if (!person || !kit || householdId === undefined) return fail(problem('not-found'));
    if (kit.kit === null) return conflict(sponsorshipText.notKit);
    if (!mayBeProposed(person.status)) return conflict(sponsorshipText.notLooking);
    const judged = await judgeIn(tx, person, kit.facts);
    if (!judged.ok) return judged;

    const causeId = await causeFor(tx, { organisationId, opportunityId, asked: parsed.value.causeId });
    if (causeId === 'unknown') return refusedField('causeId', 'cause.unknown');
    const proposal = {
      id,
      organisationId,
      householdId,
      personId,
      opportunityId,
      causeId,
      state: 'proposed' as const,
      trustMonths,
      proposedBy: actor.accountId,
      proposedAt: at,
    };
    const { iscoCode = null } = kit.facts;
    const about = { organisationId, personId, causeId, iscoCode };
    const priced = unitId
      ? await pricedByStock(tx, { organisationId, opportunityId, unitId })
      : await pricedByFunds(tx, about, quote?.priceRial ?? kit.kit.priceRial);
    if (!priced.ok) return priced;
    const { priceRial, shares, kitFrom } = priced.value;
    const contingencyRial = shares.reduce((sum, share) => sum + (share.contingencyRial ?? 0), 0);
    try {
      await addSponsorship(tx, { ...proposal, priceRial, contingencyRial, kitFrom });
    } catch (error) {
      if (isClash(error)) return conflict(sponsorshipText.oneOpen);
      throw error;
    }
    try {
      await putShares(tx, id, shares);
    } catch (error) {
      if (isClash(error)) return conflict(sponsorshipText.unitTaken);
      throw error;
    }
    if (unitId && !(await takeUnit(tx, { id: unitId, organisationId, opportunityId }, id)))
      return conflict(sponsorshipText.unitTaken);
    if (quote)
      await addQuote(tx, {
        ...quote,
        id: quoteId,
        sponsorshipId: id,
        recordedAt: at,
        recordedBy: actor.accountId,
      });
    await addEvent(tx, {
      id: eventId,
      sponsorshipId: id,
      event: 'proposed',
      happenedOn: today,
      details: { priceRial, contingencyRial, ...(unitId ? { unitId } : {}) },
      recordedAt: at,
      recordedBy: actor.accountId,
    });
    audit({
      action: 'sponsorship.propose',
      entity: 'sponsorship',
      entityId: id,
      personId,
      fields: ['personId', 'opportunityId', 'priceRial', 'contingencyRial', 'payers'],
      values: { personId, opportunityId, causeId, priceRial, contingencyRial, shares, quote: quote ?? null },
    });
    const made = await sponsorshipsRepo(tx, scope.value).whole(id);
    if (!made) throw new Error('a sponsorship that was just proposed is not there');
    return ok(made);
  });
}

/** The cause that was named, or the open one of the kit; null where there is none, or none is wanted. */
async function causeFor(
  tx: Tx,
  of: { organisationId: string; opportunityId: string; asked: string | null | undefined },
): Promise<string | null | 'unknown'> {
  const { asked, ...kit } = of;
  if (asked === null) return null;
  const found = await causeOfKit(tx, { ...kit, ...(asked === undefined ? {} : { id: asked }) });
  return found ?? (asked === undefined ? null : 'unknown');
}

interface Priced {
  readonly priceRial: number;
  readonly shares: readonly NewShare[];
  readonly kitFrom: string | null;
}

async function pricedByFunds(
  tx: Tx,
  about: { organisationId: string; personId: string; causeId: string | null; iscoCode: string | null },
  priceRial: number,
): Promise<Result<Priced>> {
  const shares = await suggestedShares(tx, { ...about, priceRial });
  return shares.ok ? ok({ priceRial, shares: shares.value, kitFrom: null }) : shares;
}

/** A kit of the stock is paid already: by who gave it in kind, or by the donors who follow it from where it came back. */
async function pricedByStock(
  tx: Tx,
  of: { organisationId: string; opportunityId: string; unitId: string },
): Promise<Result<Priced>> {
  const unit = await freeUnit(tx, of);
  if (!unit) return conflict(sponsorshipText.unitTaken);
  const origin = await stockOrigin(tx, unit);
  if (origin.kind === 'pledge') {
    const { fundId, pledgeId } = origin;
    const share = {
      fundId,
      pledgeId,
      kind: 'in-kind' as const,
      amountRial: unit.costRial,
      contingencyRial: 0,
    };
    return ok({ priceRial: unit.costRial, kitFrom: null, shares: [share] });
  }
  const pledges = await pledgesOfFunds(
    tx,
    origin.portions.map(({ fundId }) => fundId),
  );
  const shares = origin.portions.map(({ fundId, amountRial }) => ({
    fundId,
    amountRial,
    contingencyRial: 0,
    kind: 'money' as const,
    pledgeId: pledges.get(fundId) ?? null,
  }));
  return ok({ priceRial: unit.costRial, kitFrom: origin.ref, shares });
}

async function freeUnit(
  tx: Tx,
  of: { organisationId: string; opportunityId: string; unitId: string },
): Promise<UnitRecord | undefined> {
  const units = await unitsInStock(tx, { organisationId: of.organisationId }, of.opportunityId);
  return units.find(({ id }) => id === of.unitId);
}
