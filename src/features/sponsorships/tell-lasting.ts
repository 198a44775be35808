import { monthOf } from '../../kernel/jalali-month.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { lastingUntold } from './lasting.repo.ts';
import { tellDonors } from './tell-donors.repo.ts';

/** As many as one transaction tells of; the next turn goes on. */
const atOnce = 50;

/** Tells the donors of works that were seen to stand after 90 and after 365 days; by the checks, never by silence. */
export async function tellLasting(deps: Deps, actor: ChangeActor): Promise<void> {
  for (const day of [90, 365] as const) {
    if ((await lastingUntold(deps.database.read, day, 1)).length === 0) continue;
    await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
      const found = await lastingUntold(tx, day, atOnce);
      for (const { sponsorshipId, personId, seenOn } of found) {
        await tellDonors(tx, deps, sponsorshipId, `day-${day}`, monthOf(seenOn));
        audit({
          action: 'sponsorship.tell',
          entity: 'sponsorship',
          entityId: sponsorshipId,
          personId,
          fields: [`day-${day}`],
        });
      }
      if (found.length === 0) nothingChanged();
      return ok(undefined);
    });
  }
}
