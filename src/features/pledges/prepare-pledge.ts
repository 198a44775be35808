import type { LocalDate } from '../../kernel/calendar.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import { isGivenTo } from '../campaigns/campaign-record.rules.ts';
import { findCampaign } from '../campaigns/campaigns.repo.ts';
import { type CauseView, isOpenOn, roomOf } from '../causes/cause-record.rules.ts';
import { findCause, nextCauses } from '../causes/causes.repo.ts';
import { findKit } from '../causes/kits.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { NewPledge } from './add-pledge.repo.ts';
import { chooseOrganisation } from './choose-organisation.repo.ts';
import type { PledgeInput } from './pledge.input.ts';
import { pledgeFaults } from './pledge-limits.rules.ts';
import { mostSlots } from './pledge-record.rules.ts';
import { pledgeRefused } from './pledge-refusals.rules.ts';

export interface Preparing {
  readonly tx: Tx;
  readonly vocabulary: Vocabulary;
  readonly today: LocalDate;
  readonly benefactor: { readonly id: string; readonly province: string | null };
  /** Of staff who enter it: their own. Else the cause's, the campaign's, or one is chosen by province. */
  readonly organisationId?: string;
}

/** What is offered instead of a cause that is taken, as a refusal carries it. */
export interface NextCause {
  readonly id: string;
  readonly title: CauseView['title'];
  readonly province: string | null;
  readonly slotRial: number;
  readonly openSlots: number;
}
const offered = ({ id, title, place, slotRial, openSlots }: CauseView): NextCause => ({
  id,
  title,
  province: place.province,
  slotRial,
  openSlots,
});

/**
 * A pledge as it can be kept, of what came in. Refuses with every field (422) what does not go together or names what is
 * not there, and a cause that is closed or taken (409) with what else is open, the nearest first.
 */
export async function preparePledge(
  { tx, vocabulary, today, benefactor, organisationId }: Preparing,
  id: string,
  input: PledgeInput,
): Promise<Result<NewPledge>> {
  const given = { ...input, startsOn: input.startsOn ?? today };
  const errors: FieldError[] = pledgeFaults(given, today).map(({ path, code }) => fieldError(path, code));
  const { earmark, earmarkRef, causeId, campaignId, opportunityId, amountRial } = given;
  if (earmark === 'trade' && earmarkRef && !vocabulary.has('occupations', earmarkRef))
    errors.push(fieldError('earmarkRef', 'occupation.unknown'));
  if (earmark === 'province' && earmarkRef && !vocabulary.has('provinces', earmarkRef))
    errors.push(fieldError('earmarkRef', 'place.unknown'));
  const campaign = campaignId ? await findCampaign(tx, campaignId) : undefined;
  if (campaignId && !(campaign && isGivenTo(campaign, today)))
    errors.push(fieldError('campaignId', 'campaign.unknown'));
  if (opportunityId && !(await findKit(tx, opportunityId)))
    errors.push(fieldError('opportunityId', 'opportunity.unknown'));
  const cause = causeId ? await findCause(tx, causeId) : undefined;
  if (causeId && (!cause || (organisationId !== undefined && cause.organisationId !== organisationId)))
    errors.push(fieldError('causeId', 'cause.unknown'));
  const covers = cause && amountRial ? Math.floor(amountRial / cause.slotRial) : 0;
  if ((given.slots ?? 0) > covers && cause) errors.push(fieldError('amountRial', 'pledge.slots'));
  if (errors.length > 0) return fail(invalidInput(errors));

  const slots = given.slots ?? Math.min(covers, mostSlots);
  if (cause) {
    const why = !isOpenOn(cause, today)
      ? 'causeClosed'
      : slots > cause.openSlots
        ? 'slotsTaken'
        : slots === 0 && roomOf(cause, cause.towardRial) === 0
          ? 'causeFull'
          : undefined;
    if (why !== undefined) {
      const next = (await nextCauses(tx, today, cause)).map(offered);
      return fail(pledgeRefused(why, { openSlots: isOpenOn(cause, today) ? cause.openSlots : 0, next }));
    }
  }
  const of =
    organisationId ??
    cause?.organisationId ??
    campaign?.organisationId ??
    (await chooseOrganisation(tx, earmark === 'province' ? earmarkRef : benefactor.province));
  if (of === undefined) return fail(pledgeRefused('nobodyThere'));
  const { slots: _s, ...rest } = given;
  return ok({
    ...rest,
    id,
    organisationId: of,
    benefactorId: benefactor.id,
    amountRial: amountRial ?? null,
    quantity: given.quantity ?? null,
    opportunityId: opportunityId ?? null,
    earmarkRef: earmarkRef ?? null,
    causeId: causeId ?? null,
    campaignId: campaignId ?? cause?.campaignId ?? null,
    months: given.months ?? null,
    slots,
    today,
  });
}
