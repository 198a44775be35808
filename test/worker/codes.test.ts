import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoBenefactor } from '../../src/features/demo/demo-accounts.rules.ts';
import { builtWorker } from '../support/built-worker.ts';
import { send } from '../support/http.ts';
import { testSecret } from '../support/secret.ts';
import { refusedBy, startSmsGateway, taken } from '../support/sms-gateway.ts';
import { openRemoteHouse, type RemoteHouse, type RunningWorker, startWorker } from '../support/worker.ts';

const key = 'a-key-that-no-line-of-the-log-may-hold';
let house: RemoteHouse;
let worker: RunningWorker;
let gateway: Awaited<ReturnType<typeof startSmsGateway>>;

beforeAll(async () => {
  const [built, opened, started] = await Promise.all([builtWorker(), openRemoteHouse(), startSmsGateway()]);
  house = opened;
  gateway = started;
  worker = await startWorker(built, {
    NODE_ENV: 'test',
    DATABASE_URL: house.url,
    ...(house.token === undefined ? {} : { DATABASE_AUTH_TOKEN: house.token }),
    SECRET_KEY: testSecret,
    BASE_URL: 'http://localhost',
    SMS_GATEWAY: 'kavenegar',
    KAVENEGAR_KEY: key,
    KAVENEGAR_URL: gateway.url,
  });
});
afterAll(async () => {
  await worker?.close();
  await house?.close();
  await gateway?.close();
});

async function sentTo(phone: string): Promise<string> {
  for (let i = 0; i < 100; i++) {
    const message = gateway.got.findLast(({ form }) => form.receptor === phone);
    if (message) return message.form.message ?? '';
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no message came');
}

test('a Worker sends the code after its answer and signs in by it; what did not go out goes by the minute', async () => {
  const ask = (phone: string) => send(`${worker.url}/api/v1/codes`, { body: { phone } });
  const asked = await ask(demoBenefactor.phone);
  expect(asked.status).toBe(201);
  const code = /\d{6}/.exec(await sentTo(demoBenefactor.phone))?.[0];
  const entered = await send(`${worker.url}/api/v1/sessions/code`, {
    body: { codeToken: asked.json.codeToken, code },
  });
  expect(entered).toMatchObject({ status: 201, json: { actor: { username: 'benefactor' } } });

  gateway.answerWith(refusedBy(409));
  expect((await ask('09121110099')).status).toBe(201);
  await sentTo('09121110099');
  gateway.answerWith(taken());
  gateway.got.length = 0;
  // The next try is five seconds on.
  await new Promise((resolve) => setTimeout(resolve, 5_200));
  expect(await worker.runCron('* * * * *')).toBe('ok');
  expect(await sentTo('09121110099')).toMatch(/\d{6}/);
  expect(JSON.stringify([worker.logged, worker.other])).not.toMatch(/no-line-of-the-log|0912111|\d{6} /);
}, 60_000);
