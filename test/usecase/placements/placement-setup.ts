import { sql } from 'drizzle-orm';
import { addFoundPlacement } from '../../../src/features/placements/add-placement.ts';
import { endPlacement } from '../../../src/features/placements/end-placement.ts';
import type { PlacementWithHistory } from '../../../src/features/placements/placement-record.rules.ts';
import { viewPlacement } from '../../../src/features/placements/view-placement.ts';
import { type WrittenCheck, writeCheck } from '../../../src/features/placements/write-check.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import type { Harness } from '../../support/harness.ts';
import { done, rowsOf } from '../referrals/referral-setup.ts';

/** Work begun on 1 September 2026 unless the test says otherwise, found by themselves and told by the employer. */
export const workBody = (personId: string, more: Record<string, unknown> = {}) => ({
  personId,
  origin: 'own',
  startedOn: '2026-09-01',
  weeklyHours: 40,
  monthlyIncomeRial: 150_000_000,
  evidence: 'employer',
  ...more,
});

/** Doing things with somebody's work as one actor. */
export function working(h: Harness, actor: Actor) {
  return {
    begin: async (personId: string, more?: Record<string, unknown>): Promise<PlacementWithHistory> =>
      done(await addFoundPlacement(h.deps, actor, workBody(personId, more))),
    check: async (id: string, body: Record<string, unknown>): Promise<WrittenCheck> =>
      done(
        await writeCheck(h.deps, actor, id, {
          ...(body.result === 'not-reached' ? {} : { evidence: 'call' }),
          ...body,
        }),
      ),
    tryCheck: (id: string, body: Record<string, unknown>) => writeCheck(h.deps, actor, id, body),
    end: async (id: string, endedOn: string, reason: string): Promise<PlacementWithHistory> =>
      done(await endPlacement(h.deps, actor, id, { endedOn, reason })),
    see: async (id: string): Promise<PlacementWithHistory> => done(await viewPlacement(h.deps, actor, id)),
  };
}

export const standing = async (h: Harness, personId: string) =>
  (
    await rowsOf<{ status: string; reason: string | null; since: string; experience: string | null }>(
      h,
      sql`select status, status_reason as reason, status_since as since, experience from person where id = ${personId}`,
    )
  )[0];
