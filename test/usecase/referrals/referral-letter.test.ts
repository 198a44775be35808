import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { referralStates } from '../../../src/features/referrals/referral.rules.ts';
import { letterRoutes } from '../../../src/features/referrals/referral-letter.officer.tsx';
import { referralLetter } from '../../../src/features/referrals/referral-letter.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { fold } from '../../../src/kernel/persian.ts';
import { type Lang, languages } from '../../../src/kernel/text.ts';
import { renderDocument } from '../../../src/web/render.tsx';
import { createHarness, type Harness } from '../../support/harness.ts';
import { type Acting, acting, done, problemOf } from './referral-setup.ts';

let h: Harness;
let bushehr: Actor;
let officer: Acting;
beforeAll(async () => {
  h = await createHarness();
  bushehr = await h.actorOf('officer.bushehr');
  officer = acting(h, bushehr);
});
afterAll(() => h.close());

/** The page as a browser gets it. */
async function pageOf(actor: Actor, id: string, lang: Lang): Promise<string> {
  const [route] = letterRoutes;
  const here = `/officer/referrals/${id}/letter`;
  const reply = await route?.handle({
    deps: h.deps,
    lang,
    requestId: 'req_test',
    address: '127.0.0.1',
    actor,
    sessionToken: null,
    params: { id },
    query: {},
    form: {},
    files: {},
    here,
    cookie: () => undefined,
  });
  if (reply?.kind !== 'page') throw new Error(`no page: ${JSON.stringify(reply)}`);
  return await renderDocument({ ...reply, lang, actor, here }).text();
}

/** Written out here on purpose, not taken from the code under test; compared folded, anywhere in the page. */
const forbidden = [
  'زندان',
  'زندانی',
  'محکوم',
  'مجرم',
  'حبس',
  'بازداشت',
  'آزاد شده',
  'آزادشده',
  'مراقبت بعد از خروج',
  'مرکز مراقبت',
  'مراقبت',
  'حمایت',
  'انجمن',
  'مددجو',
  'نیازمند',
  'خیریه',
  'نیکوکار',
  'محدودیت',
  'پابند',
  'سرپرست خانوار',
  'مهرکار',
  'prison',
  'inmate',
  'offend',
  'offence',
  'convict',
  'crim',
  'released',
  'custody',
  'parole',
  'charit',
  'support association',
  'care centre',
  'beneficiary',
  'needy',
  'restriction',
];
function expectNeutral(html: string): void {
  const seen = fold(html.replaceAll('/assets/mehrkar.css', ''));
  for (const stem of forbidden) expect(seen, stem).not.toContain(fold(stem));
}

describe('the letter of introduction', () => {
  test('needs consent first: it exists from accepted to placed and in no other state', async () => {
    for (const state of referralStates) {
      const { id } = await officer.referral(await officer.person(), await officer.opportunity(), state);
      const letter = await referralLetter(h.deps, bushehr, id, 'fa');
      const mayBe = ['accepted', 'sent', 'interview', 'offered', 'placed'].includes(state);
      expect(letter.ok, state).toBe(mayBe);
      if (!letter.ok) {
        expect(letter.problem.kind).toBe('conflict');
        expect(letter.problem.detail?.en).toMatch(state === 'proposed' ? /consent/ : /ended/);
      }
    }
  });

  test('bears the day of the consent in Tehran at every print', async () => {
    h.setNow('2026-11-22T21:00:00Z');
    const { id } = await officer.referral(await officer.person(), await officer.opportunity(), 'accepted');
    h.setNow('2026-12-20T08:00:00Z');
    expect(done(await referralLetter(h.deps, bushehr, id, 'fa')).date).toBe('2026-11-23');
    h.setNow('2026-11-22T08:00:00Z');
  });

  test('says who, for what, and to whom, with all but the last three digits of the national id hidden', async () => {
    const personId = await officer.person({
      nationalId: '0012345679',
    });
    const hours = [{ days: ['sat', 'sun'], from: '08:00', to: '14:00' }];
    const { id } = await officer.referral(personId, await officer.opportunity({ hours }), 'sent');
    const letter = done(await referralLetter(h.deps, bushehr, id, 'fa'));
    expect(letter).toMatchObject({
      referralId: id,
      number: `1405/${id.slice(-6).toUpperCase()}`,
      date: '2026-11-22',
      office: 'دفتر اشتغال بوشهر',
      to: { name: 'کارگاه دوخت ساحل', contact: 'آقای دشتی' },
      person: {
        title: 'خانم',
        givenName: 'مریم',
        familyName: 'بحرینی',
        fatherName: 'حسن',
        maskedNationalId: '•••••••679',
      },
      opportunity: {
        title: 'خیاط پوشاک',
        place: 'گناوه، بوشهر',
        hours: 'شنبه، یکشنبه ۰۸:۰۰ تا ۱۴:۰۰',
        startOn: '2026-12-01',
      },
      officer: bushehr.name.fa,
    });
    const html = await pageOf(bushehr, id, 'fa');
    for (const words of [
      'معرفی‌نامه',
      'خانم مریم بحرینی',
      '•••••••۶۷۹',
      '۱ آذر ۱۴۰۵',
      '۱۰ آذر ۱۴۰۵',
      'کارگاه دوخت ساحل',
    ])
      expect(html.replace(/<\/?bdi[^>]*>/g, '')).toContain(words);
    expect(html).not.toContain('Introduction');
    expect(html).not.toContain('0012345679');
    expect(html).not.toContain('07733120000');
    expect(html).toMatch(/class="no-print"[^>]*>\s*<a href="\/officer\/referrals\/ref_\w+"/);
    expect(html).not.toContain('<nav');
    expect(html).not.toMatch(/ style=|<script/);
  });

  test('lists what the person can do', async () => {
    const personId = await officer.person();
    const [known] = await h.deps.database.read.all<{ code: string; fa: string; en: string }>(
      sql`select code, fa, en from reference_item where catalogue = 'skills' order by position limit 1`,
    );
    const skills = JSON.stringify([{ skillId: known?.code, level: 3 }]);
    await h.deps.database.write((tx) =>
      tx.run(sql`update person set skills = ${skills} where id = ${personId}`),
    );
    const { id } = await officer.referral(personId, await officer.opportunity(), 'accepted');
    expect(done(await referralLetter(h.deps, bushehr, id, 'fa')).skills).toEqual([known?.fa]);
    expect(done(await referralLetter(h.deps, bushehr, id, 'en')).skills).toEqual([known?.en]);
  });

  test('is addressed to an employer without a name where none is on file, or another organisation keeps the file', async () => {
    const none = await officer.opportunity({ employer: undefined });
    const theirs = await acting(h, await h.actorOf('officer.gilan')).opportunity();
    for (const opportunityId of [none, theirs]) {
      const { id } = await officer.referral(await officer.person(), opportunityId, 'accepted');
      expect(done(await referralLetter(h.deps, bushehr, id, 'fa')).to).toBeNull();
      const html = await pageOf(bushehr, id, 'fa');
      expect(html).toContain('کارفرمای محترم');
      expect(html).not.toContain('کارگاه دوخت ساحل');
    }
  });

  test.each(languages)(
    'tells nothing of prison, need or charity, for family and for a person not yet free (%s)',
    async (lang) => {
      const custody = { status: 'closed', since: '2025-01-01', until: '2026-12-01' };
      const man = { kind: 'released', sex: 'male', givenName: 'رضا', familyName: 'دریایی', custody };
      for (const [username, body] of [
        ['officer.bushehr', {}],
        ['officer.bushehr', man],
        ['manager.bushehr', { household: { head: true, prisonerProvince: 'فارس' } }],
        ['officer.gilan', {}],
        ['care.gilan', man],
      ] as const) {
        const actor = await h.actorOf(username);
        const mine = acting(h, actor);
        const restrictions = 'custody' in body ? [{ code: 'driving', until: '2027-05-01' }] : undefined;
        const personId = await mine.person({ ...body, restrictions });
        const { id } = await mine.referral(personId, await mine.opportunity(), 'accepted');
        const html = await pageOf(actor, id, lang);
        expect(html).toContain(lang === 'fa' ? 'دفتر اشتغال' : 'Employment office');
        expectNeutral(html);
        expectNeutral(JSON.stringify(done(await referralLetter(h.deps, actor, id, lang))));
      }
    },
  );

  test.each(languages)('leaves out what others wrote that would tell (%s)', async (lang) => {
    const title = { fa: 'خیاط ویژهٔ خانوادهٔ زندانیان', en: 'Tailor for families of prisoners' };
    const employer = { name: 'کارگاه خیریهٔ مهر', contact: 'خیرین زندان' };
    const withCode = await officer.opportunity({ title, employer, iscoCode: '7531' });
    const without = await officer.opportunity({ title, employer });
    const titles: string[] = [];
    for (const opportunityId of [withCode, without]) {
      const { id } = await officer.referral(await officer.person(), opportunityId, 'accepted');
      const html = await pageOf(bushehr, id, lang);
      expectNeutral(html);
      titles.push(done(await referralLetter(h.deps, bushehr, id, lang)).opportunity.title);
    }
    const [occupation] = await h.deps.database.read.all<{ fa: string; en: string }>(
      sql`select fa, en from reference_item where catalogue = 'occupations' and code = '7531'`,
    );
    expect(titles).toEqual([occupation?.[lang], lang === 'fa' ? 'شغل اعلام‌شده' : 'The work announced']);
  });

  test('escapes what others wrote', async () => {
    const { id } = await officer.referral(
      await officer.person({ familyName: '<b>x</b>' }),
      await officer.opportunity({ title: { fa: '<script>alert(1)</script>' } }),
      'accepted',
    );
    const html = await pageOf(bushehr, id, 'fa');
    expect(html).not.toMatch(/<script|<b>/);
  });

  test('of others does not exist, and those without case work may not see one', async () => {
    const { id } = await officer.referral(await officer.person(), await officer.opportunity(), 'accepted');
    expect(problemOf(await referralLetter(h.deps, await h.actorOf('officer.gilan'), id, 'fa')).kind).toBe(
      'not-found',
    );
    expect(problemOf(await referralLetter(h.deps, await h.actorOf('hq'), id, 'fa')).kind).toBe('forbidden');
  });
});
