import * as z from 'zod';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import type { AskAnswers, AskStep } from './ask-form.rules.ts';
import type { AskReceipt } from './ask-record.rules.ts';

/** How long answers that were not sent, and the receipt of those that were, stay with the browser. */
export const draftMinutes = 20;

/** What is carried from page to page of one ask. Once it is sent, the receipt alone. */
export type AskDraft =
  | {
      readonly answers: AskAnswers;
      /** The question whose answer did not do. */
      readonly tried?: AskStep | undefined;
      /** Said above the page that comes. */
      readonly said?: Text | undefined;
    }
  | { readonly receipt: AskReceipt };

const text = z.object({ fa: z.string(), en: z.string() });
const kept = z.object({
  until: z.string(),
  draft: z.union([
    z.object({
      answers: z.object({ name: z.string(), phone: z.string(), county: z.string() }),
      tried: z.enum(['name', 'phone', 'county']).optional(),
      said: text.optional(),
    }),
    z.object({
      receipt: z.object({
        reference: z.string(),
        opportunityTitle: text,
        organisation: text,
        organisationPhone: z.string().nullable(),
        callBy: z.string(),
        bring: z.array(text),
      }),
    }),
  ]),
});

type Sealing = Pick<Deps, 'crypto' | 'now'>;
const whereOf = (opportunityId: string) => `ask_form:${opportunityId}:draft`;

/** Browsers keep 4,096 bytes of a cookie, its name and what is said of it among them. */
const mostSealed = 3900;

/**
 * Seals a draft for the browser to keep: only we can read it, and only for this opportunity and these minutes. Of a list
 * of papers longer than any that was ever asked for, the beginning is kept.
 */
export function sealDraft({ crypto, now }: Sealing, opportunityId: string, draft: AskDraft): string {
  const until = new Date(now().getTime() + draftMinutes * 60_000).toISOString();
  const seal = (one: AskDraft) => crypto.seal(JSON.stringify({ until, draft: one }), whereOf(opportunityId));
  let sealed = seal(draft);
  if (!('receipt' in draft)) return sealed;
  const { receipt } = draft;
  for (let n = receipt.bring.length - 1; sealed.length > mostSealed && n >= 0; n--)
    sealed = seal({ receipt: { ...receipt, bring: receipt.bring.slice(0, n) } });
  return sealed;
}

/** What was kept for this opportunity; undefined where there is none, its time is over, or it is none of ours. */
export function openDraft(
  { crypto, now }: Sealing,
  opportunityId: string,
  sealed: string | undefined,
): AskDraft | undefined {
  if (!sealed) return undefined;
  try {
    const { until, draft } = kept.parse(JSON.parse(crypto.open(sealed, whereOf(opportunityId))));
    return until > now().toISOString() ? (draft as AskDraft) : undefined;
  } catch {
    return undefined;
  }
}
