import * as z from 'zod';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { answerNames, type PledgeAnswers, type PledgeStep, pledgeSteps } from './pledge-steps.rules.ts';

/** How long answers that were not sent, and the way to the pledge that they became, stay with the browser. */
export const pledgeDraftMinutes = 60;

/** What is carried from page to page of one pledge. */
export interface PledgeDraft {
  readonly answers: PledgeAnswers;
  /** The pledge that it becomes, once and no more. */
  readonly pledgeId: string;
  /** The look at all of it was reached: what is changed leads back there. */
  readonly reached?: boolean | undefined;
  /** It was made. */
  readonly done?: boolean | undefined;
  /** The step whose answers did not do. */
  readonly tried?: PledgeStep | undefined;
  /** Said above the page that comes. */
  readonly said?: Text | undefined;
  /** Whoever asked for a code here, and may still use it. */
  readonly codeAsked?: boolean | undefined;
}

const kept = z.object({
  until: z.string(),
  draft: z.object({
    answers: z.object(
      Object.fromEntries(answerNames.map((name) => [name, z.string()])) as Record<
        (typeof answerNames)[number],
        z.ZodString
      >,
    ),
    pledgeId: z.string(),
    reached: z.boolean().optional(),
    done: z.boolean().optional(),
    tried: z.enum(pledgeSteps).optional(),
    said: z.object({ fa: z.string(), en: z.string() }).optional(),
    codeAsked: z.boolean().optional(),
  }),
});

type Sealing = Pick<Deps, 'crypto' | 'now'>;
const where = 'pledge_form:0:draft';

/** Seals a draft for the browser to keep: only we can read it, and only for these minutes. */
export function sealPledgeDraft({ crypto, now }: Sealing, draft: PledgeDraft): string {
  const until = new Date(now().getTime() + pledgeDraftMinutes * 60_000).toISOString();
  return crypto.seal(JSON.stringify({ until, draft }), where);
}

/** What was kept; undefined where there is none, its time is over, or it is none of ours. */
export function openPledgeDraft(
  { crypto, now }: Sealing,
  sealed: string | undefined,
): PledgeDraft | undefined {
  if (!sealed) return undefined;
  try {
    const { until, draft } = kept.parse(JSON.parse(crypto.open(sealed, where)));
    return until > now().toISOString() ? draft : undefined;
  } catch {
    return undefined;
  }
}
