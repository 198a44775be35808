import * as z from 'zod';
import { page } from '../../platform/fields.ts';
import { placedFields } from '../placements/placement.input.ts';
import { isReason, needsReason, type ReferralState, reasons, referralStates } from './referral.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);

export const proposalInput = z.strictObject({ personId: id, opportunityId: id });

/** A move that has been read; `placed` says something for that move alone. */
export interface Move {
  readonly to: ReferralState;
  readonly reason: string | null;
  readonly placed: PlacedInput;
}

const placedInput = z.object(placedFields);
type PlacedInput = z.output<typeof placedInput>;

const reasonCodes = Object.entries(reasons)
  .map(([state, codes]) => `${state}: ${codes.join(', ')}`)
  .join('; ');

/**
 * A closing state takes a reason of its closed list, `other` where none is sent (one that was left empty is refused: a
 * form asks for it); a reason sent with any other move is left out. Of `placed` the work may be told as it is; what is
 * left out is taken from the opportunity.
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
    ...placedFields,
  })
  .transform(({ to, reason, ...placed }, ctx): Move => {
    if (to !== 'placed')
      for (const [name, value] of Object.entries(placed))
        if (value !== undefined && value !== null)
          ctx.addIssue({ code: 'custom', path: [name], message: 'placed.only' });
    if (!needsReason(to)) return { to, reason: null, placed };
    if (reason === '') ctx.addIssue({ code: 'custom', path: ['reason'], message: 'required' });
    else if (reason && !isReason(to, reason))
      ctx.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'reason.unknown',
        params: { choices: reasons[to] },
      });
    return { to, reason: reason ?? 'other', placed };
  });

export const referralsQuery = z.object({
  state: z.enum(referralStates).optional(),
  personId: id.optional(),
  opportunityId: id.optional(),
  /** `true` = those still under way, `false` = those that have ended. */
  open: z.enum(['true', 'false']).optional(),
  ...page,
});
