import * as z from 'zod';
import { page } from '../../platform/fields.ts';
import { isReason, needsReason, reasons, referralStates } from './referral.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);

export const proposalInput = z.strictObject({ personId: id, opportunityId: id });

const reasonCodes = Object.entries(reasons)
  .map(([state, codes]) => `${state}: ${codes.join(', ')}`)
  .join('; ');

/**
 * A closing state takes a reason of its closed list, `other` where none is sent (one that was left empty is refused: a
 * form asks for it); a reason sent with any other move is left out.
 */
export const moveInput = z
  .strictObject({
    to: z.enum(referralStates),
    reason: z
      .string()
      .trim()
      .max(60)
      .nullish()
      .describe(`Of a closing move, \`other\` where left out. ${reasonCodes}`),
  })
  .transform(({ to, reason }, ctx): { to: typeof to; reason: string | null } => {
    if (!needsReason(to)) return { to, reason: null };
    if (reason === '') ctx.addIssue({ code: 'custom', path: ['reason'], message: 'required' });
    else if (reason && !isReason(to, reason))
      ctx.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'reason.unknown',
        params: { choices: reasons[to] },
      });
    return { to, reason: reason ?? 'other' };
  });

export const referralsQuery = z.object({
  state: z.enum(referralStates).optional(),
  personId: id.optional(),
  opportunityId: id.optional(),
  /** `true` = those still under way, `false` = those that have ended. */
  open: z.enum(['true', 'false']).optional(),
  ...page,
});
