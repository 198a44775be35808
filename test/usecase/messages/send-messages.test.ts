import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MessageKind } from '../../../src/features/messages/message.rules.ts';
import { queueMessage } from '../../../src/features/messages/messages.repo.ts';
import { sendMessages, sweepOldMessages } from '../../../src/features/messages/send-messages.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Deps } from '../../../src/platform/deps.ts';
import { createLog } from '../../../src/platform/log.ts';
import { kavenegarMessages, localIdOf } from '../../../src/platform/messages.kavenegar.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import {
  type GatewayAnswer,
  neverSeen,
  refusedBy,
  startSmsGateway,
  taken,
} from '../../support/sms-gateway.ts';

const key = '4B6F7665-key-that-must-not-be-seen-anywhere';
const text = 'رسید شما ثبت شد.';
const phone = '09121234567';

let house: Harness;
let gateway: Awaited<ReturnType<typeof startSmsGateway>>;
let deps: Deps;
const logged: string[] = [];
let at = Date.parse('2026-11-22T08:00:00Z');
const later = (seconds: number) => {
  at += seconds * 1000;
  house.setNow(new Date(at).toISOString());
};
let last = 0;

beforeAll(async () => {
  gateway = await startSmsGateway();
  const messages = kavenegarMessages({ key, sender: '10004346', url: gateway.url, timeoutMs: 300 });
  house = await createHarness({ messages });
  const log = createLog(
    (line) => logged.push(line),
    () => house.deps.now(),
  );
  // The clock of the house moves on, so it is read from there.
  deps = { ...house.deps, log, now: () => house.deps.now() };
});
afterAll(async () => {
  await house.close();
  await gateway.close();
});
beforeEach(() => {
  gateway.got.length = 0;
  gateway.asked.length = 0;
  gateway.answerWith(taken());
  gateway.saysOfAny(neverSeen);
  later(4 * 86_400);
});

async function queue(more: { kind?: MessageKind; expiresAt?: string } = {}): Promise<string> {
  const onceKey = `test:${++last}`;
  await change(deps, { accountId: 'system:test', organisationId: null }, async ({ tx, nothingChanged }) => {
    nothingChanged();
    await queueMessage(tx, deps, {
      phone,
      kind: more.kind ?? 'receipt',
      text: { fa: text, en: 'Your receipt is recorded.' },
      onceKey,
      ...(more.expiresAt === undefined ? {} : { expiresAt: more.expiresAt }),
    });
    return ok(undefined);
  });
  return onceKey;
}
const rowOf = async (onceKey: string) => {
  const { rows } = await house.deps.database.read.run(`select * from message where once_key = '${onceKey}'`);
  return rows[0] as unknown as Record<string, unknown>;
};

describe('what Kavenegar answers', () => {
  test('is asked over POST, number, text and line in the body, under an id of ours', async () => {
    gateway.answerWith(taken(99_887_766));
    const onceKey = await queue();
    await sendMessages(deps);
    const row = await rowOf(onceKey);
    expect(gateway.got).toEqual([
      {
        method: 'POST',
        path: `/v1/${key}/sms/send.json`,
        form: { receptor: phone, message: text, sender: '10004346', localid: localIdOf(String(row.id)) },
      },
    ]);
    expect(row).toMatchObject({ state: 'sent', text_sealed: null, gateway_id: '99887766', error: null });
    await sendMessages(deps);
    expect(gateway.got).toHaveLength(1);
  });

  test.each<readonly [string, GatewayAnswer, 'failed' | 'waiting', string]>([
    ['a number that is none', refusedBy(411), 'failed', 'gateway-411'],
    ['a text that is too long', refusedBy(413), 'failed', 'gateway-413'],
    ['a receiver who blocked it', taken(1, 14), 'failed', 'message-14'],
    ['no such call', { status: 404, body: 'not found' }, 'failed', 'http-404'],
    ['a key that is not right', refusedBy(403), 'waiting', 'gateway-403'],
    ['no credit', refusedBy(418), 'waiting', 'gateway-418'],
    ['its own trouble', refusedBy(409), 'waiting', 'gateway-409'],
    ['a server that is down', { status: 502, body: '<html>Bad gateway</html>' }, 'waiting', 'http-502'],
    ['too many calls', { status: 429, body: '' }, 'waiting', 'http-429'],
    ['another address', { status: 302, body: '' }, 'waiting', 'http-302'],
    ['a page', { status: 200, body: '<html>hello</html>' }, 'waiting', 'unreadable'],
    [
      'something else',
      { status: 200, body: '{"return":{"status":200},"entries":[]}' },
      'waiting',
      'unreadable',
    ],
    ['nothing, and hangs up', 'cut', 'waiting', 'unreachable'],
    ['nothing at all', 'silent', 'waiting', 'timeout'],
  ])('%s: it is known whether another time helps', async (_, answer, state, error) => {
    gateway.answerWith(answer);
    const onceKey = await queue();
    await sendMessages(deps);
    expect(gateway.got.map(({ path }) => path)).toEqual([`/v1/${key}/sms/send.json`]);
    expect(await rowOf(onceKey)).toMatchObject({ state, error });
    expect((await rowOf(onceKey)).text_sealed === null).toBe(state === 'failed');
    if (state === 'failed') return;
    const pause = (Date.parse(String((await rowOf(onceKey)).next_at)) - house.deps.now().getTime()) / 1000;
    expect(pause).toBe(5);
    gateway.answerWith(taken());
    await sendMessages(deps);
    expect(gateway.got).toHaveLength(1);
    later(pause);
    await sendMessages(deps);
    // It is asked by our id first, and sent again under the same where it was never seen.
    expect(gateway.asked.map(({ path, form }) => [path, form])).toEqual([
      [`/v1/${key}/sms/statuslocalmessageid.json`, { localid: gateway.got[0]?.form.localid }],
    ]);
    expect(gateway.got[1]?.form).toEqual(gateway.got[0]?.form);
    expect(await rowOf(onceKey)).toMatchObject({ state: 'sent', text_sealed: null, attempts: 2 });
  });

  test.each<readonly [string, GatewayAnswer, object]>([
    ['it took it in after all', taken(77, 10), { state: 'sent', gateway_id: '77' }],
    ['it took it in and lost it', taken(77, 11), { state: 'failed', error: 'message-11' }],
    ['it cannot say now', 'cut', { state: 'waiting', error: 'unreachable' }],
  ])('what was cut off is asked after, and never sent twice: %s', async (_, answer, row) => {
    gateway.answerWith('cut');
    const onceKey = await queue();
    await sendMessages(deps);
    gateway.answerWith(taken());
    gateway.saysOfAny(answer);
    later(5);
    await sendMessages(deps);
    expect(gateway.got).toHaveLength(1);
    expect(gateway.asked).toHaveLength(1);
    expect(await rowOf(onceKey)).toMatchObject(row);
  });

  test.each<readonly [string, GatewayAnswer]>([
    ['does not know the question', { status: 404, body: 'not found' }],
    ['refuses it', refusedBy(414)],
  ])('a gateway that %s is given the message again, under the same id', async (_, answer) => {
    gateway.answerWith('silent');
    const onceKey = await queue();
    await sendMessages(deps);
    gateway.answerWith(taken());
    gateway.saysOfAny(answer);
    later(5);
    await sendMessages(deps);
    expect(new Set(gateway.got.map(({ form }) => form.localid)).size).toBe(1);
    expect(await rowOf(onceKey)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('is believed at last: twelve tries, ever longer apart', async () => {
    gateway.answerWith(refusedBy(409));
    const onceKey = await queue();
    const pauses: number[] = [];
    for (let i = 0; i < 12; i++) {
      await sendMessages(deps);
      const { state, next_at } = await rowOf(onceKey);
      if (state !== 'waiting') break;
      pauses.push((Date.parse(String(next_at)) - house.deps.now().getTime()) / 1000);
      later(pauses.at(-1) ?? 0);
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600]);
    expect(await rowOf(onceKey)).toMatchObject({ state: 'failed', attempts: 12, text_sealed: null });
  });
});

describe('messages that wait', () => {
  test('a code is not sent once it has expired, and goes before the rest', async () => {
    const expiresAt = () => new Date(house.deps.now().getTime() + 180_000).toISOString();
    for (let i = 0; i < 30; i++) await queue();
    const code = await queue({ kind: 'code', expiresAt: expiresAt() });
    await sendMessages(deps);
    const id = localIdOf(String((await rowOf(code)).id));
    expect(gateway.got.findIndex(({ form }) => form.localid === id)).toBeLessThan(20);
    gateway.answerWith(refusedBy(409));
    const late = await queue({ kind: 'code', expiresAt: expiresAt() });
    await sendMessages(deps);
    gateway.answerWith(taken());
    gateway.got.length = 0;
    later(180);
    await sendMessages(deps);
    expect(gateway.got).toEqual([]);
    expect(await rowOf(late)).toMatchObject({ state: 'expired', text_sealed: null });
  });

  test('are sent once by however many send at once', async () => {
    for (let i = 0; i < 45; i++) await queue();
    await Promise.all([sendMessages(deps), sendMessages(deps), sendMessages(deps)]);
    expect(gateway.got).toHaveLength(45);
    expect(new Set(gateway.got.map(({ form }) => form.localid)).size).toBe(45);
  });

  test('are taken up again a minute after their sender died, under the same id', async () => {
    const onceKey = await queue();
    const dies = { send: async () => await Promise.reject(new Error('killed')) };
    await expect(sendMessages({ ...deps, messages: dies })).rejects.toThrow('killed');
    await sendMessages(deps);
    expect(gateway.got).toEqual([]);
    later(60);
    await sendMessages(deps);
    expect(await rowOf(onceKey)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('lose their text where nobody carries any, and are forgotten after three months', async () => {
    const onceKey = await queue();
    await sendMessages({ ...deps, messages: undefined });
    expect(await rowOf(onceKey)).toMatchObject({ state: 'waiting' });
    later(3 * 86_400);
    await sweepOldMessages(deps);
    expect(await rowOf(onceKey)).toMatchObject({ state: 'expired', text_sealed: null });
    later(91 * 86_400);
    await sweepOldMessages(deps);
    expect(await rowOf(onceKey)).toBeUndefined();
  });
});

test('the gateway’s key stands in no line of the log and in no row', async () => {
  expect(logged.length).toBeGreaterThan(10);
  expect(logged.join('\n')).not.toContain('must-not-be-seen');
  expect(logged.join('\n')).not.toMatch(/09121234567|رسید|127\.0\.0\.1/);
  for (const table of ['message', 'audit_entry']) {
    const { rows } = await house.deps.database.read.run(`select * from ${table}`);
    expect(JSON.stringify(rows), table).not.toMatch(/must-not-be-seen|127\.0\.0\.1/);
  }
});
