import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { mostRows } from '../../src/features/skills/skills-in-form.rules.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { nextNationalId } from '../support/samples.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let pages: Pages;
beforeAll(async () => {
  h = await createHarness();
  pages = await pagesOf(h, 'officer.bushehr');
});
afterAll(() => h.close());

const newPerson = '/officer/people/new';
const boxIn = (html: string) =>
  /<textarea[^>]*name="skillsText"[^>]*>([^<]*)</.exec(html)?.[1]?.trim().split('\n');
const who = () => ({
  kind: 'family',
  nationalId: nextNationalId(),
  givenName: 'نرگس',
  familyName: `آزمون ${nextNationalId()}`,
  sex: 'female',
  birthDate: '1369/02/11',
  province: 'بوشهر',
  county: 'گناوه',
});

describe('skills are written in own words', () => {
  test('the button fills rows, keeps all else, says what it did not understand, and records nothing', async () => {
    const before = await pages.get('/officer/people');
    const person = who();
    const shown = await pages.post(newPerson, {
      ...person,
      skillsText: 'خیاطی و کمی آرایشگری زنانه، دو سال، ژپتک فضایی، رانندگی بلد نیستم',
      action: 'read-skills',
      'skills.none': 'yes',
      'skills.0.level': '2',
    });
    expect(shown.status).toBe(200);
    const form = formIn(shown.html, newPerson);
    expect(form).toMatchObject({
      familyName: [person.familyName],
      nationalId: [person.nationalId],
      'skills.0.name': ['خیاطی'],
      'skills.1.name': ['آرایشگری زنانه'],
      'skills.1.level': ['1'],
      'skills.1.years': ['۲'],
    });
    expect(form['skills.none']).toBeUndefined();
    expect(shown.html).toMatch(/<textarea[^>]*>\s*ژپتک فضایی\s*<\/textarea>/);
    expect(shown.text).toContain('رانندگی بلد نیستم');
    expect((await pages.get('/officer/people')).text.match(/[۰-۹]+ نفر/)?.[0]).toBe(
      before.text.match(/[۰-۹]+ نفر/)?.[0],
    );
    const saved = await pages.post(newPerson, { ...form, skillsText: 'ژپتک فضایی' });
    expect(saved.location).toContain('saved=new');
  });

  test('with every row written nothing is written over: what finds no row stays in the box, and the form says so', async () => {
    const { skills } = await vocabularyOf(h.deps.database);
    const some = skills.filter(({ fa }) => fa !== 'خیاطی' && fa !== 'قالی‌بافی').slice(0, mostRows.name);
    const rows = Object.fromEntries(some.map(({ fa }, i) => [`skills.${i}.name`, fa]));
    const sent = { ...who(), ...rows, skillsText: 'خیاطی، قالی‌بافی، ژپتک فضایی', action: 'read-skills' };
    const shown = await pages.post(newPerson, sent);
    expect(shown.status).toBe(200);
    const form = formIn(shown.html, newPerson);
    for (const [name, label] of Object.entries(rows)) expect(form[name], name).toEqual([label]);
    expect(boxIn(shown.html)).toEqual(['ژپتک فضایی', 'خیاطی', 'قالی‌بافی']);
    expect(shown.text).toContain('همهٔ ردیف‌ها پر است');
    expect(shown.html).not.toContain('name="choose"');
    const { 'skills.0.name': _, ...roomier } = form;
    const again = await pages.post(newPerson, {
      ...roomier,
      skillsText: (boxIn(shown.html) ?? []).join('\n'),
      action: 'read-skills',
    });
    expect(formIn(again.html, newPerson)['skills.0.name']).toEqual(['خیاطی']);
    expect(boxIn(again.html)).toEqual(['ژپتک فضایی', 'قالی‌بافی']);
  });

  test('words that nobody has read yet are read before anything is saved', async () => {
    const person = who();
    const shown = await pages.post(newPerson, { ...person, skillsText: 'خیاطی' });
    expect(shown.status).toBe(200);
    expect(formIn(shown.html, newPerson)['skills.0.name']).toEqual(['خیاطی']);
    const saved = await pages.post(newPerson, formIn(shown.html, newPerson));
    expect(saved.status).toBe(303);
    const edit = `/officer/people/${saved.location?.match(/per_\w+/)?.[0]}/edit`;
    const form = formIn((await pages.get(edit)).html, edit);
    const more = await pages.post(edit, {
      ...form,
      skillsText: 'مسلط به خیاطی، قالی‌بافی ۳ سال',
      action: 'read-skills',
    });
    const filled = formIn(more.html, edit);
    expect(filled).toMatchObject({
      'skills.0.name': ['خیاطی'],
      'skills.0.level': ['3'],
      'skills.1.name': ['قالی‌بافی'],
      'skills.1.years': ['۳'],
      revision: form.revision,
      originals: form.originals,
    });
    expect((await pages.post(edit, filled)).location).toContain('saved=1');
    const again = formIn((await pages.get(edit)).html, edit);
    expect(again['skills.1.name']).toEqual(['قالی‌بافی']);
  });

  test('a name that nobody knows comes back with the nearest, each a button that puts it in its field', async () => {
    const person = {
      ...who(),
      'skills.0.name': 'خیاتی',
      'experience.0.name': 'نانوائی',
      'experience.0.years': '2',
    };
    const refused = await pages.post(newPerson, person);
    expect(refused.status).toBe(422);
    const chosen = [...refused.html.matchAll(/name="choose" value="([^"]+)"/g)].map(
      ([, value]) => value ?? '',
    );
    expect(chosen).toContain('skills.0.name=خیاطی');
    const shown = await pages.post(newPerson, { ...person, choose: 'skills.0.name=خیاطی' });
    expect(shown.status).toBe(200);
    expect(formIn(shown.html, newPerson)).toMatchObject({
      'skills.0.name': ['خیاطی'],
      'experience.0.name': [person['experience.0.name']],
      familyName: [person.familyName],
    });
  });

  test('an opportunity takes them too', async () => {
    const path = '/officer/opportunities/new';
    const fresh = formIn((await pages.get(`${path}?kind=job`)).html, path);
    const shown = await pages.post(path, {
      ...fresh,
      'title.fa': 'دوزنده',
      skillsText: 'خیاطی، مسلط',
      action: 'read-skills',
    });
    expect(shown.status).toBe(200);
    expect(formIn(shown.html, path)).toMatchObject({
      'title.fa': ['دوزنده'],
      'skills.0.skillId': ['خیاطی'],
      'skills.0.level': ['3'],
    });
    const refused = await pages.post(path, { ...fresh, 'title.fa': 'دوزنده', iscoCode: 'خیاتی' });
    expect(refused.html).toMatch(/name="choose" value="iscoCode=/);
  });
});

test('the forms carry no lists of skills and occupations', async () => {
  for (const path of [newPerson, '/officer/opportunities/new?kind=job']) {
    const { html } = await pages.get(path);
    expect(html).not.toContain('id="occupations"');
    expect(html.length, path).toBeLessThan(60_000);
  }
});
