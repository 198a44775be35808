import * as z from 'zod';
import { page } from '../../platform/fields.ts';
import { isReason, needsReason, referralStates } from './referral.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);

export const proposalInput = z.strictObject({ personId: id, opportunityId: id });

/** A closing state needs a reason of its closed list; a reason sent with any other move is left out. */
export const moveInput = z
  .strictObject({ to: z.enum(referralStates), reason: z.string().trim().max(60).nullish() })
  .transform(({ to, reason }, ctx): { to: typeof to; reason: string | null } => {
    if (!needsReason(to)) return { to, reason: null };
    if (!reason) ctx.addIssue({ code: 'custom', path: ['reason'], message: 'required' });
    else if (!isReason(to, reason))
      ctx.addIssue({ code: 'custom', path: ['reason'], message: 'reason.unknown' });
    return { to, reason: reason ?? null };
  });

export const referralsQuery = z.object({
  state: z.enum(referralStates).optional(),
  personId: id.optional(),
  opportunityId: id.optional(),
  /** `true` = those still under way, `false` = those that have ended. */
  open: z.enum(['true', 'false']).optional(),
  ...page,
});
