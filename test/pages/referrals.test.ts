import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { type Acting, acting } from '../usecase/referrals/referral-setup.ts';
import { type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let officer: Acting;
let en: Pages;
beforeAll(async () => {
  h = await createHarness();
  officer = acting(h, await h.actorOf('officer.bushehr'));
  en = await pagesOf(h, 'officer.bushehr', 'en');
});
afterAll(() => h.close());

const place = (id: string) => en.post(paths.referralMove(id), { to: 'placed' });

describe('being placed, on the page', () => {
  test('is said before it is done, with the others that it withdraws, and counts them after', async () => {
    const personId = await officer.person();
    const { id } = await officer.referral(personId, await officer.opportunity(), 'offered');
    await officer.referral(personId, await officer.opportunity(), 'sent');
    const asked = await en.get(paths.referral(id));
    expect(asked.html).toMatch(/<details><summary>Record the start.*?value="placed".*?Placed\s*<\/button>/s);
    expect(asked.text).toContain('Other open referrals of this person that are withdrawn: 1.');
    const { location } = await place(id);
    expect(location).toBe(`${paths.referral(id)}?withdrawn=1&moved=placed`);
    expect((await en.get(location ?? '')).text).toContain('that were withdrawn: 1.');
  });

  test('says nothing of others where there are none', async () => {
    const { id } = await officer.referral(await officer.person(), await officer.opportunity(), 'offered');
    expect((await en.get(paths.referral(id))).text).not.toContain('withdrawn');
    const { location } = await place(id);
    expect(location).toBe(`${paths.referral(id)}?moved=placed`);
    expect((await en.get(location ?? '')).text).not.toContain('withdrawn');
  });

  test("shows on the person's page where they work, with no way to refer them there again", async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity({ vacancies: 3 });
    const { id } = await officer.referral(personId, opportunityId, 'placed');
    const { html } = await en.get(paths.person(personId));
    expect(html).toMatch(new RegExp(`href="${paths.referral(id)}">\\s*Placed here`));
    expect(html).not.toContain(`personId=${personId}&amp;opportunityId=${opportunityId}"`);
  });

  test('a form without a reason is refused, whatever the API takes', async () => {
    const { id } = await officer.referral(await officer.person(), await officer.opportunity(), 'sent');
    expect((await en.post(paths.referralMove(id), { to: 'refused', reason: '' })).status).toBe(422);
  });
});

describe('the list of referrals and Today', () => {
  test('say of whoever was placed that work was found, not that it is kept', async () => {
    const personId = await officer.person();
    await officer.referral(personId, await officer.opportunity(), 'placed');
    for (const address of [paths.today, `${paths.people}?status=placed`, paths.person(personId)]) {
      const { text } = await en.get(address);
      expect(text).toContain('Found work');
      expect(text).not.toContain('In work');
    }
  });

  test('names what ends this week, and the day from which most jobs open, though something else ends before', async () => {
    await officer.opportunity({ startOn: undefined });
    const personId = await officer.person({
      kind: 'released',
      sex: 'male',
      restrictions: [{ code: 'driving', until: '2026-11-24' }],
      custody: { status: 'closed', until: '2026-11-26' },
    });
    const still = await officer.person({
      kind: 'released',
      sex: 'male',
      restrictions: [
        { code: 'weapons', until: '2026-11-25' },
        { code: 'driving', until: '2027-11-24' },
      ],
    });
    const { html, text } = await en.get(paths.today);
    expect(html).toContain(`href="${paths.person(personId)}"`);
    expect(html).toContain(`href="${paths.person(still)}"`);
    expect(text).toMatch(/Closed custody no longer applies from 26 November 2026: [1-9]\d* jobs open/);
    expect(text).toContain('Ban on carrying weapons no longer applies from 26 November 2026');
    expect(text).not.toContain('Ban on driving');
    expect(text).not.toContain('free from');
  });

  test('a tile leads to the referrals of its state alone, and the filter can be taken off', async () => {
    const { id } = await officer.referral(await officer.person(), await officer.opportunity(), 'interview');
    const sent = await officer.referral(await officer.person(), await officer.opportunity(), 'sent');
    expect((await en.get(paths.today)).html).toContain(`href="${paths.referrals}?state=interview"`);
    const { html, text } = await en.get(`${paths.referrals}?state=interview`);
    expect(html).toContain(`href="${paths.referral(id)}"`);
    expect(html).not.toContain(paths.referral(sent.id));
    expect(text).toContain('State: Interview');
    expect(html).toContain(`<a class="button small" href="${paths.referrals}">`);
  });

  test('says how many more are new than are shown, and leads to no list of others', async () => {
    for (let i = 0; i < 9; i++) await officer.person();
    const { html, text } = await en.get(paths.today);
    expect(text).toMatch(/and [1-9]\d* more(?! referrals)/);
    expect(html).not.toMatch(/<a [^>]*>\s*and [1-9]\d* more\s*<\/a>/);
  });

  test('says how many more wait than are shown', async () => {
    for (let i = 0; i < 9; i++)
      await officer.referral(await officer.person(), await officer.opportunity(), 'proposed');
    expect((await en.get(paths.today)).text).toMatch(/and \d+ more referrals/);
  });
});
