import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '../../../src/entry/prepare.node.ts';
import { askLimits } from '../../../src/features/asks/ask.rules.ts';
import { askAbout } from '../../../src/features/asks/ask-about.ts';
import { whoCalls } from '../../../src/features/asks/caller.repo.ts';
import { handOverAsks } from '../../../src/features/asks/hand-over-asks.ts';
import { closeOpportunity } from '../../../src/features/opportunities/close-opportunity.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { tehranToday } from '../../../src/kernel/calendar.ts';
import { faultsOf } from '../../support/chain.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { create, jobBody } from '../../support/samples.ts';

let h: Harness;
let job: string;
beforeAll(async () => {
  h = await createHarness();
  job = await newJob();
});
afterAll(() => h.close());

let day = 0;
let serial = 0;
/** A day of its own each, so that none finds what another was counted. Sundays, one week apart. */
beforeEach(() => {
  day += 1;
  h.setNow(new Date(Date.UTC(2026, 10, 22 + 7 * day, 8)).toISOString());
});

const newJob = async (more: Record<string, unknown> = {}) =>
  (await create(h, 'officer.bushehr', '/opportunities', jobBody(more))).id;
const nextPhone = () => `0912${String(++serial).padStart(7, '0')}`;
const bodyOf = (more: object = {}) => ({ name: 'مریم', phone: nextPhone(), county: 'گناوه', ...more });
const ask = (id: string, body: unknown, address = '10.0.0.1') => askAbout(h.deps, id, body, { address });
async function receipt(id: string, body: unknown, address?: string) {
  const asked = await ask(id, body, address);
  if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
  return asked.value;
}
async function refusal(id: string, body: unknown, address?: string) {
  const asked = await ask(id, body, address);
  if (asked.ok) throw new Error('not refused');
  return asked.problem;
}
/** Everything but how often was tried. */
async function standing() {
  const rows = await h.deps.database.read.all('select * from ask order by id');
  const audits = await h.deps.database.read.all('select count(*) n from audit_entry');
  return { rows, audits };
}
const rowsOf = async (reference: string) =>
  await h.deps.database.read.all<Record<string, unknown>>(
    `select * from ask where reference = '${reference}'`,
  );

describe('asking about an opportunity', () => {
  test('answers a reference, who calls, by when, and what to bring', async () => {
    const answer = await receipt(job, bodyOf());
    expect(answer).toEqual({
      reference: expect.stringMatching(/^[1-9]\d{6}$/),
      opportunityTitle: { fa: 'کارگر بسته‌بندی', en: 'Packing worker' },
      organisation: { fa: expect.any(String), en: 'Mehrkar Bushehr' },
      organisationPhone: null,
      callBy: '2026-12-02',
      bring: [{ fa: expect.any(String), en: expect.any(String) }],
    });
    expect(await rowsOf(answer.reference)).toMatchObject([
      { status: 'new', organisation_id: 'org-assoc-bushehr', county: 'bushehr-ganaveh', revision: 1 },
    ]);
  });

  test('a repeat, however it is written, is answered the same and changes nothing but the count', async () => {
    const phone = nextPhone();
    const first = await receipt(job, bodyOf({ phone }));
    const before = await standing();
    const persian = phone.replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)));
    for (const written of [phone, persian, `+98 ${phone.slice(1)}`, `0098-${phone.slice(1)}`])
      expect(await receipt(job, bodyOf({ phone: written, name: 'زهرا' }))).toEqual(first);
    expect(await standing()).toEqual(before);
  });

  test('a repeat that corrects the county goes to whoever calls there, and is answered as a first would be', async () => {
    const phone = nextPhone();
    const wrong = await receipt(job, bodyOf({ phone, county: 'رشت' }));
    expect(await rowsOf(wrong.reference)).toMatchObject([{ organisation_id: 'org-assoc-gilan' }]);
    h.setNow(new Date(h.deps.now().getTime() + 86_400_000).toISOString());
    const stranger = await receipt(job, bodyOf());
    const right = await receipt(job, bodyOf({ phone, county: 'گناوه' }));
    expect(right).toEqual({ ...stranger, reference: wrong.reference });
    expect(await rowsOf(wrong.reference)).toMatchObject([
      { organisation_id: 'org-assoc-bushehr', county: 'bushehr-ganaveh', call_by: wrong.callBy, revision: 2 },
    ]);
    const [note] = await h.deps.database.read.all<Record<string, unknown>>(
      'select action, organisation_id from audit_entry order by seq desc limit 1',
    );
    expect(note).toEqual({ action: 'ask.again', organisation_id: 'org-assoc-bushehr' });
  });

  test('on a later day a repeat is told what a first would be, also of the day', async () => {
    const body = bodyOf();
    const first = await receipt(job, body);
    h.setNow(new Date(h.deps.now().getTime() + 86_400_000).toISOString());
    const stranger = await receipt(job, bodyOf());
    const again = await receipt(job, body);
    expect(again).toEqual({ ...stranger, reference: first.reference });
    expect(await rowsOf(first.reference)).toMatchObject([{ call_by: first.callBy, revision: 1 }]);
  });

  test('twenty at once are one', async () => {
    const body = bodyOf();
    const answers = await Promise.all(Array.from({ length: 20 }, () => receipt(job, body, '10.0.0.2')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await rowsOf(answers[0]?.reference ?? '')).toHaveLength(1);
  });

  test('the same phone about another opportunity is another ask with another reference', async () => {
    const body = bodyOf();
    const other = await newJob();
    const references = [await receipt(job, body), await receipt(other, body)].map((one) => one.reference);
    expect(new Set(references).size).toBe(2);
  });

  test('a landline is welcome', async () => {
    expect((await receipt(job, bodyOf({ phone: '077 3344 5566' }))).reference).toMatch(/^\d{7}$/);
  });

  test('names and phones stand sealed, and nowhere in what is on record', async () => {
    const body = bodyOf({ name: 'شهربانو' });
    const { reference } = await receipt(job, body);
    const [row] = await rowsOf(reference);
    const record = await h.deps.database.read.all('select * from audit_entry');
    for (const text of [JSON.stringify(row), JSON.stringify(record)]) {
      expect(text).not.toContain(body.name);
      expect(text).not.toContain(body.phone.slice(1));
    }
    expect(record.at(-1)).toMatchObject({
      actor_id: 'system:public',
      action: 'ask.receive',
      entity: 'ask',
      entity_id: row?.id,
      organisation_id: 'org-assoc-bushehr',
      person_id: null,
    });
    expect(await faultsOf(h.deps.database.read)).toEqual([]);
  });
});

describe('who calls', () => {
  const callerFor = async (county: string) => {
    const { reference } = await receipt(job, bodyOf({ county }));
    return (await rowsOf(reference))[0]?.organisation_id;
  };
  test('the keeper where it covers the county, by name or by code', async () => {
    expect(await callerFor('دشتستان')).toBe('org-assoc-bushehr');
    expect(await callerFor('bushehr-dashtestan')).toBe('org-assoc-bushehr');
    expect(await callerFor('گناوه، بوشهر')).toBe('org-assoc-bushehr');
  });
  test('else the association that covers it', async () => {
    expect(await callerFor('رشت')).toBe('org-assoc-gilan');
  });
  test('not one where nobody signs in, who would never see it', async () => {
    expect(await callerFor('رودبار')).toBe('org-assoc-gilan');
  });
  test('a care centre that keeps it and covers the county calls itself', async () => {
    const cared = (
      await create(h, 'care.gilan', '/opportunities', jobBody({ province: 'گیلان', county: 'رشت' }))
    ).id;
    const { reference } = await receipt(cared, bodyOf({ county: 'رودبار' }));
    expect(await rowsOf(reference)).toMatchObject([{ organisation_id: 'org-care-gilan' }]);
  });
  test('where no association covers it, the nearest of its province', async () => {
    const read = h.deps.database.read;
    await read.run(`delete from organisation_county where county = 'gilan-talesh'`);
    expect(await callerFor('gilan-talesh')).toBe('org-assoc-gilan');
  });
});

describe('where nobody signs in', () => {
  let lonely: Harness;
  beforeAll(async () => {
    lonely = await createHarness();
  });
  afterAll(() => lonely.close());
  const disable = async (where: string) =>
    await lonely.deps.database.read.run(`update account set disabled_at = '2026-11-01' where ${where}`);
  const staffed = (id: string) =>
    lonely.deps.database.read.all(
      `select 1 from account where organisation_id = '${id}' and disabled_at is null and role in ('manager','officer','social-worker')`,
    );

  test('of any county and keeper, somebody calls who signs in; once nobody does, one is told to ask in person', async () => {
    const id = (await create(lonely, 'officer.bushehr', '/opportunities', jobBody())).id;
    const vocabulary = await vocabularyOf(lonely.deps.database);
    const callers = async (keeper: string) =>
      new Set(
        await Promise.all(
          vocabulary.counties.map(
            async (county) =>
              (await whoCalls(lonely.deps.database.read, vocabulary, keeper, county))?.id ?? 'nobody',
          ),
        ),
      );
    for (const keeper of ['org-assoc-bushehr', 'org-assoc-yazd'])
      for (const caller of await callers(keeper)) expect(await staffed(caller), caller).not.toEqual([]);

    const asked = (phone: string) =>
      askAbout(lonely.deps, id, { name: 'مریم', phone, county: 'گناوه' }, { address: '10.4.0.1' });
    const first = await asked('09121234567');
    if (!first.ok) throw new Error('refused');
    const callerNow = async () =>
      (
        await lonely.deps.database.read.all<{ organisation_id: string; call_by: string; revision: number }>(
          `select organisation_id, call_by, revision from ask where reference = '${first.value.reference}'`,
        )
      )[0];
    expect(await handOverAsks(lonely.deps, systemActor)).toBe(0);
    await disable(`organisation_id = 'org-assoc-bushehr'`);
    expect(await handOverAsks(lonely.deps, systemActor)).toBe(1);
    const moved = await callerNow();
    expect(moved).toMatchObject({ call_by: first.value.callBy, revision: 2 });
    expect(await staffed(moved?.organisation_id ?? '')).not.toEqual([]);
    expect(await handOverAsks(lonely.deps, systemActor)).toBe(0);

    await disable(`role in ('manager','officer','social-worker')`);
    expect(await handOverAsks(lonely.deps, systemActor)).toBe(0);
    expect(await callerNow()).toEqual(moved);
    const refused = await asked('09127654321');
    expect(refused.ok ? undefined : refused.problem).toMatchObject({
      kind: 'conflict',
      detail: { en: expect.stringContaining('in person') },
    });
    expect(await faultsOf(lonely.deps.database.read)).toEqual([]);
  });
});

describe('what is refused', () => {
  test('an opportunity that is not there, or opens later, is not there', async () => {
    const later = await newJob({ opensOn: '2030-01-01', closesOn: null });
    for (const id of ['opp_none', later]) expect((await refusal(id, bodyOf())).kind).toBe('not-found');
  });

  test('one that was closed says so, and what to do', async () => {
    const id = await newJob();
    const body = bodyOf();
    await receipt(id, body);
    await h
      .request()
      .post(`/api/v1/opportunities/${id}/close`)
      .set('authorization', `Bearer ${await h.tokenOf('officer.bushehr')}`)
      .send({})
      .expect(200);
    const known = await refusal(id, body);
    expect(known).toMatchObject({
      kind: 'conflict',
      detail: { en: expect.stringContaining('Look at others') },
    });
    expect(await refusal(id, bodyOf())).toEqual(known);
  });

  test('one that is closed while the question is on its way takes nobody', async () => {
    const officer = await h.actorOf('officer.bushehr');
    for (let i = 0; i < 5; i++) {
      const id = await newJob();
      const [closed] = await Promise.all([
        closeOpportunity(h.deps, officer, id, undefined, {}),
        ask(id, bodyOf(), '10.7.0.1'),
      ]);
      expect(closed.ok).toBe(true);
      const order = await h.deps.database.read.all<{ action: string }>(
        `select action from audit_entry where entity_id = '${id}' or entity_id in (select id from ask where opportunity_id = '${id}') order by seq`,
      );
      expect(order.at(-1)?.action).toBe('opportunity.close');
    }
  });

  test('every field that is wrong is named at once', async () => {
    const { errors } = await refusal(job, { name: ' ', phone: '12', county: 'ناکجا', more: 1 });
    expect(errors?.map(({ path, code }) => [path, code]).sort()).toEqual([
      ['county', 'place.unknown'],
      ['more', 'field.unknown'],
      ['name', 'required'],
      ['phone', 'phone.any'],
    ]);
  });
});

describe('too many', () => {
  test('a phone from one address: five a day, the same again not counted; the sixth is answered like any other', async () => {
    const body = bodyOf();
    const jobs = await Promise.all(Array.from({ length: askLimits.phone.most + 2 }, () => newJob()));
    const references: string[] = [];
    for (const id of [...jobs, ...jobs, ...jobs]) references.push((await receipt(id, body)).reference);
    const found = await Promise.all(references.map((reference) => rowsOf(reference)));
    const ofOnce = [...Array(askLimits.phone.most).fill(1), 0, 0];
    expect(found.map((rows) => rows.length)).toEqual([...ofOnce, ...ofOnce, ...ofOnce]);
    // One of those that wait says so, however often more is asked.
    expect(
      found
        .slice(0, jobs.length)
        .flatMap((rows) => rows.map((row) => row.more_asked_on))
        .sort(),
    ).toEqual([...Array(askLimits.phone.most - 1).fill(null), tehranToday(h.deps.now())].sort());
    const elsewhere = await receipt(jobs.at(-1) ?? '', body, '10.9.9.9');
    expect(await rowsOf(elsewhere.reference)).toHaveLength(1);
    h.setNow(new Date(h.deps.now().getTime() + 86_400_000).toISOString());
    const nextDay = await receipt(jobs.at(-2) ?? '', body);
    expect(await rowsOf(nextDay.reference)).toHaveLength(1);
  });

  test('whoever shares an address learns nothing of what others have asked there', async () => {
    const jobs = await Promise.all(Array.from({ length: askLimits.phone.most + 1 }, () => newJob()));
    const answersOf = async (phone: string) =>
      await Promise.all(
        jobs.map(async (id) => {
          const { reference, ...rest } = await receipt(id, bodyOf({ phone }), '10.5.0.1');
          return { digits: reference.length, ...rest };
        }),
      );
    const [known, unknown] = [nextPhone(), nextPhone()];
    await receipt(jobs[0] ?? '', bodyOf({ phone: known }), '10.5.0.1');
    await receipt(await newJob(), bodyOf({ phone: known }), '10.5.0.1');
    expect(await answersOf(known)).toEqual(await answersOf(unknown));
  });

  test('a phone asked for from everywhere is held back in silence; its asks say that more was asked', async () => {
    const body = bodyOf();
    const references: string[] = [];
    for (let i = 0; i <= askLimits.number.most; i++)
      references.push((await receipt(await newJob(), body, `10.1.0.${i}`)).reference);
    const found = await Promise.all(references.map((reference) => rowsOf(reference)));
    expect(found.map((rows) => rows.length)).toEqual([...Array(askLimits.number.most).fill(1), 0]);
    expect(found.flat().filter((row) => row.more_asked_on !== null)).toHaveLength(1);
  });

  test('once all that was asked with a phone is answered, one waits again when more is asked, once a day', async () => {
    const body = bodyOf();
    const more = () => newJob().then((id) => receipt(id, body, '10.6.0.1'));
    for (let i = 0; i < askLimits.phone.most; i++) await more();
    const last = await rowsOf((await receipt(await newJob(), body, '10.6.0.2')).reference);
    const index = String(last[0]?.phone_index);
    const all = `update ask set status = 'answered', outcome = 'filled', answered_at = '${h.deps.now().toISOString()}' where phone_index = '${index}'`;
    const waiting = async () =>
      await h.deps.database.read.all(
        `select more_asked_on from ask where phone_index = '${index}' and status = 'new'`,
      );
    await h.deps.database.read.run(all);
    await more();
    expect(await waiting()).toEqual([{ more_asked_on: tehranToday(h.deps.now()) }]);
    await h.deps.database.read.run(all);
    await more();
    expect(await waiting()).toEqual([]);
    expect(await faultsOf(h.deps.database.read)).toEqual([]);
  });

  test('an address has a limit too, whatever phones it names', async () => {
    for (let i = 0; i < askLimits.address.most; i++) await receipt(job, bodyOf(), '10.2.0.1');
    const refused = await refusal(job, bodyOf(), '10.2.0.1');
    expect(refused).toMatchObject({
      kind: 'too-many',
      detail: { en: expect.stringContaining('60 minutes') },
    });
    await receipt(job, bodyOf(), '10.2.0.2');
  });
});
