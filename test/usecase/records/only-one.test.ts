import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isClash } from '../../../src/platform/database.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser, create, jobBody, nextNationalId, personBody } from '../../support/samples.ts';

/** Every "only one" and "never more than" of the records: what the database itself refuses, whoever asks. */
const user = 'officer.bushehr';
let h: Harness;
beforeAll(async () => {
  h = await createHarness();
  // A write that looked before another landed: what is left of it is the refusal of the database.
  h.app.post('/api/v1/late', async (c) => {
    await h.deps.database.write((tx) => tx.run(copyOf('throttle', {}, "key = 'late'")));
    return c.body(null, 204);
  });
  await h.deps.database.write((tx) => tx.run(sql`insert into throttle values ('late', 1, 'x')`));
});
afterAll(() => h.close());

/** Inserts a row once more, with some columns changed: all else about the copy is right. */
function copyOf(table: string, changed: Readonly<Record<string, string>>, where: string) {
  const columns = columnsOf.get(table) ?? [];
  const values = columns.map((name) => changed[name] ?? `"${name}"`);
  return sql.raw(
    `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) select ${values.join(', ')} from ${table} where ${where}`,
  );
}
const columnsOf = new Map<string, readonly string[]>();
async function learn(table: string) {
  const rows = await h.deps.database.read.all<{ name: string }>(sql.raw(`pragma table_info(${table})`));
  columnsOf.set(
    table,
    rows.map(({ name }) => name),
  );
}
const refused = async (statement: ReturnType<typeof sql.raw>) => {
  const error = await h.deps.database
    .write((tx) => tx.run(statement))
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  return error;
};

describe('the database refuses', () => {
  let ids: Record<'person' | 'other' | 'household' | 'opportunity' | 'referral' | 'placed', string>;
  beforeAll(async () => {
    for (const table of [
      'account',
      'session',
      'employer',
      'opportunity',
      'person',
      'person_restriction',
      'person_supervision',
      'person_custody',
      'person_pair',
      'referral',
      'referral_event',
      'placement',
      'search_outbox',
      'audit_entry',
      'idempotent_answer',
      'throttle',
      'reference_item',
      'weights_version',
      'organisation_county',
    ])
      await learn(table);
    const person = await create(h, user, '/people', personBody({ household: { head: true } }));
    const { id: household } = person.household as { id: string };
    const other = await create(h, user, '/people', personBody({ household: { id: household, head: false } }));
    const released = personBody({
      kind: 'released',
      sex: 'male',
      custody: { status: 'released', since: '2026-10-01' },
      restrictions: [{ code: 'driving', until: '2027-01-01' }],
      supervision: { lat: 28.97, lng: 50.83, radiusKm: 10, until: '2027-03-20' },
    });
    await create(h, user, '/people', released);
    const shared = nextNationalId();
    for (const username of [user, 'officer.gilan'])
      await create(h, username, '/people', personBody({ nationalId: shared }));
    await create(h, user, '/opportunities', jobBody({ sourceKey: 'A-1', employer: { name: 'کارگاه' } }));
    const opportunity = await create(h, user, '/opportunities', jobBody({ vacancies: 1 }));
    const mover = await asUser(h, user);
    const referralOf = async (personId: string, states: readonly string[]) => {
      const { id } = await create(h, user, '/referrals', { personId, opportunityId: opportunity.id });
      for (const to of states)
        expect((await mover.post(`/referrals/${id}/transitions`, { to })).status).toBe(200);
      return id;
    };
    const referral = await referralOf(other.id, ['accepted', 'sent']);
    const placed = await referralOf(person.id, ['accepted', 'sent', 'offered', 'placed']);
    const answer = mover.send('post', '/employers').set('idempotency-key', 'k1');
    expect((await answer.send({ name: 'دیگر' })).status).toBe(201);
    ids = { person: person.id, other: other.id, household, opportunity: opportunity.id, referral, placed };
  }, 60_000);

  const second: Record<string, () => ReturnType<typeof sql.raw>> = {
    'an account under a user name, in whatever case': () =>
      copyOf('account', { id: "'acc_2'", username: "'Officer.Bushehr'" }, `username = '${user}'`),
    'a session under a token': () => copyOf('session', { id: "'ses_2'" }, 'true limit 1'),
    'a session under an id': () => copyOf('session', { token_hash: "'other'" }, 'true limit 1'),
    'an employer of an organisation under a folded name': () =>
      copyOf('employer', { id: "'emp_2'" }, "name = 'کارگاه'"),
    'an opportunity of an organisation under a source key': () =>
      copyOf('opportunity', { id: "'opp_2'" }, "source_key = 'A-1'"),
    'a person of an organisation under a national id': () =>
      copyOf('person', { id: "'per_2'", head: '0' }, `id = '${ids.person}'`),
    'a head of a household': () => sql.raw(`update person set head = 1 where id = '${ids.other}'`),
    'a supervision of a person': () => copyOf('person_supervision', {}, 'true limit 1'),
    'a custody of a person': () => copyOf('person_custody', {}, 'true limit 1'),
    'a restriction of a person under one code': () => copyOf('person_restriction', {}, 'true limit 1'),
    'a pair of the same two records': () => copyOf('person_pair', {}, 'true limit 1'),
    'an open referral of a pair': () => copyOf('referral', { id: "'ref_2'" }, `id = '${ids.referral}'`),
    'a place in the history of a referral': () =>
      copyOf('referral_event', { id: "'rev_2'" }, `referral_id = '${ids.referral}' and seq = 1`),
    'a placement of a referral': () =>
      copyOf(
        'placement',
        { id: "'plc_2'", ended_on: 'started_on', end_reason: "'other'" },
        `referral_id = '${ids.placed}'`,
      ),
    'a live placement of a person in an opportunity': () =>
      copyOf('placement', { id: "'plc_2'", referral_id: 'null' }, `referral_id = '${ids.placed}'`),
    'a placement beyond the vacancies': () =>
      copyOf(
        'placement',
        { id: "'plc_2'", referral_id: 'null', person_id: `'${ids.other}'` },
        `referral_id = '${ids.placed}'`,
      ),
    'an offer beyond the vacancies': () =>
      sql.raw(`update referral set state = 'offered' where id = '${ids.referral}'`),
    'a message to the index about one revision of a document': () =>
      copyOf('search_outbox', { id: 'null' }, 'true limit 1'),
    'an audit row under a number': () => copyOf('audit_entry', {}, 'seq = 1'),
    'an answer under a key': () => copyOf('idempotent_answer', {}, 'true limit 1'),
    'a catalogue entry under a code': () => copyOf('reference_item', {}, 'true limit 1'),
    'a version of the weights': () => copyOf('weights_version', {}, 'true limit 1'),
    'a county of an organisation': () => copyOf('organisation_county', {}, 'true limit 1'),
  };
  for (const [name, statement] of Object.entries(second))
    test(`a second: ${name}`, async () => {
      const error = await refused(statement());
      expect(error, 'the statement was carried out').toBeInstanceOf(Error);
      expect(isClash(error), String((error as Error).cause ?? error)).toBe(true);
    });

  test('fewer vacancies than are taken, which is no room for more either', async () => {
    const { id } = await create(h, user, '/opportunities', jobBody({ vacancies: 3 }));
    await h.deps.database.write(async (tx) => {
      for (const at of [1, 2])
        await tx.run(
          copyOf(
            'placement',
            {
              id: `'plc_room${at}'`,
              referral_id: 'null',
              opportunity_id: `'${id}'`,
              person_id: `'${at === 1 ? ids.other : ids.person}'`,
            },
            `referral_id = '${ids.placed}'`,
          ),
        );
    });
    expect(isClash(await refused(sql.raw(`update opportunity set vacancies = 1 where id = '${id}'`)))).toBe(
      true,
    );
  });
});

describe('what the database refuses', () => {
  test('is a conflict for whoever asked, not a fault of ours', async () => {
    const answer = await (await asUser(h, user)).post('/late');
    expect(answer.status, answer.text).toBe(409);
    expect(answer.body.detail).toMatch(/کس دیگری ثبت کرده/);
    expect(answer.text).not.toMatch(/UNIQUE|throttle/);
  });

  test('is refused before, field by field, where a form can say it: a second head', async () => {
    const first = await create(h, user, '/people', personBody({ household: { head: true } }));
    const { id: household } = first.household as { id: string };
    const officer = await asUser(h, user);
    const second = await officer.post('/people', personBody({ household: { id: household, head: true } }));
    expect(second.status).toBe(422);
    expect(second.body.errors).toMatchObject([{ path: 'household.head', code: 'household.has-head' }]);
    const member = await create(h, user, '/people', personBody({ household: { id: household } }));
    const claim = await officer.patch(`/people/${member.id}`, { household: { head: true } }, 1);
    expect(claim.status).toBe(422);
    expect((await officer.patch(`/people/${first.id}`, { household: { head: false } }, 1)).status).toBe(200);
    expect((await officer.patch(`/people/${member.id}`, { household: { head: true } }, 1)).status).toBe(200);
  });

  test('is refused before, and named: a referral to where the person is placed', async () => {
    const person = await create(h, user, '/people', personBody());
    const job = await create(h, user, '/opportunities', jobBody());
    const pair = { personId: person.id, opportunityId: job.id };
    const officer = await asUser(h, user);
    const { id } = await create(h, user, '/referrals', pair);
    for (const to of ['accepted', 'sent', 'offered', 'placed'])
      expect((await officer.post(`/referrals/${id}/transitions`, { to })).status).toBe(200);
    const again = await officer.post('/referrals', pair);
    expect(again.status).toBe(409);
    expect(again.body.placementId).toMatch(/^plc_/);
  });
});
