import type { Actor, Scope } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { type FieldError, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { isGivenTo } from '../campaigns/campaign-record.rules.ts';
import { findCampaign } from '../campaigns/campaigns.repo.ts';
import { widenUntilFive } from '../giving/disclose.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { causeInput } from './cause.input.ts';
import { budgetOfKit, contingencyOf, leastCouldBe } from './cause.rules.ts';
import type { CauseRecord } from './cause-record.rules.ts';
import { causeRefusals } from './cause-refusals.text.ts';
import { addCause } from './cause-writes.repo.ts';
import { findCause } from './causes.repo.ts';
import { contingencyPercentOf, findKit } from './kits.repo.ts';
import { seemsToName } from './names-in-words.repo.ts';
import { wordFaults } from './public-words.rules.ts';

/**
 * Publishes a cause from one of the organisation's own kits, told as widely as five or more waiting households need. Refuses
 * words that name, link or shame (422), a kit that is closed or has no occupation, and where fewer than five wait (409).
 */
export async function publishCause(deps: Deps, actor: Actor, input: unknown): Promise<Result<CauseRecord>> {
  const scope = scopeFor(actor, 'causes:write');
  if (!scope.ok) return scope;
  const parsed = parse(causeInput, input);
  if (!parsed.ok) return parsed;
  const given = parsed.value;
  const now = deps.now();
  const today = tehranToday(now);
  const id = deps.newId('cause');
  return await change<CauseRecord>(deps, actor, async ({ tx, audit }) => {
    const kit = await findKit(tx, given.opportunityId);
    if (kit?.organisationId !== scope.value.organisationId)
      return fail(invalidInput([fieldError('opportunityId', 'opportunity.unknown')]));
    if (kit.closed) return fail(problem('conflict', { detail: causeRefusals.kitClosed }));
    if (kit.iscoCode === null) return fail(problem('conflict', { detail: causeRefusals.tradeMissing }));
    const title = given.title ?? kit.title;
    const errors = [
      // A kit's own title was written for others to read.
      ...(given.title ? [] : wordFaults(title.fa).map((code) => fieldError('title.fa', code))),
      ...(await wordsAndDays(tx, scope.value, today, { ...given, title, opensOn: given.opensOn ?? today })),
    ];
    if (errors.length > 0) return fail(invalidInput(errors));
    const told = await widenUntilFive(tx, {
      organisationId: kit.organisationId,
      province: kit.province,
      county: kit.county,
      iscoCode: kit.iscoCode,
    });
    const { trade } = told;
    if (told.couldBe < leastCouldBe || trade === null)
      return fail(problem('conflict', { detail: causeRefusals.tooFew }));
    const percent = await contingencyPercentOf(tx, kit.organisationId);
    const row = {
      id,
      organisationId: kit.organisationId,
      opportunityId: kit.id,
      campaignId: given.campaignId ?? null,
      titleFa: title.fa,
      titleEn: title.en,
      needFa: given.need.fa,
      needEn: given.need.en,
      placeLevel: told.placeLevel,
      province: told.province,
      county: told.county,
      trade,
      budget: budgetOfKit(kit, percent),
      slotRial: kit.priceRial + contingencyOf(kit.priceRial, percent),
      opensOn: given.opensOn ?? today,
      closesOn: given.closesOn ?? null,
      verifiedOn: given.verifiedOn ?? today,
      verifiedBy: actor.accountId,
      judgedMonth: monthOf(today),
      createdAt: now.toISOString(),
    };
    await addCause(tx, row, given.slots);
    audit({
      action: 'cause.publish',
      entity: 'cause',
      entityId: id,
      fields: ['opportunityId', 'title', 'need', 'place', 'trade', 'budget', 'slots'],
      values: { ...row, slots: given.slots },
    });
    const made = await findCause(tx, id);
    if (!made) throw new Error('a cause that was just published is not there');
    return ok(made);
  });
}

interface Written {
  readonly title?: { readonly fa: string; readonly en: string | null } | undefined;
  readonly need?: { readonly fa: string; readonly en: string | null } | undefined;
  readonly campaignId?: string | null | undefined;
  readonly opensOn?: LocalDate | undefined;
  readonly closesOn?: LocalDate | null | undefined;
  readonly verifiedOn?: LocalDate | null | undefined;
  readonly namesChecked?: boolean | undefined;
}

/** What is wrong with what staff wrote of a cause, beyond the shape of it. */
export async function wordsAndDays(
  db: Reader,
  scope: Scope,
  today: LocalDate,
  { title, need, campaignId, opensOn, closesOn, verifiedOn, namesChecked }: Written,
): Promise<readonly FieldError[]> {
  const errors: FieldError[] = [];
  if (!namesChecked)
    for (const [path, text] of [
      ['title.fa', title?.fa],
      ['title.en', title?.en],
      ['need.fa', need?.fa],
      ['need.en', need?.en],
    ] as const)
      if (text && (await seemsToName(db, scope, text))) errors.push(fieldError(path, 'words.name'));
  if (closesOn && closesOn < (opensOn ?? today)) errors.push(fieldError('closesOn', 'date.order'));
  if (verifiedOn && verifiedOn > today) errors.push(fieldError('verifiedOn', 'date.future'));
  if (campaignId) {
    const campaign = await findCampaign(db, campaignId);
    const own = campaign?.organisationId ?? scope.organisationId;
    if (!campaign || own !== scope.organisationId || !isGivenTo(campaign, today))
      errors.push(fieldError('campaignId', 'campaign.unknown'));
  }
  return errors;
}
