import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditFieldNames } from '../../src/features/audit/audit-fields.text.ts';
import type { AuditLine } from '../../src/features/audit/audit-line.rules.ts';
import { isAuditAction, personalEntities } from '../../src/features/records/audit-action.rules.ts';
import { auditEntry } from '../../src/schema/records.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { asUser, create, jobBody, nextNationalId, personBody } from '../support/samples.ts';

/** Told apart from every word of the program, so that finding one in the record means that it leaked. */
const secrets = {
  nationalId: nextNationalId(),
  givenName: 'فرشته‌نشان',
  familyName: 'پورآزمایش',
  fatherName: 'پدرنشان',
  phone: '09171112233',
  birthDate: '1991-03-07',
  newPhone: '09174445566',
  employer: 'کارگاه نشان‌دار',
  contact: 'رابط نشان‌دار',
  address: 'کوچهٔ نشان‌دار، پلاک ۷',
  employerPhone: '09177778899',
  importedName: 'واردشده‌نشان',
};

let h: Harness;
let person: string;
let foreign: string;
beforeAll(async () => {
  h = await createHarness();
  const { nationalId, givenName, familyName, fatherName, phone, birthDate } = secrets;
  const body = personBody({ nationalId, givenName, familyName, fatherName, phone, birthDate });
  const officer = await asUser(h, 'officer.bushehr');
  person = (await create(h, 'officer.bushehr', '/people', body)).id;
  expect((await officer.patch(`/people/${person}`, { phone: secrets.newPhone }, 1)).status).toBe(200);
  expect((await officer.post(`/people/${person}/reveal`)).status).toBe(200);
  const employer = {
    name: secrets.employer,
    contact: secrets.contact,
    phone: secrets.employerPhone,
    address: secrets.address,
  };
  expect((await officer.post('/employers', { ...employer, address: null })).status).toBe(201);
  const job = await create(h, 'officer.bushehr', '/opportunities', jobBody({ employer, vacancies: 5 }));
  const placing = await create(h, 'officer.bushehr', '/referrals', {
    personId: person,
    opportunityId: job.id,
  });
  for (const to of ['accepted', 'sent', 'interview', 'offered', 'placed'])
    expect((await officer.post(`/referrals/${placing.id}/transitions`, { to })).status).toBe(200);
  const csv = `کد ملی,نام,نام خانوادگی,جنسیت,تاریخ تولد,استان,شهرستان,نوع\n${nextNationalId()},${secrets.importedName},دشتی,زن,1370/01/01,بوشهر,گناوه,خانواده`;
  const imported = await officer.send('post', '/people/import').set('content-type', 'text/csv').send(csv);
  expect(imported.body).toMatchObject({ created: 1 });
  // Another organisation's person loses a referral when the opportunity is closed.
  foreign = (await create(h, 'officer.gilan', '/people', personBody({ province: 'گیلان', county: 'رشت' })))
    .id;
  const home = await create(h, 'officer.bushehr', '/opportunities', jobBody({ workplace: 'home' }));
  await create(h, 'officer.gilan', '/referrals', { personId: foreign, opportunityId: home.id });
  expect((await officer.post(`/opportunities/${home.id}/close`)).status).toBe(200);
  expect((await officer.patch(`/opportunities/${job.id}`, { vacancies: 6 }, 1)).status).toBe(200);
  await (await asUser(h, 'officer.gilan')).get(`/people/${foreign}`);
  await officer.send('delete', '/sessions/current');
  h.setNow('2026-11-22T08:00:00Z');
});
afterAll(() => h.close());

const read = async (username: string, query = '') => (await asUser(h, username)).get(`/audit${query}`);
const itemsOf = async (username: string, query = ''): Promise<AuditLine[]> => {
  const answer = await read(username, query);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.items;
};

describe('what is on record', () => {
  test('holds no personal value, of whatever was done', async () => {
    const rows = await h.deps.database.read.select().from(auditEntry);
    const text = JSON.stringify(rows);
    for (const [name, secret] of Object.entries(secrets)) expect(text, name).not.toContain(secret);
    for (const done of [
      'person.register',
      'person.edit',
      'person.import',
      'person.reveal',
      'referral.place',
      'placement.add',
      'employer.update',
      'opportunity.close',
    ])
      expect(rows.map(({ action }) => action)).toContain(done);
  });

  test('says of every record of a person whose file it is', async () => {
    const rows = await h.deps.database.read.select().from(auditEntry).orderBy(asc(auditEntry.seq));
    const personal = rows.filter(({ entity }) => (personalEntities as readonly string[]).includes(entity));
    expect(personal.length).toBeGreaterThan(12);
    for (const row of personal)
      expect(row, row.action).toMatchObject({ personId: expect.stringMatching(/^per_/) });
    const referrals = await h.deps.database.read.all<{ id: string; person_id: string }>(
      sql`select id, person_id from referral`,
    );
    for (const { id, person_id } of referrals)
      for (const row of rows.filter(({ entityId }) => entityId === id)) expect(row.personId).toBe(person_id);
  });

  test('has words for every action and every field of it', async () => {
    const rows = await h.deps.database.read.select().from(auditEntry);
    for (const { action } of rows) expect(isAuditAction(action), action).toBe(true);
    for (const field of new Set(rows.flatMap(({ fields }) => fields)))
      expect(Object.keys(auditFieldNames)).toContain(field);
  });
});

describe('the reader of the record', () => {
  test('shows a manager who saw and changed a file: account, time, action, fields, person', async () => {
    const items = await itemsOf('manager.bushehr', `?personId=${person}&limit=100`);
    const said = items.map(({ action }) => action);
    expect(said).toEqual(
      expect.arrayContaining([
        'audit.read',
        'person.register',
        'person.edit',
        'person.reveal',
        'person.status',
        'referral.place',
        'placement.add',
      ]),
    );
    expect(items.find(({ action }) => action === 'person.edit')).toMatchObject({
      at: expect.stringMatching(/^2026-11-22T/),
      actor: { name: { en: expect.any(String), fa: expect.any(String) } },
      entity: 'person',
      entityId: person,
      person: { id: person, name: `${secrets.givenName} ${secrets.familyName}` },
      fields: ['phone'],
    });
    expect([...items].sort((a, b) => b.seq - a.seq)).toEqual(items);
  });

  test('shows an auditor all organisations and nobody by name', async () => {
    const items = await itemsOf('auditor', '?limit=100');
    const organisations = new Set(items.map(({ organisation }) => organisation?.id));
    expect(organisations).toContain('org-assoc-bushehr');
    expect(organisations).toContain('org-assoc-gilan');
    const text = JSON.stringify(items);
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    expect(items.filter(({ person: of }) => of !== null && of.name !== null)).toEqual([]);
    const whole = await itemsOf('auditor', `?personId=${foreign}`);
    expect(whole.length).toBeGreaterThan(0);
    const masked = `per_…${foreign.slice(-6)}`;
    expect(await itemsOf('auditor', `?personId=${encodeURIComponent(masked)}`)).toEqual(whole);
    expect(whole.map(({ person: of }) => of?.id)).toEqual(whole.map(() => masked));
    const everything = JSON.stringify([...items, ...whole].map(({ actor: _, ...line }) => line));
    expect(everything).not.toMatch(/\b[a-z]+_[0-9a-z]{20}\b/);
    for (const id of [person, foreign]) expect(everything).toContain(id.slice(-6));
  });

  test('shows a manager nothing of another organisation: no file, no line, no id', async () => {
    expect((await read('manager.bushehr', `?personId=${foreign}`)).status).toBe(404);
    expect((await read('manager.bushehr', '?personId=per_nobody')).status).toBe(404);
    const items = await itemsOf('manager.bushehr', '?limit=100');
    expect(JSON.stringify(items)).not.toContain(foreign);
    const [withdrawn] = items.filter(({ action }) => action === 'referral.withdraw');
    expect(withdrawn).toMatchObject({
      entityId: null,
      person: null,
      organisation: { id: 'org-assoc-bushehr' },
    });
    const gilan = await h.actorOf('officer.gilan');
    expect((await read('manager.bushehr', `?actorId=${gilan.accountId}`)).body).toMatchObject({
      items: [],
      total: 0,
    });
  });

  test.each([
    ['officer.bushehr', 403],
    ['hq', 403],
    ['benefactor', 403],
  ])('is closed to %s', async (username, status) => {
    expect((await read(username)).status).toBe(status);
  });

  test('filters by actor, action and whole days of Tehran, and counts', async () => {
    const officer = await h.actorOf('officer.bushehr');
    const mine = await itemsOf('manager.bushehr', `?actorId=${officer.accountId}&limit=100`);
    expect(new Set(mine.map(({ actor }) => actor.id))).toEqual(new Set([officer.accountId]));
    const reveals = await read('manager.bushehr', '?action=person.reveal');
    expect(reveals.body).toMatchObject({ total: 1, isCapped: false, items: [{ action: 'person.reveal' }] });
    expect((await read('manager.bushehr', '?from=1405/09/01&to=1405/09/01')).body.total).toBeGreaterThan(5);
    expect((await read('manager.bushehr', '?to=1405/08/30')).body.total).toBe(0);
    expect((await read('manager.bushehr', '?from=2026-11-23')).body).toMatchObject({ total: 0, items: [] });
    for (const wrong of ['?action=x', '?from=yesterday', '?cursor=abc', '?limit=0'])
      expect((await read('manager.bushehr', wrong)).status, wrong).toBe(422);
  });

  test('pages by cursor without losing or repeating a line', async () => {
    const whole = (await itemsOf('auditor', '?limit=100')).map(({ seq }) => seq);
    const paged: number[] = [];
    let cursor = '';
    do {
      const page = (await read('auditor', `?limit=7${cursor}`)).body;
      paged.push(...page.items.map(({ seq }: AuditLine) => seq));
      cursor = page.nextCursor === undefined ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '' && paged.length < whole.length);
    expect(paged.slice(0, whole.length)).toEqual(whole);
  });

  test('is itself put on record, once an hour, and in the file that was asked for', async () => {
    for (let i = 0; i < 3; i++) await itemsOf('auditor', `?personId=${person}`);
    const auditor = await h.actorOf('auditor');
    const reads = (await itemsOf('manager.bushehr', `?personId=${person}&action=audit.read`)).filter(
      ({ actor }) => actor.id === auditor.accountId,
    );
    expect(reads).toHaveLength(1);
  });

  test('puts no word on record that an auditor typed where the code of a person belongs', async () => {
    h.setNow('2026-11-22T10:00:00Z');
    const auditor = await h.actorOf('auditor');
    const before = (await itemsOf('auditor', `?actorId=${auditor.accountId}&action=audit.read`)).length;
    h.setNow('2026-11-22T12:00:00Z');
    for (const typed of [secrets.nationalId, secrets.familyName, 'per_nobody']) {
      const answer = await read('auditor', `?personId=${encodeURIComponent(typed)}`);
      expect(answer.body, typed).toEqual({ items: [], total: 0, isCapped: false });
    }
    const rows = await h.deps.database.read.select().from(auditEntry);
    for (const typed of [secrets.nationalId, secrets.familyName, 'per_nobody'])
      expect(JSON.stringify(rows)).not.toContain(typed);
    // That the record was looked at is on it all the same.
    expect(await itemsOf('auditor', `?actorId=${auditor.accountId}&action=audit.read`)).toHaveLength(
      before + 1,
    );
  });
});
