import { readFileSync } from 'node:fs';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editPerson } from '../../src/features/people/edit-person.ts';
import { importPeople } from '../../src/features/people/import-people.ts';
import { listPeople } from '../../src/features/people/list-people.ts';
import { readPersonForm } from '../../src/features/people/person-form.rules.ts';
import { formValuesOf } from '../../src/features/people/person-form-values.rules.ts';
import { registerPerson } from '../../src/features/people/register-person.ts';
import { viewPerson } from '../../src/features/people/view-person.ts';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { toPersianDigits } from '../../src/kernel/persian.ts';
import { auditEntry } from '../../src/schema/records.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { personBody } from '../support/samples.ts';
import { formIn, pagesOf } from './page-client.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(async () => await h.close());

type Fields = Readonly<Record<string, string | readonly string[]>>;
const own = { 'sec-fetch-site': 'same-origin' };
const cookie = async (username: string, lang = 'fa') => `mehrkar=${await h.tokenOf(username)}; lang=${lang}`;
const get = async (path: string, username = 'officer.bushehr', lang = 'fa') =>
  await h
    .request()
    .get(path)
    .set('cookie', await cookie(username, lang));
const post = async (path: string, fields: Fields, username = 'officer.bushehr') =>
  await h
    .request()
    .post(path)
    .set(own)
    .set('cookie', await cookie(username))
    .type('form')
    .send(fields);
const upload = async (file: Buffer, act: 'check' | 'import', username = 'officer.bushehr') =>
  await h
    .request()
    .post('/officer/people/import')
    .set(own)
    .set('cookie', await cookie(username))
    .field('do', act)
    .attach('file', file, 'list.csv');
const seed = (name: string) => readFileSync(`seed/examples/${name}`);

/** A valid national id for each number below a million. */
function nationalId(n: number): string {
  const nine = String(200_000_000 + n);
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0) % 11;
  return `${nine}${sum < 2 ? sum : 11 - sum}`;
}
let last = 0;
const someone = (more: Fields = {}): Fields => ({
  kind: 'family',
  nationalId: nationalId(++last),
  givenName: `نام${last}`,
  familyName: 'آزموده',
  sex: 'female',
  birthDate: '۱۳۶۹/۰۲/۱۱',
  province: 'بوشهر',
  county: 'گناوه',
  ...more,
});
async function registered(more: Record<string, unknown> = {}) {
  const made = await registerPerson(h.deps, await h.actorOf('officer.bushehr'), { ...someone(), ...more });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}
const idIn = (location: string | undefined) =>
  /^\/officer\/people\/(per_[0-9a-z]+)/.exec(location ?? '')?.[1] ?? '';

describe('registering a person by the form', () => {
  it('writes down what was typed, in Persian digits and words, and goes on to what fits them', async () => {
    const answer = await post(
      '/officer/people/new',
      someone({
        phone: '۰۹۱۲ ۱۲۳ ۴۵۶۷',
        'household.head': 'yes',
        'household.dependants': '۲',
        'household.monthlyIncomeRial': '۶۰٬۰۰۰٬۰۰۰',
        'household.prisonerProvince': 'فارس',
        'aid.0.kind': 'kit',
        'aid.0.givenOn': '۱۴۰۳/۱۲/۱۱',
        'skills.2.name': 'خیاطی لباس کودک',
        'skills.2.level': '3',
        'skills.2.years': '۴',
        'experience.0.name': '7531',
        'experience.0.years': '4',
        education: 'diploma',
        documents: ['id-card', 'bank-account'],
        'availability.homeOnly': 'no',
        'availability.hours': 'شنبه تا چهارشنبه ۸ تا ۱۳',
        'caring.atHomeFrom': '۱۳',
        'caring.atHomeTo': '۷',
        wishes: ['kit'],
        'workspace.areaM2': '۶',
        needScore: '۷۰',
      }),
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/\?saved=new$/);
    const person = await viewPerson(
      h.deps,
      await h.actorOf('officer.bushehr'),
      idIn(answer.headers.location),
    );
    expect(person.ok && person.value).toMatchObject({
      birthDate: '1990-05-01',
      phone: '09121234567',
      household: {
        head: true,
        dependants: 2,
        monthlyIncomeRial: 60_000_000,
        aid: [{ kind: 'kit', givenOn: '2025-03-01' }],
      },
      skills: [{ level: 3, years: 4 }],
      experience: [{ iscoCode: '7531', years: 4 }],
      documents: ['id-card', 'bank-account'],
      availability: {
        homeOnly: false,
        hours: [{ days: ['sat', 'sun', 'mon', 'tue', 'wed'], from: '08:00', to: '13:00' }],
      },
      caring: { atHomeFrom: '13:00', atHomeTo: '07:00' },
      wishes: [{ kind: 'kit' }],
      licences: null,
      needScore: 70,
    });
  });

  it('brings everything typed back with every error beside its field, and 422', async () => {
    const answer = await post(
      '/officer/people/new',
      someone({
        nationalId: '۰۰۱۲۳۴۵۶۷۸',
        familyName: '',
        'household.monthlyIncomeRial': 'شصت چوب',
        'skills.3.name': '<b>کار ناشناخته</b>',
        'skills.3.level': '4',
        documents: ['photo'],
      }),
    );
    expect(answer.status).toBe(422);
    for (const id of ['f-nationalId', 'f-familyName', 'f-household-monthlyIncomeRial']) {
      expect(answer.text).toContain(`href="#${id}"`);
      expect(answer.text).toContain(`id="${id}-error"`);
    }
    expect(answer.text).toContain('value="۰۰۱۲۳۴۵۶۷۸"');
    expect(answer.text).toContain('value="شصت چوب"');
    expect(answer.text).toContain('value="&lt;b&gt;کار ناشناخته&lt;/b&gt;"');
    expect(answer.text).toMatch(/value="photo" checked/);
  });

  it('names the row of what the reference does not know', async () => {
    const answer = await post(
      '/officer/people/new',
      someone({ 'skills.3.name': 'کار ناشناخته', county: 'رشت' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#f-skills-3-name"');
    expect(answer.text).toContain('href="#f-county"');
  });

  it('says everything that is wrong in one round: what is missing, what cannot be, and what is in no list', async () => {
    const answer = await post(
      '/officer/people/new',
      someone({ familyName: '', birthDate: '2090-01-01', 'skills.0.name': 'کار ناشناخته', county: 'رشت' }),
    );
    expect(answer.status).toBe(422);
    for (const name of ['familyName', 'birthDate', 'skills-0-name', 'county'])
      expect(answer.text).toContain(`id="f-${name}-error"`);
  });

  it('never lets a restriction be written down of a family member', async () => {
    const answer = await post(
      '/officer/people/new',
      someone({ 'restrictions.1.code': 'driving', 'custody.status': 'parole' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('id="f-restrictions-0-code-error"');
    expect(answer.text).toContain('id="f-custody-status-error"');
  });

  it('points to the record that holds the national id already, with 409', async () => {
    const held = await registered();
    const answer = await post('/officer/people/new', someone({ nationalId: nationalId(last) }));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(`href="/officer/people/${held.id}"`);
    expect(answer.text).toContain('id="f-nationalId-error"');
  });

  it('shows who might be the same person, and nobody of another organisation', async () => {
    const other = await registered({ givenName: 'همنام', familyName: 'یکسان' });
    const body = someone({ givenName: 'هم‌نام', familyName: 'یکسان', birthDate: '1990-11-30' });
    const asked = await post('/officer/people/new', body);
    expect(asked.status).toBe(409);
    expect(asked.text).toContain(`href="/officer/people/${other.id}"`);
    expect(asked.text).toContain(`name="namesakesSeen" value="${other.id}"`);
    const byName = () => get(`/officer/people?q=${encodeURIComponent('همنام یکسان')}`);
    expect((await byName()).text.match(/<td class="main">/g)).toHaveLength(1);
    const answer = await post('/officer/people/new', { ...body, namesakesSeen: other.id });
    expect(answer.headers.location).toMatch(/saved=new$/);
    expect((await byName()).text.match(/<td class="main">/g)).toHaveLength(2);
    const page = await get(`${answer.headers.location}&likely=${other.id}`);
    expect(page.text).toContain(`href="/officer/people/${other.id}"`);
    const foreign = await registerPerson(h.deps, await h.actorOf('officer.gilan'), {
      ...someone({ givenName: 'دورافتاده' }),
      province: 'گیلان',
      county: 'رشت',
    });
    if (!foreign.ok) throw new Error('not registered');
    const spied = await get(`/officer/people/${other.id}?likely=${foreign.value.id}`);
    expect(spied.text).not.toContain('دورافتاده');
    const unlike = await registered({ givenName: 'ناهمنام' });
    const madeUp = await get(`/officer/people/${other.id}?likely=${unlike.id},per_none`);
    expect(madeUp.text).not.toContain(`href="/officer/people/${unlike.id}"`);
  });
});

describe('editing a person by the form', () => {
  it('shows the national id masked only, keeps it when left empty, and wipes what was emptied', async () => {
    const person = await registered({ phone: '09121234567' });
    const id = nationalId(last);
    const page = await get(`/officer/people/${person.id}/edit`);
    expect(page.text).not.toContain(id);
    expect(page.text).toContain(toPersianDigits(id.slice(-3)));
    const answer = await post(`/officer/people/${person.id}/edit`, {
      ...someone({ nationalId: '', givenName: 'تازه', phone: '' }),
      revision: String(person.revision),
      status: 'paused/health',
    });
    expect(answer.headers.location).toBe(`/officer/people/${person.id}?saved=1`);
    const after = await viewPerson(h.deps, await h.actorOf('officer.bushehr'), person.id);
    expect(after.ok && after.value).toMatchObject({
      givenName: 'تازه',
      phone: null,
      status: 'paused',
      statusReason: 'health',
      maskedNationalId: person.maskedNationalId,
    });
  });

  it('tells restrictions nobody asked about from none, on the page and in the form', async () => {
    const person = await registered({ kind: 'released' });
    const edit = `/officer/people/${person.id}/edit`;
    const isTicked = async () => /name="restrictions\.none"[^>]*\schecked/.test((await get(edit)).text);
    const shown = async () =>
      /<dt>محدودیت‌های موقت<\/dt><dd>([^<]*)<\/dd>/.exec(
        (await get(`/officer/people/${person.id}`)).text,
      )?.[1];
    expect([await isTicked(), await shown()]).toEqual([false, undefined]);
    const unknown = /<dt>هنوز نمی‌دانیم<\/dt><dd>([^<]*)<\/dd>/;
    expect(unknown.exec((await get(`/officer/people/${person.id}`)).text)?.[1]).toContain('محدودیت‌های موقت');
    const answer = await post(edit, {
      ...someone({
        kind: 'released',
        nationalId: '',
        givenName: person.givenName,
        'restrictions.none': 'yes',
      }),
      revision: String(person.revision),
      status: 'seeking',
    });
    expect(answer.status).toBe(303);
    expect([await isTicked(), await shown()]).toEqual([true, 'ندارد']);
  });

  it('takes a county for the centre of an area, shows it again, and asks where a point stands beside it', async () => {
    const person = await registered({ kind: 'released' });
    const edit = `/officer/people/${person.id}/edit`;
    const fields = (more: Fields) => ({
      ...someone({ kind: 'released', nationalId: '', givenName: person.givenName }),
      revision: String(person.revision),
      status: 'seeking',
      'supervision.place': 'دشتستان',
      'supervision.radiusKm': '۱۰',
      ...more,
    });
    const both = await post(edit, fields({ 'supervision.lat': '28.9' }));
    expect(both.status).toBe(422);
    expect(both.text).toContain('id="f-supervision-place-error"');
    expect((await post(edit, fields({}))).status).toBe(303);
    const again = (await get(edit)).text;
    expect(again).toMatch(/name="supervision.place"[^>]*value="دشتستان"/);
    expect(again).toMatch(/name="supervision.lat"[^>]*value=""/);
  });

  it('refuses a stale edit, shows what differs and lets it be saved over knowingly', async () => {
    const person = await registered({ fatherName: 'رضا' });
    const mine = {
      ...someone({ nationalId: '', givenName: person.givenName, fatherName: 'کریم' }),
      status: 'seeking',
    };
    await editPerson(
      h.deps,
      await h.actorOf('officer.bushehr'),
      person.id,
      { needScore: 55 },
      person.revision,
    );
    const refused = await post(`/officer/people/${person.id}/edit`, {
      ...mine,
      revision: String(person.revision),
    });
    expect(refused.status).toBe(412);
    expect(refused.text).toContain('value="کریم"');
    expect(refused.text).toContain('۵۵');
    const now = await viewPerson(h.deps, await h.actorOf('officer.bushehr'), person.id);
    expect(now.ok && now.value.fatherName).toBe('رضا');
    const revision = /name="revision" value="(\d+)"/.exec(refused.text)?.[1] ?? '';
    const saved = await post(`/officer/people/${person.id}/edit`, { ...mine, needScore: '55', revision });
    expect(saved.status).toBe(303);
  });

  it("keeps a colleague's change of other fields, and asks about what both changed", async () => {
    const person = await registered({ fatherName: 'رضا', skills: [{ skillId: 'خیاطی', level: 3 }] });
    const path = `/officer/people/${person.id}/edit`;
    const loaded = formIn((await get(path)).text, path);
    await editPerson(
      h.deps,
      await h.actorOf('officer.bushehr'),
      person.id,
      { needScore: 55, fatherName: 'حسن' },
      person.revision,
    );
    const saved = await post(path, { ...loaded, phone: '09121234567' });
    expect(saved.headers.location).toBe(`/officer/people/${person.id}?saved=1`);
    const after = await viewPerson(h.deps, await h.actorOf('officer.bushehr'), person.id);
    expect(after.ok && after.value).toMatchObject({
      needScore: 55,
      fatherName: 'حسن',
      phone: '09121234567',
      skills: [{ level: 3 }],
    });
    const refused = await post(path, { ...loaded, fatherName: 'کریم', guarantors: '2' });
    expect(refused.status).toBe(412);
    expect(refused.text.match(/<td class="main">[^<]*/g)).toEqual(['<td class="main">نام پدر']);
    const again = await post(path, formIn(refused.text, path));
    expect(again.status).toBe(303);
    const last = await viewPerson(h.deps, await h.actorOf('officer.bushehr'), person.id);
    expect(last.ok && last.value).toMatchObject({ needScore: 55, fatherName: 'کریم', guarantors: 2 });
  });

  it('is not found for another organisation', async () => {
    const person = await registered();
    expect((await get(`/officer/people/${person.id}/edit`, 'officer.gilan')).status).toBe(404);
    const answer = await post(
      `/officer/people/${person.id}/edit`,
      { ...someone(), revision: '1' },
      'officer.gilan',
    );
    expect(answer.status).toBe(404);
  });
});

describe('finding people', () => {
  it('goes straight to the one person of a national id, in any digits', async () => {
    const person = await registered();
    const q = nationalId(last).replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
    const answer = await get(`/officer/people?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(`/officer/people/${person.id}`);
  });

  it('offers to register an id that nobody has, with the id filled in', async () => {
    const answer = await get(`/officer/people?q=${nationalId(900_001)}`);
    expect(answer.text).toContain(`href="/officer/people/new?nationalId=${nationalId(900_001)}"`);
    const form = await get(`/officer/people/new?nationalId=${nationalId(900_001)}`);
    expect(form.text).toContain(`value="${nationalId(900_001)}"`);
    expect(form.text).toContain('value="بوشهر"');
    for (const wrong of ['0012345678', '9012345678']) {
      const page = await get(`/officer/people?q=${wrong}`);
      expect(page.text).not.toContain('nationalId=');
      expect(page.text).toContain('این کد ملی معتبر نیست');
    }
  });

  it('keeps search and status over the pages, each person once', async () => {
    for (let i = 0; i < 33; i++) await registered({ familyName: 'صفحه‌ای' });
    const seen: string[] = [];
    let path: string | undefined = `/officer/people?q=${encodeURIComponent('صفحه‌ای')}&status=seeking`;
    while (path !== undefined) {
      const answer: { text: string } = await get(path);
      seen.push(
        ...[...answer.text.matchAll(/href="\/officer\/people\/(per_\w+)"/g)].map(([, id]) => id ?? ''),
      );
      path = /href="([^"]*cursor=[^"]*)"/.exec(answer.text)?.[1]?.replaceAll('&amp;', '&');
      if (path !== undefined) expect(path).toContain('status=seeking');
    }
    expect(seen).toHaveLength(33);
    expect(new Set(seen).size).toBe(33);
  });
});

describe('finding people by where they live', () => {
  const officer = 'officer.gilan';
  const pageAt = async (path: string, lang = 'fa') => (await get(path, officer, lang)).text;
  const choices = (page: string, name: string) =>
    [
      ...(new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`, 's').exec(page)?.[1] ?? '').matchAll(
        /<option value="([^"]*)"( selected[^>]*)?>([^<]*)/g,
      ),
    ].map(([, value, selected, label]) => `${selected ? '*' : ''}${value} ${label}`);

  it('offers nothing to choose where all live in one place, and else the places where some do', async () => {
    const add = async (familyName: string, province: string, county: string) => {
      const more = { ...someone(), familyName, province, county };
      expect((await registerPerson(h.deps, await h.actorOf(officer), more)).ok).toBe(true);
    };
    await add('رشتیان', 'گیلان', 'رشت');
    expect(await pageAt('/officer/people')).not.toContain('<select id="f-county"');
    await add('فومنیان', 'گیلان', 'فومن');
    const two = await pageAt('/officer/people', 'en');
    expect(choices(two, 'county')).toEqual([' Every county', 'gilan-rasht Rasht', 'gilan-fuman Fuman']);
    expect(choices(two, 'province')).toEqual([]);
    for (let i = 0; i < 31; i++) await add(`بوشهریان ${i}`, 'بوشهر', 'گناوه');
    const three = await pageAt('/officer/people', 'en');
    expect(choices(three, 'province')).toEqual([' Every province', 'bushehr Bushehr', 'gilan Gilan']);
    expect(choices(three, 'county')).toContain('bushehr-ganaveh Ganaveh, Bushehr');
  });

  it('narrows by them, keeps them in the address over the pages, tells how many and lets them go', async () => {
    const page = await pageAt('/officer/people?province=bushehr&status=seeking');
    expect(page).toContain('۳۱ نفر');
    expect(choices(page, 'province')).toContain('*bushehr بوشهر');
    // All of them live in one.
    expect(choices(page, 'county')).toEqual([]);
    expect(page).toMatch(/<a class="button" href="\/officer\/people">/);
    const next =
      /href="(\/officer\/people\?[^"]*cursor=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(next, 'http://x').searchParams.get('province')).toBe('bushehr');
    const second = await pageAt(next);
    expect(second.match(/<td class="main">/g)).toHaveLength(1);
    expect(choices(second, 'province')).toContain('*bushehr بوشهر');
    expect(await pageAt('/officer/people?county=gilan-fuman')).toContain('فومنیان');
  });

  it('lets go of a county that lies in another province than the one chosen, and of what is no place', async () => {
    const page = await pageAt('/officer/people?province=bushehr&county=gilan-fuman');
    expect(page).toContain('۳۱ نفر');
    expect(choices(page, 'county').some((one) => one.startsWith('*'))).toBe(false);
    expect(await pageAt('/officer/people?province=nowhere&county=%00%22')).toContain('۳۴ نفر');
    expect(await pageAt('/officer/people?province=yazd')).toContain('value="yazd" selected');
  });

  it('finds them by a place typed beside the rest', async () => {
    expect(await pageAt(`/officer/people?q=${encodeURIComponent('فومن')}`)).toContain('۱ نفر');
    expect(await pageAt(`/officer/people?q=${encodeURIComponent('رشتیان رشت')}`)).toContain('۱ نفر');
  });
});

describe('showing the national id', () => {
  it('shows it on its own page and leaves an audit row', async () => {
    const person = await registered();
    const id = nationalId(last).replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
    const looks = async () =>
      (
        await h.deps.database.read
          .select({ n: count() })
          .from(auditEntry)
          .where(eq(auditEntry.action, 'person.reveal'))
      )[0]?.n ?? 0;
    const before = await looks();
    const answer = await post(`/officer/people/${person.id}/reveal`, {});
    expect(answer.text).toContain(id);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await looks()).toBe(before + 1);
    expect((await post(`/officer/people/${person.id}/reveal`, {}, 'officer.gilan')).status).toBe(404);
    expect(await looks()).toBe(before + 1);
  });
});

describe('importing a list by the page', () => {
  it('takes a long list in while its sender sees how far it is, may leave, and finds the result', async () => {
    const rows = Array.from(
      { length: 2_600 },
      () => `family,${personBody().nationalId},مریم,دشتی,female,1990-05-01,گیلان,رشت`,
    );
    const head = 'kind,nationalId,givenName,familyName,sex,birthDate,province,county';
    const list = Buffer.from([head, ...rows, 'family,123,بی‌کد,بی‌کد,female,1990-05-01,گیلان,رشت'].join('\n'));
    const gilan = await pagesOf(h, 'officer.gilan', 'en');
    const begun = await gilan.upload('/officer/people/import', { do: 'import' }, list);
    expect([begun.status, begun.location]).toEqual([303, '/officer/people/import?run=last']);
    const second = await gilan.upload('/officer/people/import', { do: 'import' }, list);
    expect([second.status, second.text]).toEqual([409, expect.stringContaining('still on its way')]);
    // Of another account there is nothing to see.
    expect((await (await pagesOf(h, 'officer.bushehr', 'en')).get(begun.location ?? '')).text).not.toContain(
      'on its way',
    );
    const steps = new Set<string>();
    let shown = await gilan.get('/officer/people/import');
    while (shown.html.includes('<progress')) {
      steps.add(/[\d,]+ of 2,601 rows/.exec(shown.text)?.[0] ?? '');
      shown = await gilan.get(begun.location ?? '');
    }
    expect(steps.size).toBeGreaterThan(1);
    expect(shown.text).toContain('The list is imported.');
    expect(shown.text).toMatch(/2,600 new|new 2,600/);
    expect(shown.html).toContain('123');
    // It stays for a while, but does not stand in the way of the next list.
    expect((await gilan.get('/officer/people/import')).text).not.toContain('The list is imported.');
    expect((await gilan.get(begun.location ?? '')).text).toContain('The list is imported.');
  });

  const list = (rows: readonly string[]) =>
    ['کد ملی,نام,نام خانوادگی,جنسیت,تاریخ تولد,استان,شهرستان,ستون دیگر', ...rows].join('\r\n');
  const total = async () => {
    const found = await listPeople(h.deps, await h.actorOf('officer.bushehr'), {});
    return found.ok ? found.value.total : -1;
  };

  it('checks without writing, then imports the list that came back with the page', async () => {
    const before = await total();
    const text = list([
      `${nationalId(800_001)},زهرا,فهرستی,زن,1369/2/11,بوشهر,گناوه,x`,
      '123,=cmd(),-,زن,1369/2/11,بوشهر,گناوه,y',
    ]);
    const checked = await upload(Buffer.from(text), 'check');
    expect(checked.status).toBe(200);
    expect(await total()).toBe(before);
    expect(checked.text).toContain('ستون دیگر');
    const carried =
      /<textarea name="list" hidden[^>]*>\n([\s\S]*?)<\/textarea>/.exec(checked.text)?.[1] ?? '';
    expect(carried.replaceAll('\r\n', '\n')).toBe(text.replaceAll('\r\n', '\n'));
    const done = await post('/officer/people/import', { list: carried, do: 'import' });
    expect(done.status).toBe(200);
    expect(await total()).toBe(before + 1);
  });

  it('reads the Windows-1256 of old spreadsheets', async () => {
    const before = await total();
    const letters = new Map(
      [...Array(256).keys()].map((byte) => [
        new TextDecoder('windows-1256').decode(Uint8Array.of(byte)),
        byte,
      ]),
    );
    // Old files have the Arabic letters, which that code page holds.
    const text = list([`${nationalId(800_002)},مريم,فهرستي,زن,1369/2/11,بوشهر,گناوه,x`])
      .replaceAll('ی', 'ي')
      .replaceAll('ک', 'ك');
    const bytes = Buffer.from([...text].map((letter) => letters.get(letter) ?? 0x3f));
    expect((await upload(bytes, 'import')).status).toBe(200);
    expect(await total()).toBe(before + 1);
    const found = await listPeople(h.deps, await h.actorOf('officer.bushehr'), { q: nationalId(800_002) });
    expect(found.ok && found.value.items[0]?.givenName).toBe('مریم');
  });

  it('tells an empty file and a file that is no text from a list', async () => {
    expect((await upload(Buffer.from('\uFEFF \r\n'), 'check')).text).toContain('این فایل خالی است');
    for (const bytes of [Buffer.from('PK\u0003\u0004xlsx'), Buffer.from('a,b\u0000c')]) {
      const answer = await upload(bytes, 'check');
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('این فایل CSV نیست');
    }
  });

  it('names who changes, and in what', async () => {
    const person = await registered();
    const text = `کد ملی,نام,نام خانوادگی,جنسیت,تاریخ تولد,استان,شهرستان,نمره نیاز\n${nationalId(last)},,,,,,,77`;
    const checked = await upload(Buffer.from(text), 'check');
    expect(checked.text).toContain(`<a href="/officer/people/${person.id}"><bdi>${person.givenName} `);
    expect(checked.text).toMatch(/<span>نمره نیاز<\/span>/);
  });

  it('gives the rejected rows as a file that no spreadsheet runs', async () => {
    const rejected = JSON.stringify([['2', '=HYPERLINK("http://x")', '+mend']]);
    const answer = await post('/officer/people/import/rejected.csv', { rejected });
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect(answer.text.startsWith('\uFEFF')).toBe(true);
    expect(answer.text).toContain(`"'=HYPERLINK(""http://x"")","'+mend"`);
    expect((await post('/officer/people/import/rejected.csv', { rejected: '{"a":' })).status).toBe(200);
  });

  it('says which columns are missing, and which file was not chosen', async () => {
    const answer = await upload(Buffer.from('نام,شهرستان\r\nزهرا,گناوه'), 'check');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('کد ملی');
    expect((await post('/officer/people/import', { do: 'check' })).status).toBe(422);
  });

  it('gives the template in the language of the page', async () => {
    const answer = await get('/officer/people/import/template.csv', 'officer.bushehr', 'en');
    expect(answer.text).toContain('National id');
  });
});

describe('shared files', () => {
  it('shows headquarters who is registered twice, without a name', async () => {
    const empty = await get('/headquarters/duplicates', 'hq', 'en');
    const here = await registered({ givenName: 'دوجا', familyName: 'نامدار' });
    const there = await registerPerson(
      h.deps,
      await h.actorOf('officer.gilan'),
      someone({ nationalId: nationalId(last) }),
    );
    if (!there.ok) throw new Error('not registered');
    const page = await get('/headquarters/duplicates', 'hq');
    expect(page.text).toContain(here.id);
    expect(page.text).toContain(there.value.id);
    expect(page.text).not.toContain('نامدار');
    expect(empty.text).not.toContain(here.id);
    expect((await get('/headquarters/duplicates')).status).toBe(403);
  });
});

describe('who may see what', () => {
  it('lets nobody in who is not signed in, and no headquarters to case data', async () => {
    for (const path of ['/officer/people', '/officer/people/new', '/officer/people/import']) {
      expect((await h.request().get(path)).headers.location).toBe(
        `/sign-in?next=${encodeURIComponent(path)}`,
      );
      expect((await get(path, 'hq')).status).toBe(403);
      expect((await get(path, 'benefactor')).status).toBe(403);
    }
  });

  it('is complete in English', async () => {
    const person = await registered();
    for (const path of [
      '/officer/people/new',
      `/officer/people/${person.id}/edit`,
      '/officer/people/import',
      '/officer/people?q=zz',
    ]) {
      const { text } = await get(path, 'officer.bushehr', 'en');
      const words = text
        .replaceAll(person.givenName, '')
        .replaceAll(person.familyName, '')
        .replace(/<a [^>]*hreflang="fa">.*?<\/a>/, '');
      expect([path, /[^>"]*[\u0622-\u06CC][^<"]*/.exec(words)?.[0]]).toEqual([path, undefined]);
    }
  });
});

describe('the form of everyone on the example lists', () => {
  it.each([
    ['officer.bushehr', 'families-bushehr.csv', 270],
    ['care.gilan', 'released-gilan.csv', 70],
  ])(
    'changes nothing of %s when sent untouched, in either language',
    { timeout: 120_000 },
    async (username, file, atLeast) => {
      const actor = await h.actorOf(username);
      const report = await importPeople(h.deps, actor, seed(file).toString('utf8'), { dryRun: false });
      expect(report.ok && report.value.created).toBeGreaterThanOrEqual(atLeast);
      const vocabulary = await vocabularyOf(h.deps.database);
      let cursor: string | undefined;
      let seen = 0;
      do {
        const page = await listPeople(h.deps, actor, { limit: 100, cursor });
        if (!page.ok) throw new Error('no list');
        for (const { id } of page.value.items) {
          seen += 1;
          // Each third of them, everyone in the deep run.
          if (process.env.MEHRKAR_DEEP !== '1' && seen % 3 !== 0) continue;
          const person = await viewPerson(h.deps, actor, id);
          if (!person.ok) throw new Error('not found');
          for (const lang of ['fa', 'en'] as const) {
            const { body, faults } = readPersonForm(
              vocabulary,
              formValuesOf(person.value, vocabulary, lang),
              person.value,
            );
            expect([id, faults]).toEqual([id, []]);
            const after = await editPerson(h.deps, actor, id, body, person.value.revision);
            expect([id, after.ok ? after.value.revision : after.problem]).toEqual([
              id,
              person.value.revision,
            ]);
          }
        }
        cursor = page.value.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toBeGreaterThanOrEqual(atLeast);
    },
  );
});
