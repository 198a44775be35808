import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftLetter } from '../../src/features/referrals/draft-letter.ts';
import { referralLetter } from '../../src/features/referrals/referral-letter.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { languages } from '../../src/kernel/text.ts';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { type Acting, acting, done, problemOf } from '../usecase/referrals/referral-setup.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let bushehr: Actor;
let officer: Acting;
let fa: Pages;
let en: Pages;
beforeAll(async () => {
  h = await createHarness();
  bushehr = await h.actorOf('officer.bushehr');
  officer = acting(h, bushehr);
  fa = await pagesOf(h, 'officer.bushehr');
  en = await pagesOf(h, 'officer.bushehr', 'en');
});
afterAll(() => h.close());

const asking = (opportunityId: string, ...personIds: string[]) =>
  `${paths.newReferral}?${new URLSearchParams([['opportunityId', opportunityId], ...personIds.map((id) => ['personId', id])])}`;
const referralsOf = (opportunityId: string) =>
  h.deps.database.read.all<{ id: string; state: string; person: string }>(
    sql`select id, state, person_id as person from referral where opportunity_id = ${opportunityId} order by id`,
  );

describe('the draft of a letter', () => {
  test.each(languages)('says what the letter will say, without a number (%s)', async (lang) => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const draft = done(await draftLetter(h.deps, bushehr, { personId, opportunityId }, lang));
    const { id } = await officer.referral(personId, opportunityId, 'accepted');
    const { referralId: _, number: __, ...letter } = done(await referralLetter(h.deps, bushehr, id, lang));
    expect(draft).toEqual(letter);
    expect(draft).not.toHaveProperty('number');
  });

  test('is for those who refer, and for their own people alone', async () => {
    const pair = { personId: await officer.person(), opportunityId: await officer.opportunity() };
    const draft = async (username: string) =>
      problemOf(await draftLetter(h.deps, await h.actorOf(username), pair, 'fa')).kind;
    expect(await draft('hq')).toBe('forbidden');
    expect(await draft('officer.gilan')).toBe('not-found');
    expect(
      problemOf(await draftLetter(h.deps, bushehr, { ...pair, opportunityId: 'opp_none' }, 'fa')).kind,
    ).toBe('not-found');
  });
});

describe('referring one person', () => {
  test('shows the letter first and records nothing by being looked at', async () => {
    const personId = await officer.person({ givenName: 'گلنار' });
    const opportunityId = await officer.opportunity();
    const { status, text, html } = await fa.get(asking(opportunityId, personId));
    expect(status).toBe(200);
    expect(text).toContain('پیش‌نمایش معرفی‌نامه');
    expect(text).toContain('پیش‌نویس، هنوز نامه نیست');
    expect(text).toContain('خانم گلنار بحرینی');
    expect(text).toContain('کارگاه دوخت ساحل');
    expect(html).toContain('class="letter draft"');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script| style=/);
    expect(await referralsOf(opportunityId)).toEqual([]);
  });

  test.each([
    ['consented', 'accepted'],
    ['ask', 'proposed'],
  ])('with the button "%s" it is %s, and its page opens', async (button, state) => {
    const opportunityId = await officer.opportunity();
    const form = formIn(
      (await fa.get(asking(opportunityId, await officer.person()))).html,
      paths.newReferral,
    );
    const { status, location } = await fa.post(paths.newReferral, { ...form, do: button });
    const [made, ...more] = await referralsOf(opportunityId);
    expect(more).toEqual([]);
    expect(made?.state).toBe(state);
    expect([status, location]).toEqual([303, `${paths.referral(made?.id ?? '')}?made=1`]);
  });

  test('who is blocked: what would open the way, and no button', async () => {
    const personId = await officer.person({ documents: [] });
    const opportunityId = await officer.opportunity({ documents: ['bank-account'] });
    const { status, text, html } = await fa.get(asking(opportunityId, personId));
    expect(status).toBe(200);
    expect(text).toContain('راه گشایش');
    expect(text).toContain('حساب بانکی');
    expect(html).not.toContain(`action="${paths.newReferral}"`);
    expect(html).not.toContain('class="letter');
    const forced = await fa.post(paths.newReferral, { personId, opportunityId, do: 'consented' });
    expect(forced.status).toBe(409);
    expect(forced.text).toContain('راه گشایش');
    expect(await referralsOf(opportunityId)).toEqual([]);
  });

  test('who is referred already: the way to that referral, also when sent twice', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const { id } = await officer.referral(personId, opportunityId, 'sent');
    const asked = await en.get(asking(opportunityId, personId));
    expect(asked.html).toContain(`href="${paths.referral(id)}"`);
    expect(asked.html).not.toContain(`action="${paths.newReferral}"`);
    const twice = await en.post(paths.newReferral, { personId, opportunityId, do: 'ask' });
    expect(twice.status).toBe(409);
    expect(twice.html).toContain(`href="${paths.referral(id)}"`);
    expect(await referralsOf(opportunityId)).toHaveLength(1);
  });

  test('tells of earlier referrals', async () => {
    const personId = await officer.person();
    await officer.referral(personId, await officer.opportunity(), 'declined');
    expect((await en.get(asking(await officer.opportunity(), personId))).text).toContain(
      'Earlier referrals: 1',
    );
  });

  test('of others does not exist; those who may not refer are refused', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const gilan = await pagesOf(h, 'officer.gilan');
    expect((await gilan.get(asking(opportunityId, personId))).status).toBe(404);
    expect((await gilan.post(paths.newReferral, { personId, opportunityId, do: 'ask' })).status).toBe(404);
    expect((await fa.get(asking('opp_none', personId))).status).toBe(404);
    expect((await (await pagesOf(h, 'hq')).get(asking(opportunityId, personId))).status).toBe(403);
  });
});

describe('referring several', () => {
  test('lists who can be referred, ticked, and why not the others', async () => {
    const opportunityId = await officer.opportunity({ documents: ['bank-account'], vacancies: 5 });
    const able = await officer.person({ documents: ['bank-account'], givenName: 'توانا' });
    const blocked = await officer.person({ documents: [], givenName: 'بسته' });
    const referred = await officer.person({ documents: ['bank-account'], givenName: 'پیشین' });
    const { id } = await officer.referral(referred, opportunityId, 'proposed');
    const { html, text } = await fa.get(asking(opportunityId, able, blocked, referred, able));
    const form = formIn(html, paths.newReferral);
    expect(form).toEqual({ opportunityId: [opportunityId], together: ['yes'], personId: [able] });
    expect(text).toMatch(/بسته بحرینی معرفی نمی‌شود .*راه گشایش/);
    expect(html).toContain(`href="${paths.referral(id)}"`);
    expect(html.match(/class="button primary"/g)).toHaveLength(1);

    const result = await fa.post(paths.newReferral, { ...form, personId: [able, blocked, referred] });
    expect(result.status).toBe(200);
    expect(result.text).toContain('برای ۱ نفر پیشنهاد ثبت شد');
    expect(result.text).toMatch(/برای این افراد ثبت نشد: .*بسته بحرینی .*راه گشایش.*پیشین بحرینی/);
    expect((await referralsOf(opportunityId)).map(({ person }) => person).sort()).toEqual(
      [able, referred].sort(),
    );
  });

  test('one left ticked out of several is still only proposed to', async () => {
    const opportunityId = await officer.opportunity();
    const personId = await officer.person();
    const result = await en.post(paths.newReferral, { opportunityId, together: 'yes', personId });
    expect(result.text).toContain('Proposed to 1 people.');
    expect((await referralsOf(opportunityId)).map(({ state }) => state)).toEqual(['proposed']);
  });

  test('with nobody ticked says what to do', async () => {
    const opportunityId = await officer.opportunity();
    expect((await fa.get(asking(opportunityId))).text).toContain('کسی انتخاب نشده است');
    const sent = await fa.post(paths.newReferral, { opportunityId, together: 'yes' });
    expect(sent.status).toBe(422);
    expect(sent.html).toContain(`href="${paths.opportunity(opportunityId)}"`);
  });

  test('holds no one whom the officer may not see, and never too many at once', async () => {
    const opportunityId = await officer.opportunity();
    const theirs = await acting(h, await h.actorOf('officer.gilan')).person();
    const mine = await officer.person();
    expect((await fa.get(asking(opportunityId, mine, theirs))).status).toBe(404);
    expect(
      (await fa.post(paths.newReferral, { opportunityId, together: 'yes', personId: [mine, theirs] })).status,
    ).toBe(404);
    expect(await referralsOf(opportunityId)).toEqual([]);
    const crowd = Array.from({ length: 51 }, (_, n) => `per_${n}`);
    expect((await fa.get(asking(opportunityId, ...crowd))).status).toBe(413);
  });
});
