import { problem } from '../kernel/problem.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import { problemText } from './problem.text.ts';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** The most bytes of a body, by who may send it: anybody; somebody signed in; a list, bare or in the form that carries it. */
const limits = {
  open: 16 * kilobyte,
  own: megabyte,
  list: 20 * megabyte,
  'list-form': 20 * megabyte + 16 * kilobyte,
} as const;
export type BodySort = keyof typeof limits;

/**
 * A body of at most so many bytes, counted while it comes in: one that goes beyond is read no further, so that nobody's
 * takes more memory than its limit. Refuses `too-large`.
 */
export async function readBody(request: Request, sort: BodySort): Promise<Result<Uint8Array>> {
  const limit = limits[sort];
  const tooLarge = fail(
    problem('too-large', {
      detail:
        sort === 'open' || sort === 'own' ? problemText.tooLarge(limit) : problemText.listTooLarge(limit),
    }),
  );
  const told = request.headers.get('content-length');
  // The platform holds a body to the length that it told, unless it comes in chunks.
  if (told !== null && !request.headers.has('transfer-encoding'))
    return Number(told) <= limit ? ok(new Uint8Array(await request.arrayBuffer())) : tooLarge;
  if (request.body === null) return ok(new Uint8Array());
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      // Not waited for: what is on its way is the platform's to drop, once the answer is out.
      reader.cancel().catch(() => undefined);
      return tooLarge;
    }
    chunks.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return ok(whole);
}
