import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeText } from '../../src/features/benefactors/code.text.ts';
import { demoBenefactor } from '../../src/features/demo/demo-accounts.rules.ts';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { pagesOf } from './page-client.ts';

let house: Harness;
let at = Date.parse('2026-11-22T08:00:00Z');
const later = (seconds: number) => {
  at += seconds * 1000;
  house.setNow(new Date(at).toISOString());
};
beforeAll(async () => {
  house = await createHarness();
});
afterAll(() => house.close());
beforeEach(() => later(3600));

let last = 0;
const newPhone = () => `0916${String(1_000_000 + ++last)}`;

/** A browser without script: it keeps cookies and follows nothing by itself. */
function browser(app: Harness = house) {
  const kept = new Map<string, string>();
  const noted = (answer: { status: number; headers: Record<string, unknown>; text: string }) => {
    const cookies = [answer.headers['set-cookie'] ?? []].flat() as string[];
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/Max-Age=0/.test(cookie)) kept.delete(name);
      else kept.set(name, value);
    }
    return {
      status: answer.status,
      to: answer.headers.location as string | undefined,
      html: answer.text,
      cookies,
    };
  };
  const cookie = () => [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    kept,
    get: async (path: string) => noted(await app.request().get(path).set('cookie', cookie())),
    post: async (path: string, fields: Record<string, string>) =>
      noted(
        await app
          .request()
          .post(path)
          .set('cookie', cookie())
          .set('sec-fetch-site', 'same-origin')
          .type('form')
          .send(new URLSearchParams(fields).toString()),
      ),
  };
}
const codeSent = async () => /\d{6}/.exec((await house.sentMessages()).at(-1)?.text ?? '')?.[0] ?? '';

describe('somebody new, without script', () => {
  test('is invited, joins by a code and a name, and ends where they were on the way to', async () => {
    const inviter = await pagesOf(house, 'benefactor');
    const link = /value="([^"]*\/give\/with\/[^"]+)"/.exec((await inviter.get(paths.invite)).html)?.[1] ?? '';
    expect((await inviter.get(paths.invite)).text).toContain('هنوز کسی');
    const own = browser();
    expect((await own.get(new URL(link).pathname)).html).toContain('دعوت شده‌اید');
    const next = encodeURIComponent('/benefactor/profile');
    const phone = newPhone();
    const asked = await own.post(`${paths.giveSignIn}?next=${next}`, { phone });
    expect(asked).toMatchObject({ status: 303, to: `${paths.giveSignInCode}?next=${next}` });
    expect(asked.cookies.join()).toMatch(/-code=otc_[^;]+; Path=\/; HttpOnly; SameSite=Strict/);
    const page = await own.get(asked.to ?? '');
    expect(page.html).toMatch(/autocomplete="one-time-code"/);
    expect(page.html).toMatch(/inputmode="numeric"/);
    expect(page.html).not.toContain(phone);
    const named = await own.post(asked.to ?? '', { code: await codeSent() });
    expect(named.to).toBe(`${paths.giveJoin}?next=${next}`);
    expect((await own.get(named.to ?? '')).html).toContain('با دعوت یک نیکوکار');
    const empty = await own.post(named.to ?? '', { name: '  ' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('role="alert"');
    const joined = await own.post(named.to ?? '', { name: 'مریم نیکو' });
    expect(joined).toMatchObject({ status: 303, to: '/benefactor/profile' });
    expect([...own.kept.keys()].sort()).toEqual(['mehrkar']);
    expect((await own.get(joined.to ?? '')).html).toContain('مریم نیکو');
    const told = (await inviter.get(paths.invite)).text;
    expect(told).toContain('۱ نفر');
    expect(told).not.toContain('مریم');
  });

  test('is led back to the number in a browser that did not ask, and never out of the house', async () => {
    const own = browser();
    const asked = await own.post(`${paths.giveSignIn}?next=${encodeURIComponent('//evil.example')}`, {
      phone: newPhone(),
    });
    expect(asked.to).toBe(paths.giveSignInCode);
    const code = await codeSent();
    const other = browser();
    expect((await other.get(paths.giveSignInCode)).to).toBe(paths.giveSignIn);
    expect((await other.post(paths.giveSignInCode, { code })).status).toBe(401);
    expect((await other.get(paths.giveJoin)).to).toBe(paths.giveSignIn);
    expect((await other.post(paths.giveJoin, { name: 'کسی' })).to).toBeUndefined();
    expect(other.kept.has('mehrkar')).toBe(false);
  });
});

test('whoever is known is signed in at once, and what the browser held before ends', async () => {
  const own = browser();
  const first = await house.tokenOf('officer.gilan');
  own.kept.set('mehrkar', first);
  await own.post(paths.giveSignIn, { phone: demoBenefactor.phone });
  const entered = await own.post(paths.giveSignInCode, { code: ` ${await codeSent()} ` });
  expect(entered.status).toBe(303);
  expect(own.kept.get('mehrkar')).not.toBe(first);
  const me = (token: string) => house.request().get('/api/v1/me').set('authorization', `Bearer ${token}`);
  expect((await me(own.kept.get('mehrkar') ?? '')).body.actor.username).toBe('benefactor');
  expect((await me(first)).status).toBe(401);
});

test('a wrong code says how to mend it; a new one comes after a minute, by a button alone', async () => {
  const own = browser();
  await own.post(paths.giveSignIn, { phone: newPhone() });
  const first = await codeSent();
  const wrong = await own.post(paths.giveSignInCode, { code: first === '000000' ? '111111' : '000000' });
  expect(wrong.status).toBe(401);
  expect(wrong.html).toContain(codeText.wrong.fa);
  const soon = await own.post(paths.giveSignInCode, { go: 'again' });
  expect(soon.status).toBe(429);
  expect(soon.html).toContain('۶۰ ثانیه');
  later(60);
  const again = await own.post(paths.giveSignInCode, { go: 'again' });
  expect(again.to).toBe(`${paths.giveSignInCode}?sent=again`);
  expect((await own.get(again.to ?? '')).html).toContain('رمز تازه فرستاده شد');
  const sent = await house.sentMessages();
  expect(sent.at(-1)?.to).toBe(sent.at(-2)?.to);
  expect((await own.post(paths.giveSignInCode, { code: await codeSent() })).to).toBe(paths.giveJoin);
});

test('a page of another site can neither ask for a code nor use one', async () => {
  for (const path of [paths.giveSignIn, paths.giveSignInCode, paths.giveJoin]) {
    const answer = await house
      .request()
      .post(path)
      .set('sec-fetch-site', 'cross-site')
      .type('form')
      .send('phone=09121234567');
    expect(answer.status, path).toBe(403);
  }
});

test('the profile is theirs to change: the name, what they are told, and that they stay unnamed', async () => {
  const pages = await pagesOf(house, 'benefactor');
  const page = await pages.get(paths.benefactorProfile);
  expect(page.html).toContain('••••••••000');
  expect(page.html).not.toContain(demoBenefactor.phone);
  const revision = /name="revision" value="(\d+)"/.exec(page.html)?.[1] ?? '';
  const form = { revision, name: 'گروه مهر', kind: 'group', province: 'bushehr', anonymous: '1' };
  expect((await pages.post(paths.benefactorProfile, form)).location).toBe(
    `${paths.benefactorProfile}?done=1`,
  );
  const again = await pages.post(paths.benefactorProfile, form);
  expect(again.status).toBe(412);
  const wrong = await pages.post(paths.benefactorProfile, { ...form, revision: '2', name: '' });
  expect(wrong.status).toBe(422);
  const me = await house
    .request()
    .get('/api/v1/me/benefactor')
    .set('authorization', `Bearer ${await house.tokenOf('benefactor')}`);
  expect(me.body).toMatchObject({
    name: 'گروه مهر',
    anonymous: true,
    wantsMessages: false,
    province: 'bushehr',
  });
});

test('what a phone is sent says nothing that a third person may not read', () => {
  const { fa, en } = codeText.message('123456');
  expect(fa).not.toMatch(/زندان|سابقه|مجرم|جرم|مددجو|فقیر|نیازمند|بی‌بضاعت|مستحق|خیریه/);
  expect(en).not.toMatch(/prison|offen|poor|needy|charity/i);
  // One message of seventy letters each costs one; a code is two at most.
  expect(fa.length).toBeLessThan(134);
});

test('a step of a pledge says what to choose where nothing was chosen', async () => {
  const own = browser();
  await own.get(paths.pledgeStep('what'));
  const tried = async (step: 'what' | 'use', fields: Record<string, string>) =>
    (await own.get((await own.post(paths.pledgeStep(step), fields)).to ?? '')).html;
  expect(await tried('what', { kind: 'money' })).toContain('یک مبلغ انتخاب کنید');
  await own.post(paths.pledgeStep('what'), { kind: 'money', amount: '5000000' });
  expect(await tried('use', { earmark: 'province', province: '' })).toContain('استان را انتخاب کنید');
  expect(await tried('use', { earmark: 'trade', trade: '' })).toContain('حرفه را انتخاب کنید');
});
