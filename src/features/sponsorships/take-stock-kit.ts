import { monthOf } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Step } from './change-one-sponsorship.ts';
import { conflict } from './change-one-sponsorship.ts';
import { allocateLines, moveKitLines } from './entries.rules.ts';
import { postStep } from './post-step.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import type { UnitRecord } from './sponsorship-record.rules.ts';
import { addEvent, changeSponsorship, changeUnit } from './sponsorship-writes.repo.ts';
import { sponsorshipsRepo } from './sponsorships.repo.ts';
import { stockOrigin } from './stock-kit.repo.ts';
import { tellDonors } from './tell-donors.repo.ts';

/**
 * Moves a kit of the stock to a sponsorship in the books: one in kind from its pledge, one handed back from where it came,
 * whose donors follow it and are told so.
 */
export async function takeStockKit(step: Step, unit: UnitRecord): Promise<Result<readonly string[]>> {
  const { change, deps, actor, scope, sponsorship, at, today } = step;
  const { tx } = change;
  const { id, shares } = sponsorship;
  const month = monthOf(today);
  const origin = await stockOrigin(tx, unit);
  const moved = moveKitLines(origin.ref, id, unit.costRial, origin.kind === 'pledge' ? [] : origin.portions);
  const posted = await postStep(step, today, [
    // A kit in kind brings nothing to the contingency, so its fund is named by nobody.
    ...(origin.kind === 'pledge'
      ? [{ kind: 'allocate' as const, lines: allocateLines(id, shares, '') }]
      : []),
    { kind: 'reallocate', lines: moved },
  ]);
  if (!posted.ok) return posted;
  if (!(await changeUnit(tx, unit, { stockRef: id }))) return conflict(sponsorshipText.unitTaken);
  if (origin.kind === 'pledge') {
    await tellDonors(tx, deps, id, 'allocated', month);
    return posted;
  }
  const before = await sponsorshipsRepo(tx, scope).find(origin.ref);
  if (!before) throw new Error('a kit came back from nowhere');
  if (before.state === 'ended') {
    if (!(await changeSponsorship(tx, before, { end: 'reallocated' })))
      throw new Error('a sponsorship moved within a transaction');
    await addEvent(tx, {
      id: deps.newId('sponsorshipEvent'),
      sponsorshipId: before.id,
      event: 'reallocated',
      happenedOn: today,
      details: { to: id },
      entryId: posted.value.at(-1) ?? null,
      recordedAt: at,
      recordedBy: actor.accountId,
    });
  }
  await tellDonors(tx, deps, id, 'reallocated', month);
  return ok(posted.value);
}
