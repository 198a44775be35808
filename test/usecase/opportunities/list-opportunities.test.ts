import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeOpportunity } from '../../../src/features/opportunities/close-opportunity.ts';
import { listOpportunities } from '../../../src/features/opportunities/list-opportunities.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { faultsOf, jobBody, loanBody, problemOf, published, valueIn } from './bodies.ts';

let h: Harness;
/** Names of what is in the list, by id. */
const names = new Map<string, string>();

beforeAll(async () => {
  h = await createHarness();
  const add = async (name: string, body: unknown, username?: string) => {
    const { id } = await published(h, body, username);
    names.set(id, name);
    return id;
  };
  await add('sewing', jobBody({ years: 2 }));
  await add(
    'home',
    jobBody({
      title: { fa: 'کار در منزل' },
      workplace: 'home',
      iscoCode: null,
      near: null,
      opensOn: '2026-11-10',
      skills: [],
    }),
  );
  await add(
    'shiraz',
    jobBody({
      title: { fa: 'نگهبان' },
      province: 'فارس',
      county: 'شیراز',
      near: null,
      iscoCode: '5414',
      skills: [],
      years: 1,
    }),
    'officer.gilan',
  );
  await add('loan', loanBody({ opensOn: '2026-10-01' }));
  await add('later', jobBody({ title: { fa: 'بعدی' }, opensOn: '2026-12-01' }));
  await add('over', jobBody({ title: { fa: 'گذشته' }, closesOn: '2026-11-21' }));
  const closed = await add('closed', jobBody({ title: { fa: 'بسته' } }));
  await closeOpportunity(h.deps, await h.actorOf('officer.bushehr'), closed, undefined, {});
});
afterAll(() => h.close());

const list = async (query: Record<string, string>, username?: string) =>
  await listOpportunities(h.deps, username === undefined ? null : await h.actorOf(username), query);
const found = async (query: Record<string, string>, username?: string) =>
  valueIn(await list(query, username)).items.map(({ id }) => names.get(id));

describe('the list of opportunities', () => {
  test('shows everybody what is open today, newest opening first', async () => {
    expect((await found({})).slice(0, 1)).toEqual(['home']);
    expect((await found({})).sort()).toEqual(['home', 'loan', 'sewing', 'shiraz']);
  });

  test('shows staff their own that open later too, and nobody else', async () => {
    expect((await found({}, 'officer.bushehr')).sort()).toEqual([
      'home',
      'later',
      'loan',
      'sewing',
      'shiraz',
    ]);
    for (const username of ['officer.gilan', 'benefactor', undefined])
      expect((await found({}, username)).sort()).toEqual(['home', 'loan', 'sewing', 'shiraz']);
    expect(valueIn(await list({ status: 'open', kind: 'job' }, 'officer.bushehr'))).toMatchObject({
      total: 4,
      facets: { kind: { job: 4, 'loan-programme': 1 } },
    });
  });

  test('reads its numbers in Persian and Arabic digits', async () => {
    const query = { near: '۲۹٫۵۸،۵۰٫۵۲', limit: '١' };
    const page = valueIn(await list({ ...query, radiusKm: '۴٫۵' }));
    expect([page.total, page.items.length]).toEqual([2, 1]);
    expect(faultsOf(await list({ limit: '۱۰۱' }))).toEqual(['limit number.range']);
    expect(faultsOf(await list({ limit: 'یک' }))).toEqual(['limit type.number']);
    expect(faultsOf(await list({ ...query, radiusKm: '۲۰۰۱' }))).toEqual(['radiusKm number.range']);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['kind', { kind: 'loan-programme' }, ['loan']],
    ['province by Persian name', { province: 'فارس' }, ['shiraz']],
    ['province by code', { province: 'bushehr' }, ['home', 'sewing']],
    ['county', { county: 'گناوه' }, ['home', 'sewing']],
    ['skill by id', { skillId: 'sk-152' }, ['sewing']],
    ['home work', { homeWork: 'true' }, ['home']],
    ['work that is not at home', { homeWork: 'false' }, ['loan', 'sewing', 'shiraz']],
    ['no experience', { noExperience: 'true' }, ['home', 'loan']],
    ['words of the title in Arabic letters', { q: 'خياط' }, ['sewing']],
    ['words of the English title', { q: 'TAILOR industrial' }, ['sewing']],
    ['a title written together', { q: 'سرمایه‌درگردش' }, ['loan']],
    ['signs that mean something to SQL', { q: "%_'" }, []],
    [
      'a point: recorded ones, and county seats for the rest',
      { near: '29.58,50.52', radiusKm: '5' },
      ['home', 'sewing'],
    ],
    ['a point in Persian digits', { near: '۲۹٫۵۹,۵۲٫۵۸'.replaceAll('٫', '.'), radiusKm: '10' }, ['shiraz']],
    ['a point with nothing around it', { near: '36,59', radiusKm: '50' }, []],
    ['several at once', { province: 'bushehr', noExperience: '1', kind: 'job' }, ['home']],
  ])('is narrowed by %s', async (_, query, expected) => {
    expect((await found(query)).sort()).toEqual(expected);
  });

  test('is found by the name of a skill or an occupation too', async () => {
    expect(await found({ q: 'نگهبان' })).toEqual(['shiraz']);
    expect(await found({ q: 'Security Guards' })).toEqual(['shiraz']);
  });

  test('counts kinds and provinces under the other filters', async () => {
    expect(valueIn(await list({ kind: 'job', province: 'بوشهر' }))).toMatchObject({
      total: 2,
      facets: { kind: { job: 2 }, province: { bushehr: 2, fars: 1 } },
    });
    expect(valueIn(await list({}))).toMatchObject({
      total: 4,
      facets: { kind: { job: 3, 'loan-programme': 1 } },
    });
  });

  test('goes on where a page ended, each once, the total the same', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = valueIn(await list({ limit: '1', ...(cursor === undefined ? {} : { cursor }) }));
      expect(page.total).toBe(4);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });

  test('a place in a list of one order is none in a list of another', async () => {
    const newest = valueIn(await list({ limit: '1' })).nextCursor ?? '';
    const nearest = valueIn(await list({ near: '29.58,50.52', limit: '1' })).nextCursor ?? '';
    expect(faultsOf(await list({ q: 'خیاط', cursor: newest }))).toEqual(['cursor format.wrong']);
    expect(faultsOf(await list({ cursor: nearest }))).toEqual(['cursor format.wrong']);
  });

  test.each<[Record<string, string>, string]>([
    [{ province: 'نیستان' }, 'province place.unknown'],
    [{ county: 'شیراز', province: 'بوشهر' }, 'county place.unknown'],
    [{ skillId: 'sk-none' }, 'skillId skill.unknown'],
    [{ near: '29.5' }, 'near format.wrong'],
    [{ near: '95,50' }, 'near format.wrong'],
    [{ near: '35,' }, 'near format.wrong'],
    [{ near: ' , ' }, 'near format.wrong'],
    [{ near: '0x10,20' }, 'near format.wrong'],
    [{ radiusKm: '10' }, 'near required'],
    [{ cursor: 'x' }, 'cursor format.wrong'],
    [{ limit: '0' }, 'limit number.range'],
    [{ limit: '101' }, 'limit number.range'],
    [{ kind: 'gift' }, 'kind choice.unknown'],
  ])('refuses %o', async (query, fault) => {
    expect(faultsOf(await list(query))).toEqual([fault]);
  });

  test('other states than open, and the own ones, are for staff; closed ones of others for nobody', async () => {
    expect(problemOf(await list({ status: 'all' })).kind).toBe('unauthenticated');
    expect(problemOf(await list({ own: 'true' }, 'benefactor')).kind).toBe('forbidden');
    expect((await found({ status: 'closed' }, 'officer.bushehr')).sort()).toEqual(['closed', 'over']);
    expect(await found({ status: 'closed' }, 'officer.gilan')).toEqual([]);
    expect((await found({ status: 'all' }, 'officer.gilan')).sort()).toEqual([
      'home',
      'later',
      'loan',
      'sewing',
      'shiraz',
    ]);
    expect(await found({ own: 'true' }, 'officer.gilan')).toEqual(['shiraz']);
    expect(await found({ status: 'all', own: 'true' }, 'officer.bushehr')).toHaveLength(6);
  });
});
