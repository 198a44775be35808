import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { putDisabled } from '../../src/features/accounts/accounts.repo.ts';
import { sweepOldCodes } from '../../src/features/benefactors/ask-for-code.ts';
import { phoneOf } from '../../src/features/benefactors/benefactors.repo.ts';
import { codeFrom, codeLimits } from '../../src/features/benefactors/code.rules.ts';
import { countTried } from '../../src/features/benefactors/count-codes.repo.ts';
import { findOrEnterBenefactor } from '../../src/features/benefactors/find-or-enter-benefactor.ts';
import { change } from '../../src/features/records/change.repo.ts';
import { ok } from '../../src/kernel/result.ts';
import { createHarness, type Harness } from '../support/harness.ts';

let house: Harness;
let at = Date.parse('2026-11-22T08:00:00Z');
/** Every test an hour and a day later, so that none uses up what another may. */
const later = (seconds: number) => {
  at += seconds * 1000;
  house.setNow(new Date(at).toISOString());
};
beforeAll(async () => {
  house = await createHarness();
});
afterAll(() => house.close());
beforeEach(() => later(25 * 3600));

let last = 0;
const newPhone = () => `0913${String(1_000_000 + ++last)}`;
const api = (path: string) => house.request().post(`/api/v1${path}`);
const ask = async (phone: string) => {
  const answer = await api('/codes').send({ phone });
  return { status: answer.status, body: answer.body, token: String(answer.body.codeToken) };
};
const use = (codeToken: string, code: string, more: object = {}) =>
  api('/sessions/code').send({ codeToken, code, ...more });
/** The code of the message that was sent last. */
const codeSent = async () => {
  const message = (await house.sentMessages()).at(-1);
  return { to: message?.to, code: /\d{6}/.exec(message?.text ?? '')?.[0] ?? '' };
};
const other = (code: string) => (code === '123456' ? '654321' : '123456');

async function enter(phone: string, name = 'نیکوکار آزمون') {
  const entered = await findOrEnterBenefactor(house.deps, await house.actorOf('manager.bushehr'), {
    phone,
    name,
  });
  if (!entered.ok) throw new Error(entered.problem.kind);
  return entered.value;
}
async function disable(accountId: string) {
  await change(house.deps, await house.actorOf('hq'), async ({ tx, audit }) => {
    await putDisabled(tx, accountId, house.deps.now().toISOString());
    audit({ action: 'account.disable', entity: 'account', entityId: accountId });
    return ok(undefined);
  });
}

describe('a code', () => {
  test('lets a known number in, in Persian digits too, once', async () => {
    const phone = newPhone();
    const { accountId } = await enter(phone);
    const { status, token, body } = await ask(phone.replace(/^0/, '+98 '));
    expect(status).toBe(201);
    expect(Object.keys(body).sort()).toEqual(['codeToken', 'expiresAt']);
    const { to, code } = await codeSent();
    expect(to).toBe(phone);
    const persian = code.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
    const answer = await use(token, persian);
    expect(answer.status).toBe(201);
    expect(answer.body.actor).toMatchObject({ accountId, role: 'benefactor' });
    expect(
      (await house.request().get('/api/v1/me').set('authorization', `Bearer ${answer.body.token}`)).status,
    ).toBe(200);
    expect((await use(token, code)).status).toBe(401);
  });

  test('asks a new number for a name, and makes a benefactor of it who was invited', async () => {
    const inviter = await enter(newPhone());
    const phone = newPhone();
    const { token } = await ask(phone);
    const { code } = await codeSent();
    const named = await use(token, code);
    expect(named.status).toBe(422);
    expect(named.body).toMatchObject({ needsName: true, errors: [{ path: 'name', code: 'required' }] });
    const tokenOfInviter = await sessionOf(inviter.id);
    const invitations = () =>
      house.request().get('/api/v1/me/invitations').set('authorization', `Bearer ${tokenOfInviter}`);
    const { link, came } = (await invitations()).body;
    expect(came).toBe(0);
    const joined = await api('/sessions/code').send({
      codeToken: token,
      name: 'مینا',
      invitation: String(link).split('/').at(-1),
    });
    expect(joined.status).toBe(201);
    expect(joined.body.actor.name).toEqual({ fa: 'مینا', en: 'مینا' });
    const { body } = await invitations();
    expect(body).toEqual({ link, came: 1 });
  });

  test('dies at the fifth wrong try, even for the right code', async () => {
    const phone = newPhone();
    await enter(phone);
    const { token } = await ask(phone);
    const { code } = await codeSent();
    for (let i = 0; i < 5; i++) expect((await use(token, other(code))).status).toBe(401);
    expect((await use(token, code)).status).toBe(401);
  });

  test('dies after three minutes', async () => {
    const phone = newPhone();
    await enter(phone);
    const { token } = await ask(phone);
    const { code } = await codeSent();
    later(3 * 60);
    expect((await use(token, code)).status).toBe(401);
  });

  test('opens one session, however many use it at once', async () => {
    const phone = newPhone();
    await enter(phone);
    const { token } = await ask(phone);
    const { code } = await codeSent();
    const answers = await Promise.all(Array.from({ length: 20 }, () => use(token, code)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
  });

  test('joins a new number once, however many give a name at once', async () => {
    const phone = newPhone();
    const { token } = await ask(phone);
    const { code } = await codeSent();
    expect((await use(token, code)).body.needsName).toBe(true);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => api('/sessions/code').send({ codeToken: token, name: `نام ${i}` })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test('is worth nothing to another browser, nor to a token that was made up', async () => {
    const phone = newPhone();
    await enter(phone);
    await ask(phone);
    const { code } = await codeSent();
    later(61);
    const { token } = await ask(newPhone());
    expect((await use(token, code)).status).toBe(401);
    const [id = ''] = token.split('.');
    expect((await use(`${id}.${'A'.repeat(43)}`, code)).status).toBe(401);
    expect((await use('nothing', code)).status).toBe(401);
  });

  test('of an earlier message works beside a later one: nobody who asks locks the owner out', async () => {
    const phone = newPhone();
    await enter(phone);
    const { token } = await ask(phone);
    const { code } = await codeSent();
    later(61);
    await ask(phone);
    expect((await use(token, code)).status).toBe(201);
  });

  test('cannot be guessed on and on: the number’s tries are limited, whatever is asked for anew', async () => {
    const phone = newPhone();
    await enter(phone);
    await change(house.deps, await house.actorOf('hq'), async ({ tx, nothingChanged }) => {
      nothingChanged();
      for (let i = 1; i < codeLimits.tries.most; i++) await countTried(tx, house.deps, phone);
      return ok(undefined);
    });
    const { token } = await ask(phone);
    const { code } = await codeSent();
    for (const status of [401, 429, 429]) expect((await use(token, other(code))).status).toBe(status);
    later(61);
    const next = await ask(phone);
    const right = await codeSent();
    expect((await use(next.token, right.code)).status).toBe(429);
    later(25 * 3600);
    const dayAfter = await ask(phone);
    expect((await use(dayAfter.token, (await codeSent()).code)).status).toBe(201);
  });
});

describe('nobody learns whether a number is registered', () => {
  /** All that an answer says, without what is drawn anew each time. */
  const told = ({
    status,
    headers,
    text,
  }: {
    status: number;
    headers: Record<string, string>;
    text: string;
  }) => ({
    status,
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => !['date', 'x-request-id'].includes(name)),
    ),
    text: text
      .replace(/otc_[0-9a-z]{20}\.[\w-]{43}/, '<token>')
      .replace(/"requestId":"[^"]+"/, '"requestId":"<id>"'),
  });

  test('asking for a code, a wrong code and one that is over are answered the same, byte by byte', async () => {
    const known = newPhone();
    await enter(known);
    const closed = newPhone();
    await disable((await enter(closed)).accountId);
    const answers = [];
    for (const phone of [newPhone(), known, closed]) {
      later(1);
      const time = house.deps.now().getTime();
      const asked = await api('/codes').send({ phone });
      const { to, code } = await codeSent();
      expect(to).toBe(phone);
      const token = String(asked.body.codeToken);
      const wrong = await use(token, other(code));
      const sms = (await house.sentMessages()).at(-1)?.text.replace(code, '<code>');
      later(200);
      const over = await use(token, code);
      expect(asked.body.expiresAt).toBe(new Date(time + 180_000).toISOString());
      answers.push({
        asked: { ...told(asked), text: told(asked).text.replace(asked.body.expiresAt, '<expiry>') },
        wrong: told(wrong),
        over: told(over),
        sms,
      });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('a closed account is refused with the right code as with a wrong one, and has no session', async () => {
    const phone = newPhone();
    const { accountId } = await enter(phone);
    await disable(accountId);
    const { token } = await ask(phone);
    const { code } = await codeSent();
    const wrong = told(await use(token, other(code)));
    expect(told(await use(token, code))).toEqual(wrong);
    expect(told(await use(token, code, { name: 'نام تازه' }))).toEqual(wrong);
    const sessions = await house.deps.database.read.run(
      `select * from session where account_id = '${accountId}'`,
    );
    expect(sessions.rows).toEqual([]);
  });

  test('the statements that asking sends are the same for every number', async () => {
    const known = newPhone();
    await enter(known);
    const shapes = [];
    for (const phone of [newPhone(), known]) {
      later(2);
      shapes.push(await house.queriesOf(async () => void (await ask(phone))));
      await house.sentMessages();
    }
    const shape = (sql: readonly string[] = []) =>
      sql.filter((one) => /one_time_code|benefactor|account/.test(one));
    expect(shape(shapes[1])).toEqual(shape(shapes[0]));
    expect(shape(shapes[0]).some((one) => /from "?benefactor/.test(one))).toBe(false);
  });
});

describe('limits', () => {
  test('one number is sent a code a minute and three in a quarter of an hour, whoever it is', async () => {
    const phone = newPhone();
    expect((await ask(phone)).status).toBe(201);
    const soon = await api('/codes').send({ phone });
    expect(soon.status).toBe(429);
    expect(Number(soon.headers['retry-after'])).toBe(60);
    for (let i = 0; i < 2; i++) {
      later(60);
      expect((await ask(phone)).status).toBe(201);
    }
    later(60);
    expect((await ask(phone)).status).toBe(429);
    expect((await ask(newPhone())).status).toBe(201);
  });

  test('one address asks for twenty an hour', async () => {
    for (let i = 0; i < codeLimits.address.most; i++) expect((await ask(newPhone())).status).toBe(201);
    expect((await ask(newPhone())).status).toBe(429);
  });

  test('only the form of a number is looked at', async () => {
    for (const phone of ['02133445566', '0912', 'abc', '']) {
      const answer = await ask(phone);
      expect(answer.status, phone).toBe(422);
      expect(answer.body.errors[0]).toMatchObject({ path: 'phone' });
    }
    for (const phone of ['۰۹۱۴ ۱۲۳ ۴۵ ۶۱', '0098 914 123 45 62', '٩١٤١٢٣٤٥٦٣'])
      expect((await ask(phone)).status, phone).toBe(201);
  });

  test('every code is as likely as any other, its first digits too', () => {
    const draws = [4_294_967_295, 4_293_999_999, 7].map((n) => {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, n);
      return bytes;
    });
    let drawn = 0;
    // Above the last whole million nothing is taken: it would favour low codes.
    expect(codeFrom(() => draws[drawn++] ?? new Uint8Array(4))).toBe('999999');
    expect(drawn).toBe(2);
    expect(codeFrom(() => draws[drawn++] ?? new Uint8Array(4))).toBe('000007');
  });
});

test('neither code, number nor token stands anywhere in the database, and the text goes once it was sent', async () => {
  const phone = newPhone();
  const { token } = await ask(phone);
  const { code } = await codeSent();
  const [, secret = ''] = token.split('.');
  const { rows: tables } = await house.deps.database.read.run(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
  );
  for (const { name } of tables as unknown as { name: string }[]) {
    const { rows } = await house.deps.database.read.run(`select * from "${name}"`);
    const text = JSON.stringify(rows);
    expect(text, name).not.toContain(phone);
    expect(text, name).not.toContain(secret);
    if (/code|message|audit|throttle/.test(name)) expect(text, name).not.toMatch(new RegExp(`\\b${code}\\b`));
  }
  const { rows } = await house.deps.database.read.run('select state, text_sealed from message');
  for (const row of rows) expect(row).toMatchObject({ state: 'sent', text_sealed: null });
});

test('codes are forgotten an hour after they ended', async () => {
  await ask(newPhone());
  const left = async () =>
    Number((await house.deps.database.read.run('select count(*) n from one_time_code')).rows[0]?.n);
  later(30 * 60);
  await sweepOldCodes(house.deps);
  expect(await left()).toBeGreaterThan(0);
  later(40 * 60);
  await sweepOldCodes(house.deps);
  expect(await left()).toBe(0);
});

test('where no gateway is set, it is said plainly', async () => {
  const bare = await createHarness({ messages: 'none' });
  const answer = await bare.request().post('/api/v1/codes').send({ phone: newPhone() });
  expect(answer.status).toBe(409);
  expect(answer.body.detail).toMatch(/پیامک/);
  await bare.close();
});

/** A session of a benefactor, begun by code. */
async function sessionOf(benefactorId: string): Promise<string> {
  const phone = await phoneOf(house.deps.database.read, house.deps.crypto, benefactorId);
  later(61);
  const { token } = await ask(phone);
  const { code } = await codeSent();
  return String((await use(token, code)).body.token);
}
