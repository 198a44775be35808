import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { plantInWork } from '../support/in-work.ts';
import { create, personBody } from '../support/samples.ts';
import { addWork, fileOf, organisationOf, plant } from '../usecase/targets/target-setup.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let en: Pages;
let fa: Pages;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  en = await pagesOf(h, 'officer.bushehr', 'en');
  fa = await pagesOf(h, 'officer.bushehr', 'fa');
});
afterAll(() => h.close());

const person = async () => (await create(h, 'officer.bushehr', '/people', personBody())).id;
const filled = async (personId: string, more: Record<string, string> = {}) => ({
  personId,
  kind: 'kit',
  amountRial: '۴۵۰٬۰۰۰٬۰۰۰',
  benefactorRial: '300,000,000',
  approvedOn: '۱۴۰۵/۰۸/۱۰',
  fundedOn: '',
  deliveredOn: '',
  opportunityId: '',
  ...more,
});

describe('a kit or a loan, recorded by hand', () => {
  test('is reached from the file, written in any digits, and shown with what it is', async () => {
    const personId = await person();
    expect((await en.get(paths.person(personId))).html).toContain(
      `href="${paths.newAward}?personId=${personId}"`,
    );
    const form = await fa.get(`${paths.newAward}?personId=${personId}`);
    expect(formIn(form.html, paths.newAward).approvedOn).toEqual(['۱۴۰۵/۰۹/۰۱']);
    const saved = await fa.post(paths.newAward, await filled(personId));
    expect(saved.status).toBe(303);
    const shown = await en.get(saved.location ?? '');
    expect(shown.text).toContain('Recorded.');
    expect(shown.text).toContain('450,000,000 rials');
    expect(shown.text).toContain('66% by benefactors');
    expect(shown.text).toContain('1 November 2026');
    expect((await fa.get(saved.location ?? '')).text).toContain('۱۰ آبان ۱۴۰۵');
  });

  test('a refusal keeps what was written and says how to mend it', async () => {
    const answer = await en.post(
      paths.newAward,
      await filled(await person(), { benefactorRial: '500000000', approvedOn: 'soon' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#f-approvedOn"');
    expect(answer.html).toContain('value="500000000"');
  });

  test('without a person says where to begin', async () => {
    const answer = await en.get(paths.newAward);
    expect([answer.status, answer.html.includes(`href="${paths.people}"`)]).toEqual([200, true]);
  });

  test('is delivered, changed and voided on its page, each with what it did', async () => {
    const personId = await person();
    await addWork(h, await fileOf(h, personId), { startedOn: '2026-11-15' });
    const { location = '' } = await en.post(paths.newAward, await filled(personId));
    const address = location.replace(/\?.*/, '');
    const page = await en.get(address);
    expect(page.text).toContain('Work since 15 November 2026');
    const early = await en.post(address, {
      act: 'deliver',
      revision: '1',
      deliveredOn: '2026-10-01',
      placementId: '',
    });
    expect(early.status).toBe(422);
    expect(early.text).toContain('The delivery comes before the approval');
    const done = await en.post(address, {
      act: 'deliver',
      revision: '1',
      deliveredOn: '1405/8/26',
      placementId: '',
    });
    expect(done.location).toBe(`${address}?done=deliver`);
    const stale = await en.post(address, { act: 'void', revision: '1', reason: 'other' });
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('A colleague has changed this award');
    const gone = await en.post(address, { act: 'void', revision: '2', reason: 'entered-twice' });
    expect(gone.location).toBe(`${address}?done=void`);
    const after = await en.get(address);
    expect(after.text).toContain('Entered twice');
    expect(after.html).not.toContain('name="act"');
  });
});

describe('the list of a month', () => {
  test('says what counts, leads to the months round it, and asks why so many came at its end', async () => {
    for (let i = 0; i < 4; i++)
      await en.post(paths.newAward, await filled(await person(), { deliveredOn: `2026-11-${17 + i}` }));
    const aban = `${paths.awards}?month=1405-08`;
    const shown = await en.get(aban);
    expect(shown.text).toContain('Aban 1405');
    expect(shown.text).toMatch(/4 of 20 households count for this month/);
    expect(shown.text).toContain("4 of this month's 4 deliveries came in its last seven days");
    expect(shown.html).toContain('month=1405-07');
    const empty = await en.post(paths.awards, { month: '1405-08', bunchingReason: '' });
    expect([empty.status, empty.html.includes('href="#f-bunchingReason"')]).toEqual([422, true]);
    const told = await en.post(paths.awards, {
      month: '1405-08',
      bunchingReason: 'The workshop delivered late',
    });
    expect(told.location).toBe(`${aban}&explained=1`);
    expect((await en.get(aban)).html).toContain('value="The workshop delivered late"');
    expect((await en.get(`${paths.awards}?month=1405-01`)).text).toContain(
      'Nothing is recorded for this month',
    );
  });
});

describe('re-calls', () => {
  test('a manager draws, an officer calls and taps an answer, and the rate is told', async () => {
    const manager = await pagesOf(h, 'manager.bushehr', 'en');
    const ids: string[] = [];
    for (let i = 0; i < 2; i++) {
      const { id } = await create(
        h,
        'officer.bushehr',
        '/people',
        personBody({ phone: '09171234567', familyName: `نمونه ${i}` }),
      );
      await addWork(h, await fileOf(h, id), { startedOn: '2026-11-01' });
      ids.push(id);
    }
    const organisationId = await organisationOf(h, 'officer.bushehr');
    await plant(h, async (tx) => await plantInWork(tx, organisationId, ids));
    expect((await en.get(paths.recalls)).html).not.toContain('Draw the sample');
    expect((await manager.get(paths.recalls)).text).toContain('Draw the sample of this quarter');
    expect((await manager.post(paths.recalls, {})).location).toBe(`${paths.recalls}?drawn=1`);
    expect((await manager.post(paths.recalls, {})).status).toBe(409);

    const list = await en.get(paths.recalls);
    expect(list.text).toContain('Autumn 1405');
    expect(list.text).toContain('Nobody has been reached yet.');
    // Others of this house are drawn as well, in an order of chance.
    const [first = '', second = ''] = [
      ...list.html.matchAll(/href="(\/officer\/recalls\/rcl_\w+)">(?:<[^>]*>)?[^<]*نمونه/g),
    ].map(([, href]) => href ?? '');
    const one = await fa.get(first);
    expect(one.html).toContain('href="tel:09171234567"');
    expect(
      (await en.post(first, { result: 'confirmed', weeklyHours: '۳۰', monthlyIncomeRial: '' })).location,
    ).toBe(`${paths.recalls}?done=1`);
    const refused = await en.post(second, { result: 'denied', endedOn: '', endReason: '' });
    expect([refused.status, refused.html.includes('href="#f-endedOn"')]).toEqual([422, true]);
    await en.post(second, { result: 'denied', endedOn: '2026-11-20', endReason: 'better-work' });
    expect((await en.get(paths.recalls)).text).toContain(
      '1 of 2 reached said that they are not at that work.',
    );
    expect((await en.get(second)).html).not.toContain('name="result"');
  });
});
