import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { create, personBody } from '../support/samples.ts';
import { pagesOf } from './page-client.ts';

let h: Harness;
let person: string;
beforeAll(async () => {
  h = await createHarness();
  const body = personBody({ givenName: 'مریم', familyName: 'بندری' });
  person = (await create(h, 'officer.bushehr', '/people', body)).id;
});
afterAll(() => h.close());

describe('the record as a page', () => {
  test('is one step from the file for a manager, and not offered to an officer', async () => {
    const manager = await pagesOf(h, 'manager.bushehr');
    const link = `/officer/audit?personId=${person}`;
    expect((await manager.get(`/officer/people/${person}`)).html).toContain(`href="${link}"`);
    expect((await (await pagesOf(h, 'officer.bushehr')).get(`/officer/people/${person}`)).html).not.toContain(
      link,
    );
    const page = await manager.get(link);
    expect(page.status).toBe(200);
    expect(page.text).toContain('چه کسی پروندهٔ مریم بندری را دیده و تغییر داده است');
    expect(page.text).toContain('پرونده دیده شد');
    expect(page.text).toContain('مددجو ثبت شد');
    expect(page.text).toMatch(/۱ آذر ۱۴۰۵، ۱۱:۳۰/);
    const english = await (await pagesOf(h, 'manager.bushehr', 'en')).get(link);
    expect(english.text).toContain('Who has seen and changed the file of');
    expect(english.text).toContain('22 November 2026, 11:30');
  });

  test('keeps filters in the address and says what is wrong with them beside the form', async () => {
    const manager = await pagesOf(h, 'manager.bushehr', 'en');
    const one = await manager.get('/officer/audit?action=person.register&actorId=&from=&to=');
    expect(one.text).toContain('1 entry');
    expect(one.html).toMatch(/<option value="person.register" selected/);
    const wrong = await manager.get('/officer/audit?from=yesterday');
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="yesterday"');
    expect((await manager.get('/officer/audit?to=2020-01-01')).text).toContain('Nothing fits these filters');
    expect((await manager.get('/officer/audit?personId=per_other')).status).toBe(404);
  });

  test('is the home of an auditor, without names of people, and reads only', async () => {
    const auditor = await pagesOf(h, 'auditor');
    expect((await auditor.get('/')).location).toBe('/auditor');
    const page = await auditor.get('/auditor');
    expect(page.status).toBe(200);
    expect(page.text).toContain('مددجو ثبت شد');
    expect(page.text).not.toContain('مریم');
    expect(page.html).not.toContain(person);
    expect(page.text).toContain(person.slice(-6));
    const [, link = ''] = /href="(\/auditor\?personId=[^"]+)"/.exec(page.html) ?? [];
    expect((await auditor.get(link)).text).toContain('مددجو ثبت شد');
    const forms = [...page.html.matchAll(/<form[^>]*method="post"[^>]*action="([^"]*)"/g)].map(
      ([, to]) => to,
    );
    expect(forms).toEqual(['/sign-out']);
    for (const closed of ['/officer', '/officer/people', `/officer/people/${person}`, '/officer/audit'])
      expect((await auditor.get(closed)).status, closed).toBe(403);
    expect((await (await pagesOf(h, 'officer.bushehr')).get('/auditor')).status).toBe(403);
    expect((await (await pagesOf(h, 'officer.bushehr')).get('/officer/audit')).status).toBe(403);
  });
});
