import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editPerson } from '../../../src/features/people/edit-person.ts';
import { fillPeopleSearch } from '../../../src/features/people/fill-people-search.ts';
import { importPeople } from '../../../src/features/people/import-people.ts';
import { listPeople } from '../../../src/features/people/list-people.ts';
import { registerPerson } from '../../../src/features/people/register-person.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { nextNationalId, personBody } from '../../support/samples.ts';

let h: Harness;
let officer: Actor;
let elsewhere: Actor;
beforeAll(async () => {
  h = await createHarness();
  officer = await h.actorOf('officer.bushehr');
  elsewhere = await h.actorOf('officer.gilan');
  await add(officer, 'محمدعلی', 'صادقی', { skills: [{ skillId: 'sk-152', level: 3 }] });
  await add(officer, 'زهرا', 'حسینی', { experience: [{ iscoCode: '7531', years: 4 }] });
  await add(officer, 'فاطمه', 'حاجی‌زاده', { skills: [{ skillId: 'sk-152', level: 1 }] });
  await add(officer, 'کریم', 'کریمی');
  await add(officer, 'لیلا', 'بهرامی');
  await add(elsewhere, 'محمدعلی', 'صادقی', { skills: [{ skillId: 'sk-152', level: 4 }] });
});
afterAll(() => h.close());

async function add(actor: Actor, givenName: string, familyName: string, more: object = {}): Promise<string> {
  const made = await registerPerson(h.deps, actor, {
    ...personBody({ nationalId: nextNationalId() }),
    givenName,
    familyName,
    skills: [],
    experience: [],
    ...more,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value.id;
}
async function list(input: object, actor = officer) {
  const found = await listPeople(h.deps, actor, input);
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.value;
}
const families = async (q: string) => (await list({ q })).items.map(({ familyName }) => familyName);

describe('somebody is found however the name is written', () => {
  test.each([
    ['صادقی', 'صادقی'],
    ['صادقي', 'صادقی'],
    ['سادقی', 'صادقی'],
    ['محمد علی', 'صادقی'],
    ['محمد‌علی صادقی', 'صادقی'],
    ['صادقی محمد علی', 'صادقی'],
    ['حسيني', 'حسینی'],
    ['زهرا حسینی', 'حسینی'],
    ['زهرا حسنی', 'حسینی'],
    ['حصینی', 'حسینی'],
    ['حاجیزاده', 'حاجی‌زاده'],
    ['حاجی زاده', 'حاجی‌زاده'],
    ['فاتمه', 'حاجی‌زاده'],
    ['بهرآمی', 'بهرامی'],
    ['بحرامی', 'بهرامی'],
    ['بهارمی', 'بهرامی'],
    ['تهرامی', 'بهرامی'],
    ['هرام', 'بهرامی'],
  ])('%s', async (typed, family) => {
    expect((await families(typed))[0]).toBe(family);
  });

  test('the very name is alone where it is held, and nobody is found for another', async () => {
    expect(await families('لیلا بهرامی')).toEqual(['بهرامی']);
    expect(await families('منوچهر بهرامی')).toEqual([]);
    expect(await families('قلیچ‌خانی')).toEqual([]);
  });
});

describe('people are found by what they can do', () => {
  test('whatever it is called, the better first, and the list says why', async () => {
    for (const q of ['خیاطی', 'خياط', 'sewing and tailoring']) {
      const { items, total } = await list({ q });
      expect(items.map(({ familyName }) => familyName).slice(0, 2)).toEqual(['صادقی', 'حاجی‌زاده']);
      expect(items[0]?.because.map(({ label }) => label.fa)).toContain('خیاطی');
      expect(total).toBe(items.length);
    }
    expect((await list({ q: 'صادقی' })).items[0]?.because).toEqual([]);
  });

  test('experience in an occupation counts too', async () => {
    const { items } = await list({ q: 'خیاطی' });
    const found = items.find(({ familyName }) => familyName === 'حسینی');
    expect(found?.because.map(({ id }) => id)).toEqual(['7531']);
  });

  test('a skill narrows the list, with a name or without', async () => {
    expect((await list({ skillId: 'sk-152' })).total).toBe(2);
    expect((await list({ skillId: 'sk-152', q: 'فاطمه' })).items.map(({ familyName }) => familyName)).toEqual(
      ['حاجی‌زاده'],
    );
    expect((await list({ skillId: 'sk-152', q: 'زهرا' })).total).toBe(0);
    expect((await list({ skillId: '" OR *' })).total).toBe(0);
  });

  test('pages follow each other without a gap', async () => {
    const first = await list({ q: 'خیاطی', limit: 1 });
    const second = await list({ q: 'خیاطی', limit: 1, cursor: first.nextCursor });
    expect(first.items[0]?.familyName).toBe('صادقی');
    expect(second.items[0]?.familyName).toBe('حاجی‌زاده');
  });
});

describe('a name and a skill in one query', () => {
  test.each(['فاطمه خیاطی', 'خياط فاتمه', 'حاجی زاده خیاطی', 'دوخت لباس فاطمه حاجی‌زاده'])('%s', async (q) => {
    const { items, total } = await list({ q });
    expect(items.map(({ familyName }) => familyName)).toEqual(['حاجی‌زاده']);
    expect(total).toBe(1);
    expect(items[0]?.because.map(({ id }) => id)).toContain('sk-152');
  });

  test('both must fit, and a name that holds all of it comes before', async () => {
    expect(await families('لیلا نجاری')).toEqual([]);
    await add(officer, 'لیلا', 'نجاری');
    expect(await families('لیلا نجاری')).toEqual(['نجاری']);
  });
});

test('only the own organisation is searched', async () => {
  const own = await list({ q: 'محمدعلی صادقی' });
  const theirs = await list({ q: 'محمدعلی صادقی' }, elsewhere);
  expect([own.total, theirs.total]).toEqual([1, 1]);
  expect(own.items[0]?.id).not.toBe(theirs.items[0]?.id);
  expect((await list({ q: 'زهرا' }, elsewhere)).total).toBe(0);
});

test('a change is found at once, and what was before no more', async () => {
  const id = await add(officer, 'پروین', 'اسفندیاری');
  expect(await families('اسفندیاری')).toEqual(['اسفندیاری']);
  const edited = await editPerson(
    h.deps,
    officer,
    id,
    { familyName: 'گنجوی', skills: [{ skillId: 'sk-230', level: 2 }] },
    1,
  );
  expect(edited.ok).toBe(true);
  expect(await families('گنجوی')).toEqual(['گنجوی']);
  expect(await families('اسفندیاری')).toEqual([]);
  expect((await list({ skillId: 'sk-230' })).total).toBe(1);
});

test('whoever was registered before the index is found after a start; who is deleted is gone from it', async () => {
  const id = await add(officer, 'توران', 'میرزاآقایی');
  await h.deps.database.write(async (tx) => {
    await tx.run(sql`delete from search_people where rowid in (select id from searched_person)`);
    await tx.run(sql`delete from searched_person`);
  });
  expect(await families('توران میرزاآقایی')).toEqual(['میرزاآقایی']);
  expect((await list({ q: 'خیاطی' })).total).toBe(0);
  expect(await fillPeopleSearch(h.deps, { accountId: 'system:start', organisationId: null })).toBeGreaterThan(
    5,
  );
  expect((await list({ q: 'خیاطی' })).total).toBe(3);
  expect(await fillPeopleSearch(h.deps, { accountId: 'system:start', organisationId: null })).toBe(0);
  const held = async () =>
    (await h.deps.database.read.all<{ block: ArrayBuffer }>(sql`select block from search_people_data`)).some(
      ({ block }) => Buffer.from(block).includes('میرزااقایی'),
    );
  expect(await held()).toBe(true);
  await h.deps.database.write(async (tx) => {
    await tx.run(sql`delete from person where id = ${id}`);
  });
  expect(await held()).toBe(false);
  expect(await families('توران')).toEqual([]);
});

test('letters that the full text may not know are searched for like any other, and whoever has one in the name is found', async () => {
  const step = process.env.MEHRKAR_DEEP === '1' ? 1 : 397;
  const odd = [0x19c8, 0x8a0, 0xa36, 0xe33, 0x958, 0x1c53, 0xa66e, 0x1bb, 0x1f1, 0x10d0a, 0x1e2c0, 0xe0001];
  for (let point = 0x80; point < 0x20000; point += step) odd.push(point);
  for (const point of odd) {
    const letter = String.fromCodePoint(point);
    const answer = await listPeople(h.deps, officer, { q: `عل${letter}ی` });
    expect(answer.ok, point.toString(16)).toBe(true);
  }
  await add(officer, 'عبد\u19C8ال', 'ضیاغ');
  for (const q of ['عبد\u19C8ال', 'عبدال', 'عبد ال ضیاغ', 'عبد\u19C8ال ضیاغ'])
    expect(await families(q), q).toEqual(['ضیاغ']);
});

test('the beginning of a name is not read as a number', async () => {
  await add(officer, 'نهال', 'دهدشتی');
  expect(await families('ده')).toContain('دهدشتی');
  expect(await families('نه')).toContain('دهدشتی');
});

test('a name that was corrected is in no part of the index any more, by hand or by a list', async () => {
  const heldWords = async () => {
    const blocks = await h.deps.database.read.all<{ block: ArrayBuffer }>(
      sql`select block from search_people_data`,
    );
    return (word: string) => blocks.some(({ block }) => Buffer.from(block).includes(word));
  };
  const id = await add(officer, 'گشتاسب', 'قرچه‌داغی');
  expect((await heldWords())('گشتاسب')).toBe(true);
  const edited = await editPerson(h.deps, officer, id, { givenName: 'سیاوش' }, 1);
  expect(edited.ok).toBe(true);
  expect((await heldWords())('گشتاسب')).toBe(false);
  const nationalId = nextNationalId();
  const row = (family: string) =>
    `kind,nationalId,givenName,familyName,sex,birthDate,province,county\nfamily,${nationalId},مهیار,${family},male,1990-05-01,بوشهر,گناوه\n`;
  for (const family of ['ژیانفر', 'ورهرامی']) {
    const landed = await importPeople(h.deps, officer, row(family), { dryRun: false });
    expect(landed.ok && landed.value.created + landed.value.updated).toBe(1);
  }
  const held = await heldWords();
  expect([held('ورهرامی'), held('ژیانفر')]).toEqual([true, false]);
});

test('of more than are compared the very name is there however early it came, and the total is what the pages come to', async () => {
  const head = 'kind,nationalId,givenName,familyName,sex,birthDate,province,county';
  const rows = (count: number, name: string) =>
    Array.from({ length: count }, () => `family,${nextNationalId()},${name},female,1990-05-01,بوشهر,گناوه`);
  const land = async (some: readonly string[]) => {
    const landed = await importPeople(h.deps, officer, [head, ...some, ''].join('\n'), { dryRun: false });
    expect(landed.ok && landed.value.created).toBe(some.length);
  };
  const pagesOf = async (q: string) => {
    const seen: string[] = [];
    let page = await list({ q, limit: 100 });
    for (;;) {
      seen.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === undefined) return { seen, total: page.total };
      page = await list({ q, limit: 100, cursor: page.nextCursor });
    }
  };
  const early = await add(officer, 'شهربانو', 'درخشانی');
  h.setNow('2026-11-23T08:00:00Z');
  await land(rows(510, 'شهربانویی,درخشانی'));
  const { items } = await list({ q: 'شهربانو' });
  expect(items[0]?.id).toBe(early);
  await land(rows(510, 'شهربانو,کمالوند'));
  const { seen, total } = await pagesOf('شهربانو کمالوند');
  expect([seen.length, new Set(seen).size, total]).toEqual([510, 510, 510]);
  const all = await pagesOf('شهربانو');
  expect([all.seen.length, new Set(all.seen).size]).toEqual([all.total, all.total]);
  expect(all.total).toBeGreaterThan(511);
});
