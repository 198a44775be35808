import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totpCode } from '../../src/features/accounts/check-code.ts';
import { stepOf } from '../../src/features/accounts/totp.rules.ts';
import { accountPages } from '../../src/portals/account/pages.ts';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let officer: Pages;
let secret: string;
const password = 'mehrkar-demo';
beforeAll(async () => {
  h = await createHarness();
  officer = await pagesOf(h, 'officer.bushehr', 'en');
});
afterAll(() => h.close());

const code = () => totpCode(secret, stepOf(h.deps.now()));
/** Posts a form as a browser with these cookies. */
const post = (path: string, fields: Record<string, string>, cookies: readonly string[] = []) =>
  h
    .request()
    .post(path)
    .set('cookie', ['lang=en', ...cookies].join('; '))
    .set('sec-fetch-site', 'same-origin')
    .type('form')
    .send(fields);
const cookiesOf = (answer: { headers: Record<string, unknown> }): string[] =>
  ([answer.headers['set-cookie']].flat() as string[]).map((one) => one?.split(';')[0] ?? '');

describe('my account', () => {
  test('says who I am, where I am signed in, and stands behind the name in the header', async () => {
    const page = await officer.get(paths.account);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Employment officer, Bushehr');
    expect(page.text).toContain('this one');
    expect((await officer.get(paths.today)).html).toMatch(/href="\/account"[^>]*>\s*<span class="actor">/);
  });

  test('says what is wrong with a password beside its field, and writes none of them back', async () => {
    const page = await officer.post(paths.ownPassword, {
      currentPassword: password,
      newPassword: 'qwerty123456',
      repeat: 'qwerty123456',
    });
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/id="f-newPassword-error"/);
    expect(page.html).not.toContain('qwerty123456');
    const repeat = await officer.post(paths.ownPassword, {
      currentPassword: password,
      newPassword: 'ottoman lantern cupboard',
      repeat: 'ottoman lantern',
    });
    expect(repeat.html).toMatch(/id="f-repeat-error"/);
    for (const kind of ['current-password', 'new-password', 'username'])
      expect(page.html).toContain(`autocomplete="${kind}"`);
  });
});

describe('turning the second step on', () => {
  test('shows the key as a picture made here and as text, once; then the recovery codes, once', async () => {
    const offer = await officer.post(paths.secondFactor, { password });
    expect(offer.status).toBe(200);
    expect(offer.html).toMatch(/<svg class="qr" role="img" aria-label="[^"]+"/);
    expect(offer.html).not.toMatch(/src="(?:data:|https?:)/);
    secret = /<code class="secret"[^>]*>([^<]+)</.exec(offer.html)?.[1]?.replaceAll(/\s/g, '') ?? '';
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const wrong = await officer.post(paths.secondFactorConfirm, { code: '123456' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('id="f-code-error"');
    const codes = await officer.post(paths.secondFactorConfirm, { code: code() });
    expect(codes.html.match(/<li>\d{4} \d{4} \d{4}<\/li>/g)).toHaveLength(10);
    expect((await officer.get(paths.secondFactor)).html).not.toContain('<svg class="qr"');
    expect((await officer.get(paths.account)).text).toContain('10 recovery codes are left');
  });
});

describe('signing in in two steps', () => {
  test('asks for the code on a page of its own and goes on to where one wanted to', async () => {
    h.setNow('2026-11-22T08:01:00Z');
    const next = encodeURIComponent('/officer/people?q=x');
    const owed = await post(`${paths.signIn}?next=${next}`, { username: 'officer.bushehr', password });
    expect(owed.status).toBe(303);
    expect(owed.headers.location).toBe(`${paths.signInCode}?next=${next}`);
    const set = ([owed.headers['set-cookie']].flat() as string[])[0] ?? '';
    expect(set).toMatch(/^mehrkar-step=.*HttpOnly; SameSite=Strict; Max-Age=300$/);
    const cookies = cookiesOf(owed);
    // The step is no session, by cookie or as a bearer token.
    const token = cookies[0]?.split('=')[1] ?? '';
    expect((await h.request().get('/api/v1/me').set('authorization', `Bearer ${token}`)).status).toBe(401);
    expect((await h.request().get(paths.today).set('cookie', `mehrkar=${token}`)).status).toBe(303);
    // Another browser has not got it.
    expect((await h.request().get(paths.signInCode)).headers.location).toBe(paths.signIn);
    expect((await post(paths.signInCode, { code: code() })).status).toBe(401);

    const page = await h.request().get(paths.signInCode).set('cookie', `lang=en; ${cookies[0]}`);
    expect(page.text).toMatch(/name="code"[^>]*inputmode="numeric"[^>]*autocomplete="one-time-code"/);
    const wrong = await post(paths.signInCode, { code: '123456' }, cookies);
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain('role="alert"');
    const foreign = await h
      .request()
      .post(paths.signInCode)
      .set('cookie', cookies.join('; '))
      .set('sec-fetch-site', 'cross-site')
      .type('form')
      .send({ code: code() });
    expect(foreign.status).toBe(403);
    const right = await post(`${paths.signInCode}?next=${next}`, { code: code() }, cookies);
    expect(right.status).toBe(303);
    expect(right.headers.location).toBe('/officer/people?q=x');
    const session = cookiesOf(right).find((one) => /^mehrkar=./.test(one)) ?? '';
    expect((await h.request().get(paths.account).set('cookie', session)).status).toBe(200);
    h.setNow('2026-11-22T08:02:00Z');
    expect((await post(paths.signInCode, { code: code() }, cookies)).status).toBe(401);
  });

  test('starts again with the password after five minutes', async () => {
    const cookies = cookiesOf(await post(paths.signIn, { username: 'officer.bushehr', password }));
    h.setNow('2026-11-22T08:07:00Z');
    const late = await h.request().get(paths.signInCode).set('cookie', cookies.join('; '));
    expect(late.headers.location).toBe(paths.signIn);
    const posted = await post(paths.signInCode, { code: code() }, cookies);
    expect(posted.status).toBe(401);
    expect(posted.text).toContain('start again with the password');
  });
});

describe('staff, on the pages of a manager', () => {
  test('an account is made, its password shown once, and every page leads to choosing another', async () => {
    const manager = await pagesOf(h, 'manager.bushehr', 'en');
    const refused = await manager.post(paths.newStaff, {
      'name.fa': 'نیلوفر باغبان',
      'name.en': 'Niloofar',
      username: 'نیلوفر',
      role: 'officer',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="نیلوفر باغبان"');
    const made = await manager.post(paths.newStaff, {
      'name.fa': 'نیلوفر باغبان',
      'name.en': 'Niloofar',
      username: 'niloofar.b',
      role: 'social-worker',
    });
    const oneTime = /<code class="secret"[^>]*>\s*([^<\s]+)/.exec(made.html)?.[1] ?? '';
    expect(oneTime).toMatch(/^(\w{4}-){3}\w{4}$/);
    const entered = await post(paths.signIn, { username: 'niloofar.b', password: oneTime });
    const [cookie = ''] = cookiesOf(entered);
    for (const path of [paths.today, paths.account, paths.home]) {
      const bounced = await h.request().get(path).set('cookie', cookie);
      expect(bounced.headers.location, path).toBe(paths.ownPassword);
    }
    const form = await h.request().get(paths.ownPassword).set('cookie', `lang=en; ${cookie}`);
    expect(form.text).toContain('was made by somebody else');
    expect((await post(paths.employers, { name: 'x' }, [cookie])).status).toBe(403);
    const changed = await post(
      paths.ownPassword,
      {
        currentPassword: oneTime,
        newPassword: 'ottoman lantern cupboard',
        repeat: 'ottoman lantern cupboard',
      },
      [cookie],
    );
    expect(changed.headers.location).toBe(`${paths.account}?done=password`);
    expect((await h.request().get(paths.today).set('cookie', cookie)).status).toBe(303);
    const [fresh = ''] = cookiesOf(changed);
    expect((await h.request().get(paths.today).set('cookie', fresh)).status).toBe(200);
  });

  test('closing, opening and taking the second step off are one button each, said before they are done', async () => {
    const manager = await pagesOf(h, 'manager.bushehr', 'en');
    const { accountId } = await h.actorOf('officer.bushehr');
    const page = await manager.get(paths.staffMember(accountId));
    for (const act of ['reset-password', 'remove-second-factor', 'disable'])
      expect(page.html).toContain(`action="${paths.staffAct(accountId, act)}"`);
    for (const [act, words] of [
      ['remove-second-factor', 'The second step is off.'],
      ['disable', 'The account is closed'],
      ['enable', 'The account is open again.'],
    ] as const) {
      const { location } = await manager.post(paths.staffAct(accountId, act), {});
      expect((await manager.get(location ?? '')).text).toContain(words);
    }
    const fellow = await h.actorOf('manager2.bushehr');
    const other = await manager.get(paths.staffMember(fellow.accountId));
    expect(other.html).not.toContain('reset-password');
    expect(other.text).toContain('Ask headquarters');
    const own = await manager.get(paths.staffMember((await h.actorOf('manager.bushehr')).accountId));
    expect(own.html).not.toContain('/disable"');
  });

  test('headquarters finds managers and chooses whose manager a new one is', async () => {
    const hq = await pagesOf(h, 'hq');
    expect((await hq.get(`${paths.staff}?q=manager2`)).text).toContain('مدیر دوم انجمن بوشهر');
    expect((await hq.get(paths.newStaff)).html).toContain('value="org-assoc-gilan"');
  });

  test('nobody else gets in, and no foreign account is found', async () => {
    const manager = await pagesOf(h, 'manager.bushehr');
    const gilan = (await h.actorOf('officer.gilan')).accountId;
    const staffPages = accountPages.filter(({ path }) => path.startsWith(paths.staff));
    expect(staffPages.length).toBeGreaterThan(7);
    const auditor = await pagesOf(h, 'auditor');
    for (const { method, path } of staffPages) {
      const address = path.replace(':id', gilan).replace(':session', 'all');
      const as = (pages: Pages) => (method === 'get' ? pages.get(address) : pages.post(address, {}));
      expect((await as(auditor)).status, address).toBe(403);
      // Ending a session that is not there is done already; it tells nothing.
      if (path.includes(':id') && !path.includes('/sessions/'))
        expect((await as(manager)).status, address).toBe(404);
    }
    expect((await h.request().get(paths.account)).status).toBe(303);
  });
});

test('dates and times are Persian on a Persian page', async () => {
  const page = await (await pagesOf(h, 'officer.gilan')).get(paths.account);
  expect(page.text).toContain('حساب من');
  expect(page.text).toMatch(/[۰-۹]+ آذر ۱۴۰۵، [۰-۹]{2}:[۰-۹]{2}/);
});
