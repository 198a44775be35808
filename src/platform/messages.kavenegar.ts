import * as z from 'zod';
import type { Delivery, MessageGateway } from './messages.ts';

/** Longest wait for one answer, its body included. */
const answerMs = 8_000;
export const kavenegarUrl = 'https://api.kavenegar.com';

export interface KavenegarOptions {
  /** Stands in the address of every call: no address may reach a log, an error or the database. */
  readonly key: string;
  /** The line that messages come from; the account's own where left out. */
  readonly sender?: string | undefined;
  readonly url?: string | undefined;
  readonly timeoutMs?: number;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}
const answer = z.object({ return: z.object({ status: z.int() }) });
const accepted = z.object({
  entries: z.array(z.object({ messageid: z.union([z.int(), z.string()]), status: z.int() })).min(1),
});
type Taken = z.infer<typeof accepted>['entries'][number];

/**
 * What the house can mend while a message waits: an account that is closed, unverified or without credit (401, 430, 418), a
 * key, an address or a line that is not allowed (403, 407, 416, 412), too many calls (429, 451), its own trouble (402, 409).
 */
const passing: readonly number[] = [401, 402, 403, 407, 409, 412, 416, 418, 429, 430, 451];
/** States of a message that was taken in and will reach nobody: failed, undelivered, cancelled, blocked by its receiver. */
const lost: readonly number[] = [6, 11, 13, 14];
/** Of a message that it has never seen, or no longer knows. */
const unknown = 100;

/** Sends through Kavenegar, over HTTPS. */
export function kavenegarMessages(options: KavenegarOptions): MessageGateway {
  const { key, sender, url = kavenegarUrl, timeoutMs = answerMs } = options;
  const base = `${url.replace(/\/+$/, '')}/v1/${encodeURIComponent(key)}/sms`;

  async function call(method: string, form: URLSearchParams): Promise<Answer | Delivery> {
    try {
      const response = await fetch(`${base}/${method}.json`, {
        method: 'POST',
        body: form,
        headers: { accept: 'application/json' },
        // A key that stands in an address must not be led elsewhere.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, body: await response.text() };
    } catch (error) {
      // What is thrown may quote the address, so nothing of it is kept.
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      return { is: 'retry', code: isLate ? 'timeout' : 'unreachable' };
    }
  }

  return {
    async send({ id, to, text, again }) {
      const localid = localIdOf(id);
      if (again) {
        // Whether it refuses a second message under one id is the gateway's word; what it has of it is asked.
        const answer = await call('statuslocalmessageid', new URLSearchParams({ localid }));
        if ('is' in answer) return answer;
        const entry = takenBy(jsonOf(answer.body));
        if (entry !== undefined && entry.status !== unknown) return deliveryOfTaken(entry);
      }
      const form = new URLSearchParams({ receptor: to, message: text, localid });
      if (sender !== undefined) form.set('sender', sender);
      const answer = await call('send', form);
      return 'is' in answer ? answer : deliveryOf(answer);
    },
  };
}

/** The gateway tells what came of a call in its body, and by the same number as HTTP status; whatever stands before it by the latter alone. */
function deliveryOf({ status, body }: Answer): Delivery {
  const json = jsonOf(body);
  const told = answer.safeParse(json);
  if (!told.success) {
    if (status >= 200 && status < 300) return { is: 'retry', code: 'unreadable' };
    return { is: mayPass(status) ? 'retry' : 'failed', code: `http-${status}` };
  }
  const code = told.data.return.status;
  if (code !== 200) return { is: mayPass(code) ? 'retry' : 'failed', code: `gateway-${code}` };
  const entry = takenBy(json);
  return entry === undefined ? { is: 'retry', code: 'unreadable' } : deliveryOfTaken(entry);
}

const takenBy = (json: unknown): Taken | undefined => accepted.safeParse(json).data?.entries[0];

const deliveryOfTaken = ({ messageid, status }: Taken): Delivery =>
  lost.includes(status)
    ? { is: 'failed', code: `message-${status}` }
    : { is: 'sent', gatewayId: String(messageid).slice(0, 40) };

/** Redirects and whatever is no refusal of this very message may pass. */
const mayPass = (status: number) => status < 400 || status >= 500 || passing.includes(status);

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A whole number of at most 50 bits out of an id's random letters: the gateway sends nothing twice under one, so that what
 * was cut off may be tried again.
 */
export function localIdOf(id: string): string {
  let number = 0;
  for (const letter of id.slice(-10)) number = number * 32 + Math.max(0, letters.indexOf(letter));
  return String(number);
}
