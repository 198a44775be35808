import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPeople } from '../../../src/features/people/list-people.ts';
import { registerPerson } from '../../../src/features/people/register-person.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { nextNationalId, personBody } from '../../support/samples.ts';
import { valueIn } from '../opportunities/bodies.ts';

let h: Harness;
let officer: Actor;
const add = async (givenName: string, familyName: string, more: object) => {
  const person = { ...personBody({ nationalId: nextNationalId() }), skills: [], experience: [], ...more };
  valueIn(await registerPerson(h.deps, officer, { ...person, givenName, familyName }));
};
const list = async (input: object) => valueIn(await listPeople(h.deps, officer, input));
const families = async (q: string) => (await list({ q })).items.map(({ familyName }) => familyName);

beforeAll(async () => {
  h = await createHarness();
  officer = await h.actorOf('officer.bushehr');
  const at = (county: string, province = 'بوشهر') => ({ province, county });
  const sews = { skills: [{ skillId: 'sk-152', level: 2 }] };
  await add('سکینه', 'دیلمی‌نژاد', { ...at('دیلم'), ...sews });
  await add('هاجر', 'توکلی‌فر', { ...at('دیلم'), experience: [{ iscoCode: '7531', years: 2 }] });
  await add('یاسر', 'شیرازیان', at('شیراز', 'فارس'));
  await add('ماهرخ', 'شیرازیان', { ...at('دیلم'), skills: [] });
  await add('مهران', 'رستگارپور', {});
  await add('گلناز', 'یزدانبخش', at('مهران', 'ایلام'));
});
afterAll(() => h.close());

test.each([
  ['خیاط دیلم', ['توکلی‌فر', 'دیلمی‌نژاد']],
  ['دیلم خیاطی', ['توکلی‌فر', 'دیلمی‌نژاد']],
  ['خياط ساکن شهرستان ديلم', ['توکلی‌فر', 'دیلمی‌نژاد']],
  ['tailor in Deylam', ['دیلمی‌نژاد']],
  ['خیاط دیلم، استان بوشهر', ['توکلی‌فر', 'دیلمی‌نژاد']],
  ['خیاط شیراز', []],
  ['شیراز', ['شیرازیان', 'شیرازیان']],
  ['استان فارس', ['شیرازیان']],
  ['شیرازیان دیلم', ['شیرازیان']],
  ['سکینه خیاط دیلم', ['دیلمی‌نژاد']],
  ['سکینه شیراز', []],
  ['خیاط دیلم یا شیراز', ['توکلی‌فر', 'دیلمی‌نژاد']],
  ['شهر مهران', ['یزدانبخش']],
  ['شیراز و دیلم', ['توکلی‌فر', 'دیلمی‌نژاد', 'شیرازیان', 'شیرازیان']],
  ['رستگارپور مهران', ['رستگارپور']],
])('%s', async (typed, wanted) => {
  expect((await families(typed)).sort()).toEqual([...wanted].sort());
});

test('whose name is that of a place comes first, whoever lives there behind', async () => {
  expect(await families('مهران')).toEqual(['رستگارپور', 'یزدانبخش']);
});

test('a trade that has the name of a place in it is a trade', async () => {
  await add('طوبی', 'کهن‌دل', { skills: [{ skillId: 'sk-177', level: 2 }] });
  const carpet = await list({ q: 'بافت قالی' });
  expect(carpet.items.flatMap(({ because }) => because.map(({ id }) => id))).toContain('sk-177');
});

test('filters narrow a list and a search, by code or by name', async () => {
  const narrowed = async (input: object) =>
    (await list(input)).items.map(({ familyName }) => familyName).sort();
  expect(await narrowed({ county: 'دیلم' })).toEqual(['توکلی‌فر', 'دیلمی‌نژاد', 'شیرازیان']);
  expect(await narrowed({ province: 'fars' })).toEqual(['شیرازیان']);
  expect(await narrowed({ province: 'بوشهر', county: 'bushehr-deylam', q: 'خیاطی' })).toEqual([
    'توکلی‌فر',
    'دیلمی‌نژاد',
  ]);
  expect(await narrowed({ province: 'فارس', q: 'خیاطی' })).toEqual([]);
  expect(await narrowed({ county: 'دیلم', q: 'شیراز' })).toEqual(['شیرازیان']);
  expect((await list({ county: 'دیلم', skillId: 'sk-152', status: 'seeking' })).total).toBe(1);
  const first = await list({ county: 'دیلم', limit: 2 });
  const second = await list({ county: 'دیلم', limit: 2, cursor: first.nextCursor });
  expect([first.total, first.items.length, second.items.length]).toEqual([3, 2, 1]);
});

test('what is no place is refused by its field', async () => {
  const refused = async (input: object) => {
    const found = await listPeople(h.deps, officer, input);
    return found.ok ? [] : (found.problem.errors ?? []).map(({ path, code }) => `${path} ${code}`);
  };
  expect(await refused({ county: 'ناکجا', province: 'هیچ' })).toEqual([
    'province place.unknown',
    'county place.unknown',
  ]);
  expect(await refused({ province: 'فارس', county: 'دیلم' })).toEqual(['county place.unknown']);
});
