import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personLineShape, personShape } from '../../src/features/people/person-shape.input.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import {
  bareBody,
  callsOf,
  familyBody,
  nationalIdOf,
  releasedBody,
} from '../usecase/people/people-fixtures.ts';

let h: Harness;
let bushehr: ReturnType<typeof callsOf>;
let gilan: ReturnType<typeof callsOf>;
beforeAll(async () => {
  h = await createHarness();
  bushehr = callsOf(h, 'officer.bushehr');
  gilan = callsOf(h, 'officer.gilan');
});
afterAll(() => h.close());

const codesOf = (body: { errors?: { path: string; code: string }[] }) =>
  Object.fromEntries((body.errors ?? []).map(({ path, code }) => [path, code]));

describe('POST /people', () => {
  test('answers the record flat with its id, the national id masked', async () => {
    const body = familyBody(1001);
    const answer = await bushehr.post('/people', body);
    expect(answer.status).toBe(201);
    const { possibleDuplicates, ...person } = answer.body;
    expect(possibleDuplicates).toEqual([]);
    personShape.parse(person);
    const { nationalId, household, caring, workspace, ...same } = body;
    expect(person).toMatchObject(same);
    expect(person.household).toMatchObject({ head: true, dependants: 2, prisonerProvince: 'فارس' });
    expect(person.household.aid).toEqual([{ kind: 'kit', givenOn: '2025-03-01' }]);
    expect(person.caring).toEqual({ ...caring, covered: [] });
    expect(person.workspace).toEqual({ ...workspace, power: null, water: null, ventilation: null });
    expect(answer.text).not.toContain(nationalId);
    expect(person.maskedNationalId.endsWith(nationalId.slice(-3))).toBe(true);
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.headers.location).toBe(`/api/v1/people/${person.id}`);
    const again = await bushehr.get(`/people/${person.id}`);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(person);
    expect(again.headers.etag).toBe('"1"');
  });

  test('keeps absent and null as unknown, apart from none', async () => {
    const bare = await bushehr.post('/people', bareBody(1002));
    const nulls = await bushehr.post(
      '/people',
      bareBody(1003, {
        skills: null,
        documents: null,
        caring: null,
        household: null,
        availability: null,
        near: null,
        workspace: null,
        phone: null,
      }),
    );
    const none = await bushehr.post(
      '/people',
      bareBody(1004, { skills: [], documents: [], household: { aid: [] } }),
    );
    expect([bare.status, nulls.status, none.status]).toEqual([201, 201, 201]);
    for (const { body } of [bare, nulls]) {
      expect(body).toMatchObject({
        skills: null,
        documents: null,
        caring: null,
        phone: null,
        near: null,
        workspace: null,
      });
      expect(body.household).toMatchObject({ aid: null, dependants: null, head: null });
    }
    expect(none.body).toMatchObject({ skills: [], documents: [] });
    expect(none.body.household.aid).toEqual([]);
  });

  test('takes Persian and Arabic digits, Jalali dates, Arabic letters, English place names and codes', async () => {
    const persian = nationalIdOf(1005).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
    const answer = await bushehr.post(
      '/people',
      bareBody(1005, {
        nationalId: persian,
        birthDate: '۱۳۶۹/۰۲/۱۱',
        phone: '٠٩١٢ ١١١ ٢٢٣٣',
        province: 'Bushehr',
        county: 'bushehr-ganaveh',
        familyName: 'كريمي',
      }),
    );
    expect(answer.body).toMatchObject({
      birthDate: '1990-05-01',
      phone: '09121112233',
      province: 'بوشهر',
      county: 'گناوه',
      familyName: 'کریمی',
    });
    expect((await bushehr.post('/people', bareBody(1005))).status).toBe(409);
  });

  test('documents go out as codes where held and as objects where not', async () => {
    const documents = [
      'photo',
      { code: 'id-card', state: 'not-before', from: '2027-01-01' },
      { code: 'bank-account', state: 'obtainable' },
    ];
    const answer = await bushehr.post('/people', bareBody(1006, { documents }));
    expect(answer.body.documents).toEqual(documents);
  });

  test('a released person keeps custody, supervision and restrictions, whose kind comes from the catalogue', async () => {
    const body = releasedBody(1007, {
      restrictions: [{ code: 'public-employment' }, { code: 'driving', until: '2026-12-21' }],
    });
    const answer = await bushehr.post('/people', body);
    expect(answer.status).toBe(201);
    expect(answer.body.restrictions).toEqual([
      { code: 'driving', kind: 'court-ordered', until: '2026-12-21' },
      { code: 'public-employment', kind: 'consequential', until: null },
    ]);
    expect(answer.body.supervision).toMatchObject({ radiusKm: 10, permittedFrom: '06:00', permissions: [] });
    expect(answer.body.custody).toEqual({
      status: 'released',
      since: '2026-10-01',
      until: null,
      workPermitted: false,
    });
  });

  test('of a released person, restrictions that nobody asked about are unknown, and none is none', async () => {
    const unasked = await bushehr.post('/people', releasedBody(1030, { restrictions: undefined }));
    expect([unasked.status, unasked.body.restrictions]).toEqual([201, null]);
    const { id } = unasked.body;
    const steps = [
      [{ restrictions: [] }, []],
      [{ needScore: 40 }, []],
      [{ restrictions: [{ code: 'driving' }] }, [{ code: 'driving', kind: 'court-ordered', until: null }]],
      [{ restrictions: null }, null],
      [{ needScore: 41 }, null],
    ] as const;
    for (const [i, [sent, kept]] of steps.entries()) {
      const answer = await bushehr.patch(id, sent, i + 1);
      expect([answer.status, answer.body.restrictions]).toEqual([200, kept]);
      expect((await bushehr.get(`/people/${id}`)).body.restrictions).toEqual(kept);
    }
    const family = await bushehr.post('/people', bareBody(1031, { restrictions: null }));
    expect(family.body.restrictions).toEqual([]);
    const moved = await bushehr.patch(family.body.id, { kind: 'released' }, 1);
    expect(moved.body.restrictions).toBeNull();
  });

  test('a family member never carries restrictions, supervision or custody', async () => {
    const { custody, restrictions, supervision } = releasedBody(0) as Record<string, unknown>;
    const answer = await bushehr.post('/people', bareBody(1008, { custody, restrictions, supervision }));
    expect(answer.status).toBe(422);
    expect(codesOf(answer.body)).toEqual({
      custody: 'restriction.family',
      restrictions: 'restriction.family',
      supervision: 'restriction.family',
    });
    expect(
      (await bushehr.post('/people', bareBody(1008, { custody: null, restrictions: [], supervision: null })))
        .status,
    ).toBe(201);
  });

  test.each([
    [{ nationalId: '0012345678' }, { nationalId: 'national-id.checksum' }],
    [{ nationalId: '1111111111' }, { nationalId: 'national-id.repeated' }],
    [{ nationalId: '12345679' }, { nationalId: 'national-id.length' }],
    [{ nationalId: 'abcdefghij' }, { nationalId: 'national-id.digits' }],
    [{ province: 'آتلانتیس' }, { province: 'place.unknown' }],
    [{ county: 'ناکجا' }, { county: 'place.unknown' }],
    [{ province: 'گیلان' }, { county: 'place.mismatch' }],
    [{ birthDate: '2027-01-01' }, { birthDate: 'date.future' }],
    [{ birthDate: '2015-01-01' }, { birthDate: 'age.range' }],
    [{ birthDate: '1920-01-01' }, { birthDate: 'age.range' }],
    [{ birthDate: '1990-02-30' }, { birthDate: 'date.unreadable' }],
    [{ givenName: ' \u200c ' }, { givenName: 'required' }],
    [{ skills: [{ skillId: 'no-such', level: 2 }] }, { 'skills.0.skillId': 'skill.unknown' }],
    [{ skills: [{ skillId: 'sk-001', level: 5 }] }, { 'skills.0.level': 'number.range' }],
    [
      {
        skills: [
          { skillId: 'sk-001', level: 1 },
          { skillId: 'sk-001', level: 2 },
        ],
      },
      { 'skills.1': 'list.repeated' },
    ],
    [{ experience: [{ iscoCode: '9999', years: 1 }] }, { 'experience.0.iscoCode': 'occupation.unknown' }],
    [{ wishes: [{ iscoCode: '7531', kind: 'kit' }] }, { 'wishes.0': 'wish.one' }],
    [{ wishes: [{}] }, { 'wishes.0': 'wish.one' }],
    [{ documents: ['no-such'] }, { 'documents.0': 'code.unknown' }],
    [{ documents: [{ code: 'id-card', state: 'not-before' }] }, { 'documents.0.from': 'required' }],
    [{ licences: ['no-such'] }, { 'licences.0': 'code.unknown' }],
    [{ permits: ['no-such'] }, { 'permits.0': 'code.unknown' }],
    [{ needScore: 101 }, { needScore: 'number.range' }],
    [{ household: { dependants: 31 } }, { 'household.dependants': 'number.range' }],
    [{ household: { id: 'hh_nobody' } }, { 'household.id': 'household.unknown' }],
    [{ household: { aid: [{ kind: 'no-such' }] } }, { 'household.aid.0.kind': 'code.unknown' }],
    [
      { household: { aid: [{ kind: 'kit', givenOn: '2027-01-01' }] } },
      { 'household.aid.0.givenOn': 'date.future' },
    ],
    [{ household: { prisonerProvince: 'آتلانتیس' } }, { 'household.prisonerProvince': 'place.unknown' }],
    [{ near: { lat: 50.52, lng: 29.58 } }, { near: 'place.outside' }],
    [{ caring: { atHomeFrom: '25:00', atHomeTo: '07:00' } }, { 'caring.atHomeFrom': 'clock.unreadable' }],
    [{ phone: '123' }, { phone: 'phone.any' }],
    [{ givenName: 5 }, { givenName: 'type.text' }],
    [{ needScore: '70' }, { needScore: 'type.number' }],
    [{ skills: 'sewing' }, { skills: 'type.list' }],
    [{ offence: 'x' }, { offence: 'field.unknown' }],
    [{ household: { offence: 'x' } }, { 'household.offence': 'field.unknown' }],
    [{ status: 'paused' }, { statusReason: 'status.reason' }],
    [{ status: 'paused', statusReason: 'died' }, { statusReason: 'reason.unknown' }],
  ])('refuses %j by field', async (more, codes) => {
    const answer = await bushehr.post('/people', bareBody(1900, more));
    expect(answer.status).toBe(422);
    expect(codesOf(answer.body)).toEqual(codes);
    for (const { message } of answer.body.errors) expect(message.length).toBeGreaterThan(10);
  });

  test.each([
    [{ restrictions: [{ code: 'no-such' }] }, { 'restrictions.0.code': 'code.unknown' }],
    [{ restrictions: [{ code: 'driving' }, { code: 'driving' }] }, { 'restrictions.1': 'list.repeated' }],
    [
      { custody: { status: 'leave', since: '2026-10-02', until: '2026-10-01' } },
      { 'custody.until': 'date.order' },
    ],
    [{ custody: { until: '2026-10-01' } }, { 'custody.status': 'choice.unknown' }],
    [{ supervision: { lat: 10, lng: 50, radiusKm: 1 } }, { 'supervision.lat': 'place.outside' }],
  ])('refuses %j of a released person by field', async (more, codes) => {
    const answer = await bushehr.post('/people', releasedBody(1901, more));
    expect(answer.status).toBe(422);
    expect(codesOf(answer.body)).toEqual(codes);
  });

  test('names every missing field at once', async () => {
    const answer = await bushehr.post('/people', {});
    expect(Object.keys(codesOf(answer.body)).sort()).toEqual(
      ['birthDate', 'county', 'familyName', 'givenName', 'kind', 'nationalId', 'province', 'sex'].sort(),
    );
  });

  test('the same id in the organisation is a conflict that names the record', async () => {
    const first = await bushehr.post('/people', bareBody(1010));
    const second = await bushehr.post('/people', bareBody(1010, { givenName: 'مریم' }));
    expect(second.status).toBe(409);
    expect(second.body.personId).toBe(first.body.id);
    expect(second.body.detail).toMatch(/\p{L}/u);
  });

  test('the same id elsewhere is registered as if it were new, and headquarters alone sees the pair', async () => {
    const here = await bushehr.post('/people', bareBody(1011));
    const there = await gilan.post('/people', bareBody(1011, { province: 'گیلان', county: 'رشت' }));
    expect(there.status).toBe(201);
    expect(there.text).not.toContain(here.body.id);
    expect(there.text).not.toContain('org-assoc-bushehr');
    expect(there.body.possibleDuplicates).toEqual([]);
    const pairs = await callsOf(h, 'hq').get('/people/duplicates');
    expect(pairs.status).toBe(200);
    expect(pairs.body.total).toBe(1);
    expect(pairs.body.items[0].holders.map((one: { personId: string }) => one.personId).sort()).toEqual(
      [here.body.id, there.body.id].sort(),
    );
    expect(pairs.text).not.toContain('دریانورد');
    expect((await bushehr.get('/people/duplicates')).status).toBe(403);
  });

  test('the same folded name, birth year and county is a possible duplicate, and nothing less is', async () => {
    const names = { givenName: 'علی‌رضا', familyName: 'یگانه' };
    const first = await bushehr.post('/people', bareBody(1012, names));
    const like = { givenName: 'عليرضا', familyName: 'يگانه', birthDate: '1990-09-09' };
    const second = await bushehr.post('/people', bareBody(1013, like));
    expect(second.status).toBe(201);
    expect(second.body.possibleDuplicates).toEqual([
      { id: first.body.id, ...names, birthDate: '1990-05-01' },
    ]);
    const otherYear = await bushehr.post('/people', bareBody(1014, { ...like, birthDate: '1993-05-01' }));
    const otherCounty = await bushehr.post('/people', bareBody(1015, { ...like, county: 'دشتستان' }));
    const otherScope = await gilan.post('/people', bareBody(1016, like));
    for (const { status, body } of [otherYear, otherCounty, otherScope])
      expect([status, body.possibleDuplicates]).toEqual([201, []]);
  });

  test('a relative joins the household without wiping what is known of it; another organisation cannot', async () => {
    const first = await bushehr.post('/people', familyBody(1020, { givenName: 'پری' }));
    const { id } = first.body.household;
    const second = await bushehr.post(
      '/people',
      bareBody(1021, { household: { id, head: false, dependants: null } }),
    );
    expect(second.body.household).toMatchObject({ id, head: false, dependants: 2, prisonerProvince: 'فارس' });
    expect((await bushehr.get(`/people/${first.body.id}`)).body.revision).toBe(1);
    const foreign = await gilan.post('/people', bareBody(1022, { household: { id } }));
    expect(codesOf(foreign.body)).toEqual({ 'household.id': 'household.unknown' });
  });
});

describe('PATCH /people/{id}', () => {
  test('needs the revision, refuses a stale one and moves it when something changed', async () => {
    const { id } = (await bushehr.post('/people', familyBody(1100))).body;
    expect((await bushehr.patch(id, { needScore: 10 })).status).toBe(428);
    const done = await bushehr.patch(id, { needScore: 10 }, 1);
    expect([done.status, done.headers.etag, done.body.needScore]).toEqual([200, '"2"', 10]);
    const stale = await bushehr.patch(id, { needScore: 20 }, 1);
    expect(stale.status).toBe(412);
    expect(stale.body.detail).toMatch(/\p{L}/u);
    expect((await bushehr.patch(id, { needScore: 20 }, 'abc')).status).toBe(412);
    const idle = await bushehr.patch(id, { needScore: 10 }, 2);
    expect([idle.status, idle.body.revision]).toEqual([200, 2]);
  });

  test('parts are merged, lists replaced, null clears and absent stays', async () => {
    const created = (await bushehr.post('/people', familyBody(1101))).body;
    const patch = {
      availability: { maxCommuteKm: 20 },
      household: { dependants: 3 },
      caring: { until: '2031-01-01' },
      workspace: { power: true },
      skills: [{ skillId: 'sk-002', level: 1 }],
      documents: null,
      fatherName: null,
    };
    const { body } = await bushehr.patch(created.id, patch, 1);
    expect(body).toMatchObject({
      availability: { ...created.availability, maxCommuteKm: 20 },
      household: { ...created.household, dependants: 3 },
      caring: { ...created.caring, until: '2031-01-01' },
      workspace: { areaM2: 6, power: true },
      skills: [{ skillId: 'sk-002', level: 1 }],
      documents: null,
      fatherName: null,
      licences: ['driving-b'],
      phone: '09121234567',
    });
    const cleared = await bushehr.patch(
      created.id,
      { caring: null, household: { aid: null, dependants: null } },
      2,
    );
    expect(cleared.body.caring).toBeNull();
    expect(cleared.body.household).toMatchObject({
      id: created.household.id,
      aid: null,
      dependants: null,
      head: true,
    });
  });

  test('what was read can be sent back and changes nothing', async () => {
    const body = releasedBody(1102, {
      documents: ['photo', { code: 'id-card', state: 'unknown' }],
      household: { prisonerProvince: 'فارس' },
    });
    const { id } = (await bushehr.post('/people', body)).body;
    const read = (await bushehr.get(`/people/${id}`)).body;
    const answer = await bushehr.patch(id, read, read.revision);
    expect([answer.status, answer.body]).toEqual([200, read]);
    expect((await bushehr.patch(id, { ...read, mine: 1 }, read.revision)).body.errors).toEqual([
      expect.objectContaining({ path: 'mine', code: 'field.unknown' }),
    ]);
  });

  test('a relative sees a change of the household they share, under a new revision', async () => {
    const first = (await bushehr.post('/people', familyBody(1103))).body;
    const second = (await bushehr.post('/people', bareBody(1104, { household: { id: first.household.id } })))
      .body;
    await bushehr.patch(first.id, { household: { monthlyIncomeRial: 1 } }, 1);
    const seen = await bushehr.get(`/people/${second.id}`);
    expect(seen.body.household.monthlyIncomeRial).toBe(1);
    expect(seen.body.revision).toBe(2);
  });

  test('a status other than seeking needs a reason of its own, and is dated', async () => {
    const { id } = (await bushehr.post('/people', bareBody(1105))).body;
    expect(codesOf((await bushehr.patch(id, { status: 'left' }, 1)).body)).toEqual({
      statusReason: 'status.reason',
    });
    expect(codesOf((await bushehr.patch(id, { status: 'left', statusReason: 'retired' }, 1)).body)).toEqual({
      statusReason: 'reason.unknown',
    });
    h.setNow('2026-12-01T21:00:00Z');
    const left = await bushehr.patch(id, { status: 'left', statusReason: 'moved' }, 1);
    expect(left.body).toMatchObject({ status: 'left', statusReason: 'moved', statusSince: '2026-12-02' });
    const back = await bushehr.patch(id, { status: 'seeking' }, 2);
    expect(back.body).toMatchObject({ status: 'seeking', statusReason: null });
    h.setNow('2026-11-22T08:00:00Z');
  });

  test('becoming family asks to clear in the same change what belongs to released people alone', async () => {
    const { id } = (await bushehr.post('/people', releasedBody(1106))).body;
    const refused = await bushehr.patch(id, { kind: 'family', custody: null }, 1);
    expect(codesOf(refused.body)).toEqual({
      restrictions: 'restriction.family',
      supervision: 'restriction.family',
    });
    const done = await bushehr.patch(
      id,
      { kind: 'family', custody: null, restrictions: [], supervision: null },
      1,
    );
    expect(done.body).toMatchObject({ kind: 'family', restrictions: [], supervision: null, custody: null });
    const again = await bushehr.patch(id, { restrictions: [{ code: 'driving' }] }, 2);
    expect(codesOf(again.body)).toEqual({ restrictions: 'restriction.family' });
    const partly = await bushehr.patch(id, { kind: 'released', supervision: { radiusKm: 3 } }, 2);
    expect(codesOf(partly.body)).toEqual({ 'supervision.lat': 'required', 'supervision.lng': 'required' });
  });

  test('places are judged against where the person is', async () => {
    const { id } = (await bushehr.post('/people', bareBody(1107))).body;
    expect(codesOf((await bushehr.patch(id, { county: 'رشت' }, 1)).body)).toEqual({
      county: 'place.mismatch',
    });
    expect(codesOf((await bushehr.patch(id, { province: 'گیلان' }, 1)).body)).toEqual({
      county: 'place.mismatch',
    });
    const moved = await bushehr.patch(id, { province: 'گیلان', county: 'رشت' }, 1);
    expect(moved.body).toMatchObject({ province: 'گیلان', county: 'رشت' });
  });

  test('a corrected national id is found under the new one, unless the organisation holds that already', async () => {
    const { id } = (await bushehr.post('/people', bareBody(1108))).body;
    const other = (await bushehr.post('/people', bareBody(1109))).body;
    const clash = await bushehr.patch(id, { nationalId: nationalIdOf(1109) }, 1);
    expect([clash.status, clash.body.personId]).toEqual([409, other.id]);
    await bushehr.patch(id, { nationalId: nationalIdOf(1110) }, 1);
    const found = await bushehr.get(`/people?q=${nationalIdOf(1110)}`);
    expect(found.body.items.map((one: { id: string }) => one.id)).toEqual([id]);
    expect((await bushehr.post(`/people/${id}/reveal`)).body).toEqual({ nationalId: nationalIdOf(1110) });
  });
});

describe('many at once', () => {
  test('twenty registrations of one national id make one person', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => bushehr.post('/people', bareBody(1150))),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    for (const { status, body } of answers)
      if (status !== 201) expect([status, body.personId]).toEqual([409, made[0]?.body.id]);
  });

  test('of twenty changes made from one revision one lands', async () => {
    const { id } = (await bushehr.post('/people', bareBody(1151))).body;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => bushehr.patch(id, { needScore: i }, 1)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(412)]);
    expect((await bushehr.get(`/people/${id}`)).body.revision).toBe(2);
  });
});

test('the description of the API shows what a person takes and answers', async () => {
  const { body } = await h.request().get('/api/v1/openapi.json');
  const { post, get } = body.paths['/people'];
  const { NewPerson: takes, RegisteredPerson: answers } = body.components.schemas;
  expect(post.requestBody.content['application/json'].schema.$ref).toContain('NewPerson');
  expect(takes.required).toEqual([
    'kind',
    'nationalId',
    'givenName',
    'familyName',
    'sex',
    'birthDate',
    'province',
    'county',
  ]);
  expect(takes.properties.household.properties.dependants).toMatchObject({ minimum: 0, maximum: 30 });
  expect(answers.properties.possibleDuplicates).toBeDefined();
  const inQuery = get.parameters.filter((one: { in?: string }) => one.in === 'query');
  expect(inQuery.map((one: { name: string }) => one.name).sort()).toEqual([
    'county',
    'cursor',
    'limit',
    'province',
    'q',
    'skillId',
    'status',
  ]);
  expect(Object.keys(body.paths['/people/{id}'].patch.responses)).toEqual(
    expect.arrayContaining(['404', '409', '412', '422', '428']),
  );
});

describe('who may', () => {
  test('nobody without credentials, and no role without case work', async () => {
    expect((await h.request().get('/api/v1/people')).status).toBe(401);
    expect((await h.request().post('/api/v1/people').send(bareBody(1200))).status).toBe(401);
    for (const username of ['auditor', 'benefactor', 'hq']) {
      const calls = callsOf(h, username);
      expect((await calls.get('/people')).status).toBe(403);
      expect((await calls.post('/people', bareBody(1200))).status).toBe(403);
      expect((await calls.get('/people/per_x')).status).toBe(403);
      expect((await calls.patch('per_x', {}, 1)).status).toBe(403);
      expect((await calls.post('/people/per_x/reveal')).status).toBe(403);
    }
  });

  test('a foreign id answers exactly what an unknown one does', async () => {
    const { id } = (await bushehr.post('/people', bareBody(1201))).body;
    for (const call of [
      (of: string) => gilan.get(`/people/${of}`),
      (of: string) => gilan.patch(of, { needScore: 1 }, 1),
      (of: string) => gilan.patch(of, { needScore: 1 }),
      (of: string) => gilan.post(`/people/${of}/reveal`),
    ]) {
      const [foreign, unknown] = [await call(id), await call('per_unknown')];
      expect(foreign.status).toBe(404);
      expect({ ...foreign.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    }
  });
});

describe('GET /people', () => {
  let care: ReturnType<typeof callsOf>;
  const names = ['آرزو پاک‌نژاد', 'بهرام پاکنژاد', 'پروین صد%درصد', 'ترانه زیر_خط', 'ثریا کاظمی'];
  beforeAll(async () => {
    care = callsOf(h, 'care.gilan');
    for (const [i, name] of names.entries()) {
      h.setNow(`2026-11-22T09:0${i}:00Z`);
      const [givenName, familyName] = name.split(' ');
      const county = i === 3 ? 'فومن' : 'رشت';
      const more = { givenName, familyName, province: 'گیلان', county, phone: `0912000000${i}` };
      expect((await care.post('/people', bareBody(1300 + i, more))).status).toBe(201);
    }
    h.setNow('2026-11-22T08:00:00Z');
    await care.patch(
      (await care.get('/people?q=ثریا')).body.items[0].id,
      { status: 'paused', statusReason: 'health' },
      1,
    );
  });
  const search = async (query: Record<string, string | number>) =>
    await care.get(`/people?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`);
  const given = (body: { items: { givenName: string }[] }) => body.items.map((one) => one.givenName);

  test('latest request first, counting only the own organisation', async () => {
    const { body } = await search({});
    expect(given(body)).toEqual(['ثریا', 'ترانه', 'پروین', 'بهرام', 'آرزو']);
    expect(body.total).toBe(5);
    expect(body.nextCursor).toBeUndefined();
    for (const item of body.items) personLineShape.parse(item);
  });

  test('pages hold everyone once, and total stays', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await search({ limit: 2, ...(cursor ? { cursor } : {}) });
      expect(body.total).toBe(5);
      seen.push(...given(body));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['ثریا', 'ترانه', 'پروین', 'بهرام', 'آرزو']);
  });

  test('words of a name in any order, spaced in any way, in Arabic letters', async () => {
    expect(given((await search({ q: 'پاکنژاد' })).body)).toEqual(['بهرام', 'آرزو']);
    expect(given((await search({ q: 'پاک نژاد' })).body)).toEqual(['بهرام', 'آرزو']);
    expect(given((await search({ q: 'كاظمي ثريا' })).body)).toEqual(['ثریا']);
    expect((await search({ q: 'کاظمی آرزو' })).body.total).toBe(0);
  });

  test("a national id or a phone, in any digits, and never somebody else's", async () => {
    const persian = nationalIdOf(1301).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
    expect(given((await search({ q: persian })).body)).toEqual(['بهرام']);
    expect(given((await search({ q: '+98 912 000 0002' })).body)).toEqual(['پروین']);
    await bushehr.post('/people', bareBody(1399));
    expect((await search({ q: nationalIdOf(1399) })).body).toEqual({ items: [], total: 0 });
  });

  test.each(['%', '_', '\\', "' or 1=1 --", '") union select', '%%%%', 'ز%'])(
    '%s finds only what holds it',
    async (q) => {
      const { status, body } = await search({ q });
      expect(status).toBe(200);
      const expected = { '%': ['پروین'], _: ['ترانه'] }[q] ?? [];
      expect(given(body)).toEqual(expected);
    },
  );

  test('a place narrows, by code or name, and is found typed; one that is none is refused by field', async () => {
    expect(given((await search({ county: 'gilan-fuman' })).body)).toEqual(['ترانه']);
    expect(given((await search({ province: 'گیلان', county: 'فومن' })).body)).toEqual(['ترانه']);
    expect(given((await search({ q: 'فومن' })).body)).toEqual(['ترانه']);
    expect((await search({ province: 'gilan', county: '' })).body.total).toBe(5);
    expect((await search({ province: 'fars' })).body).toEqual({ items: [], total: 0 });
    expect(given((await search({ county: 'رشت', q: 'پاکنژاد' })).body)).toEqual(['بهرام', 'آرزو']);
    expect(codesOf((await search({ province: 'ناکجا', county: 'هیچ' })).body)).toEqual({
      province: 'place.unknown',
      county: 'place.unknown',
    });
    expect(codesOf((await search({ province: 'فارس', county: 'فومن' })).body)).toEqual({
      county: 'place.unknown',
    });
  });

  test('a status narrows; wrong limits, statuses and cursors are refused by field', async () => {
    expect(given((await search({ status: 'paused' })).body)).toEqual(['ثریا']);
    expect((await search({ status: '', q: '' })).body.total).toBe(5);
    expect(codesOf((await search({ status: 'dead' })).body)).toEqual({ status: 'choice.unknown' });
    expect(codesOf((await search({ limit: 101 })).body)).toEqual({ limit: 'number.range' });
    expect(codesOf((await search({ limit: 0 })).body)).toEqual({ limit: 'number.range' });
    expect(codesOf((await search({ cursor: 'made-up' })).body)).toEqual({ cursor: 'format.wrong' });
  });
});
