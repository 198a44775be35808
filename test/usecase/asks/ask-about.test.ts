import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askLimits } from '../../../src/features/asks/ask.rules.ts';
import { askAbout } from '../../../src/features/asks/ask-about.ts';
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
      organisation: { fa: expect.any(String), en: 'Bushehr Support Association' },
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
    expect(await callerFor('رودبار')).toBe('org-assoc-gilan-rudbar');
    expect(await callerFor('رشت')).toBe('org-assoc-gilan');
  });
  test('a care centre that keeps it and covers the county calls itself', async () => {
    const cared = (
      await create(h, 'care.gilan', '/opportunities', jobBody({ province: 'گیلان', county: 'رشت' }))
    ).id;
    const { reference } = await receipt(cared, bodyOf({ county: 'رودبار' }));
    expect(await rowsOf(reference)).toMatchObject([{ organisation_id: 'org-care-gilan' }]);
  });
  test('the keeper where no association covers it', async () => {
    const read = h.deps.database.read;
    await read.run(`delete from organisation_county where county = 'gilan-talesh'`);
    expect(await callerFor('gilan-talesh')).toBe('org-assoc-bushehr');
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
  test('a phone from one address: five a day, repeats not counted; the rest of the world is told nothing', async () => {
    const body = bodyOf();
    const jobs = await Promise.all(Array.from({ length: askLimits.phone.most + 1 }, () => newJob()));
    for (const id of jobs.slice(0, -1)) {
      await receipt(id, body);
      await receipt(id, body);
    }
    const last = jobs.at(-1) ?? '';
    const refused = await refusal(last, body);
    expect(refused).toMatchObject({ kind: 'too-many', detail: { en: expect.stringContaining('24 hours') } });
    expect(refused.retryAfterSeconds).toBeGreaterThan(23 * 3600);
    // The first ones are still answered, another address is not told that this phone has asked so much today.
    await receipt(jobs[0] ?? '', body);
    await receipt(last, body, '10.9.9.9');
    h.setNow(new Date(h.deps.now().getTime() + 86_400_000).toISOString());
    await receipt(await newJob(), body);
  });

  test('a phone asked for from everywhere is held back in silence', async () => {
    const body = bodyOf();
    const references: string[] = [];
    for (let i = 0; i <= askLimits.number.most; i++)
      references.push((await receipt(await newJob(), body, `10.1.0.${i}`)).reference);
    const found = await Promise.all(references.map((reference) => rowsOf(reference)));
    expect(found.map((rows) => rows.length)).toEqual([...Array(askLimits.number.most).fill(1), 0]);
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
