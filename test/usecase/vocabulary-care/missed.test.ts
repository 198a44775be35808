import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../../src/entry/prepare.node.ts';
import { loadReference } from '../../../src/features/reference/load-reference.ts';
import { referenceFiles } from '../../../src/features/reference/reference-files.rules.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { findHits } from '../../../src/features/skills/find-hits.repo.ts';
import { findSkills } from '../../../src/features/skills/search-skills.ts';
import { isAnswered } from '../../../src/features/skills/skill-search.rules.ts';
import { answerMissed } from '../../../src/features/vocabulary-care/answer-missed.ts';
import { dismissMissed } from '../../../src/features/vocabulary-care/dismiss-missed.ts';
import { listMissed } from '../../../src/features/vocabulary-care/list-missed.ts';
import { countMissed, writeMissed } from '../../../src/features/vocabulary-care/missed-counter.repo.ts';
import { addMissed } from '../../../src/features/vocabulary-care/missed-queries.repo.ts';
import { countableQuery, mostWaiting } from '../../../src/features/vocabulary-care/missed-query.rules.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { openDatabase } from '../../../src/platform/database.node.ts';
import { readTexts } from '../../../src/platform/reference-files.node.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { spellingsOf } from '../../support/spellings.ts';

let h: Harness;
let hq: Actor;
beforeAll(async () => {
  h = await createHarness();
  hq = await h.actorOf('hq');
});
afterAll(() => h.close());

const from = (n: number) => ({ address: `10.0.${n >> 8}.${n & 255}` });
/** So many callers search for it. */
function search(q: string, callers: number, first = 0) {
  for (let n = first; n < first + callers; n++) countMissed(h.deps, q, from(n));
}
async function listed() {
  const list = await listMissed(h.deps, hq, { limit: 100 });
  if (!list.ok) throw new Error(list.problem.kind);
  return list.value.items;
}
const shown = async (q: string) => (await listed()).find(({ query }) => query === q);
async function theOne(q: string) {
  search(q, 5);
  const one = await shown(q);
  if (!one) throw new Error(`${q} is not shown`);
  return one;
}
const rows = async () =>
  await h.deps.database.read.all<Record<string, unknown>>(sql`select * from missed_query order by query`);
/** The row of a query, whose words it may not hold. */
const rowOf = async (q: string) => {
  const digest = h.deps.crypto.blindIndex(`missed-query ${countableQuery(q)}`);
  return (await rows()).find((row) => row.digest === digest);
};
async function firstFor(q: string) {
  const found = await findSkills(h.deps, { q, limit: 5 });
  return found.ok ? found.value.items[0]?.id : found.problem.kind;
}

test('what the demo says is searched for in vain is not found, and is written as it is counted', async () => {
  const [text = ''] = (await readTexts('seed/demo', ['missed.jsonl'])).values();
  const queries = text
    .trim()
    .split('\n')
    .map((line) => String(JSON.parse(line).query));
  expect(queries.length).toBeGreaterThan(2);
  for (const query of queries) {
    expect(countableQuery(query)).toBe(query);
    expect(isAnswered((await findHits(h.deps, query, { limit: 1 })).answer), query).toBe(false);
  }
});

describe('what is searched for in vain', () => {
  test('is shown once five have searched for it, however each of them wrote it', async () => {
    search('غظژیضه‌گری', 4);
    expect(await shown('غظژیضه گری')).toBeUndefined();
    countMissed(h.deps, 'غظژيضه گري', from(40));
    expect(await shown('غظژیضه گری')).toMatchObject({ count: 5, state: 'waiting', revision: 1 });
  });

  test('counts a caller once in a week, from whichever address of one house', async () => {
    for (let i = 0; i < 20; i++) countMissed(h.deps, 'ژضغظله سازی', from(1));
    for (let i = 0; i < 20; i++)
      countMissed(h.deps, 'ژضغظله سازی', { address: `2001:db8:1:2::${i.toString(16)}` });
    await writeMissed(h.deps);
    for (let i = 0; i < 20; i++) countMissed(h.deps, 'ژضغظله سازی', from(1));
    await writeMissed(h.deps);
    expect(await rowOf('ژضغظله سازی')).toMatchObject({ count: 2 });
  });

  test('is kept without anything about who searched, where from or at what time', async () => {
    search('چغظژه بافی', 3);
    await writeMissed(h.deps);
    const all = await rows();
    expect(Object.keys(all[0] ?? {}).sort()).toEqual(
      ['id', 'digest', 'query', 'count', 'first_week', 'last_week', 'state', 'answer', 'revision'].sort(),
    );
    expect(await rowOf('چغظژه بافی')).toMatchObject({
      first_week: '2026-11-21',
      last_week: '2026-11-21',
    });
    expect(JSON.stringify(all)).not.toMatch(/10\.0\.|T\d\d:/);
    const { read } = h.deps.database;
    const audits = await read.all<{ n: number }>(
      sql`select count(*) as n from audit_entry where entity = 'missed-query' and actor_id = 'system:upkeep'`,
    );
    expect(audits[0]?.n).toBe(0);
  });

  test('never holds what may tell of a person', async () => {
    const before = (await rows()).length;
    for (const personal of ['علی ۰۹۱۲۱۲۳۴۵۶۷', 'ali@example.com', 'من دنبال کار برای پسرم علی رضایی هستم'])
      search(personal, 9);
    await writeMissed(h.deps);
    expect(await rows()).toHaveLength(before);
  });

  test('can be read by nobody before five have searched for it, not in the files of the database either', async () => {
    const [found] = await h.deps.database.read.all<{ file: string }>(
      sql`select file from pragma_database_list where name = 'main'`,
    );
    const isWritten = (word: string) =>
      ['', '-wal'].some((end) => readFileSync(`${found?.file}${end}`).includes(word));
    for (let n = 0; n < 4; n++) {
      search('پریچهر بختیاروند', 1, n);
      await writeMissed(h.deps);
    }
    expect(await rowOf('پریچهر بختیاروند')).toMatchObject({ count: 4, query: null });
    expect(isWritten('بختیاروند')).toBe(false);
    search('پريچهر‌بختياروند', 1, 9);
    expect(await shown('پریچهر بختیاروند')).toMatchObject({ count: 5 });
    expect(isWritten('بختیاروند')).toBe(true);
  });

  test('leaves out what somebody was still typing', async () => {
    for (let n = 0; n < 6; n++)
      for (const q of ['ظغض', 'ظغضژ', 'ظغضژر', 'ظغضژراش']) countMissed(h.deps, q, from(n));
    const found = (await listed()).map(({ query }) => query).filter((query) => query.startsWith('ظغض'));
    expect(found).toEqual(['ظغضژراش']);
  });

  test('is erased after four weeks when too few asked, and one caller alone never brings it to five', async () => {
    for (const day of ['2026-11-22', '2026-11-29', '2026-12-06', '2026-12-13', '2026-12-20', '2026-12-27']) {
      h.setNow(`${day}T08:00:00Z`);
      countMissed(h.deps, 'ضثغ ژظوی پشم', from(1));
      expect(await shown('ضثغ ژظوی پشم'), day).toBeUndefined();
    }
    const left = await rowOf('ضثغ ژظوی پشم');
    expect(left).toMatchObject({ count: 2, first_week: '2026-12-19' });
    expect(await rowOf('چغظژه بافی')).toBeUndefined();
    expect(await shown('غظژیضه گری')).toBeDefined();
    h.setNow('2026-11-22T08:00:00Z');
  });

  test('is bounded: the rarest make room, what many search for stays', async () => {
    const other = await createHarness();
    const many = Array.from({ length: mostWaiting + 400 }, (_, i) => ({
      id: `msq_before_${i}`,
      query: `واژه ${i}`,
      count: i === 0 ? 9 : 1,
    }));
    for (let i = 0; i < many.length; i += 500)
      await other.deps.database.write((tx) =>
        addMissed(tx, other.deps.crypto, many.slice(i, i + 500), mustLocalDate('2026-11-21')),
      );
    const [left] = await other.deps.database.read.all<{ n: number; most: number }>(
      sql`select count(*) as n, max(count) as most from missed_query`,
    );
    expect(left).toEqual({ n: mostWaiting, most: 9 });
    // One caller fills little of it, whatever is sent.
    for (let i = 0; i < 1_000; i++) countMissed(other.deps, `بیهوده ${i}`, from(7));
    await writeMissed(other.deps);
    const [own] = await other.deps.database.read.all<{ n: number }>(
      sql`select count(*) as n from missed_query where id not like 'msq_before_%'`,
    );
    expect(own?.n).toBeLessThanOrEqual(200);
    await other.close();
  });

  test('waits in memory while the database cannot be written, and never fails the search', async () => {
    const { database } = h.deps;
    const shut = { ...database, write: () => Promise.reject(new Error('no room')), root: database };
    search('ظاغژ تراشی', 5);
    await writeMissed({ ...h.deps, database: shut });
    expect(await rowOf('ظاغژ تراشی')).toBeUndefined();
    expect(await shown('ظاغژ تراشی')).toMatchObject({ count: 5 });
  });
});

describe('headquarters', () => {
  test('makes it another name: the very next query finds it first, in every spelling', async () => {
    const missed = await theOne('غژظورسازی');
    expect(await firstFor('غژظورسازی')).not.toBe('sk-379');
    const done = await answerMissed(h.deps, hq, missed.id, '1', { kind: 'skill', id: 'sk-379' });
    expect(done).toMatchObject({
      ok: true,
      value: { state: 'answered', revision: 2, answer: { id: 'sk-379' } },
    });
    for (const spelling of [...spellingsOf('غژظورسازی'), 'غژظور سازی', 'غژظورسازها', 'غژظورسازان'])
      expect(await firstFor(spelling), spelling).toBe('sk-379');
    expect(await shown('غژظورسازی')).toBeUndefined();
    const item = (await vocabularyOf(h.deps.database)).skill('sk-379');
    expect(item?.alt.at(-1)).toBe('غژظورسازی');
  });

  test('writes it as it ought to be written, for an occupation too', async () => {
    const missed = await theOne('غظژوخ ثضغور');
    const input = { kind: 'occupation', id: '7531', name: 'غظژوخ‌ثضغور' };
    expect((await answerMissed(h.deps, hq, missed.id, undefined, input)).ok).toBe(true);
    expect(await firstFor('غظژوخ ثضغور')).toBe('7531');
  });

  test('another process finds it as soon', async () => {
    const missed = await theOne('ظوغارسازی');
    const url = h.deps.database.read.all<{ file: string }>(sql`select file from pragma_database_list`);
    const other = await openDatabase(`file:${(await url)[0]?.file}`);
    const deps = { ...h.deps, database: other };
    await findSkills(deps, { q: 'ظوغارسازی' });
    await answerMissed(h.deps, hq, missed.id, undefined, { kind: 'skill', id: 'sk-137' });
    const found = await findSkills(deps, { q: 'ظوغارسازی' });
    expect(found.ok && found.value.items[0]?.id).toBe('sk-137');
    await other.close();
  });

  test('is not undone by a start with a newer seed', async () => {
    const texts = new Map(await readTexts('seed/reference', referenceFiles));
    texts.set('skills.jsonl', `${texts.get('skills.jsonl') ?? ''}\n`);
    expect((await loadReference(h.deps, systemActor, texts)).faults).toEqual([]);
    expect(await firstFor('غژظورسازی')).toBe('sk-379');
    expect(await firstFor('غظژوخ ثضغور')).toBe('7531');
  });

  test('sets it aside for good: it is not counted again', async () => {
    const missed = await theOne('ظغوژ ثضوغچ');
    expect((await dismissMissed(h.deps, hq, missed.id, '1')).ok).toBe(true);
    search('ظغوژ ثضوغچ', 30, 100);
    expect(await shown('ظغوژ ثضوغچ')).toBeUndefined();
    expect((await rows()).find(({ id }) => id === missed.id)).toMatchObject({ state: 'dismissed', count: 5 });
  });

  test('is refused a name that is the label of another, and warned of one that another has too', async () => {
    const label = await theOne('ضغژی که نیست');
    const refused = await answerMissed(h.deps, hq, label.id, '1', {
      kind: 'skill',
      id: 'sk-152',
      name: 'كفاشي',
    });
    expect(!refused.ok && [refused.problem.kind, refused.problem.detail?.fa]).toEqual([
      'conflict',
      expect.stringContaining('کفاشی'),
    ]);
    const shared = { kind: 'skill', id: 'sk-152', name: 'غژظور سازی' };
    const warned = await answerMissed(h.deps, hq, label.id, '1', shared);
    expect(!warned.ok && warned.problem.extra).toEqual({ shared: true });
    expect((await vocabularyOf(h.deps.database)).skill('sk-152')?.alt).not.toContain('غژظور سازی');
    expect((await answerMissed(h.deps, hq, label.id, '1', { ...shared, shared: true })).ok).toBe(true);
    expect((await vocabularyOf(h.deps.database)).skill('sk-152')?.alt).toContain('غژظور سازی');
  });

  test('refuses what is no entry, no name, or unknown, and writes nothing', async () => {
    const missed = await theOne('ثضژه دیگری');
    const before = (await vocabularyOf(h.deps.database)).version;
    for (const [input, path] of [
      [{ kind: 'skill', id: 'sk-999' }, 'id'],
      [{ kind: 'occupation', id: '75' }, 'id'],
      [{ kind: 'skill', id: 'sk-152', name: '!!' }, 'name'],
      [{ kind: 'skill', id: 'sk-152', name: 'ا'.repeat(90) }, 'name'],
      [{ kind: 'trade', id: 'wood' }, 'kind'],
    ] as const) {
      const refused = await answerMissed(h.deps, hq, missed.id, undefined, input);
      expect(!refused.ok && refused.problem.errors?.[0]?.path, JSON.stringify(input)).toBe(path);
    }
    const nowhere = await answerMissed(h.deps, hq, 'msq_none', undefined, { kind: 'skill', id: 'sk-152' });
    expect(!nowhere.ok && nowhere.problem.kind).toBe('not-found');
    search('تنها چهار نفر', 4);
    await writeMissed(h.deps);
    const rare = await rowOf('تنها چهار نفر');
    const unseen = await dismissMissed(h.deps, hq, String(rare?.id), undefined);
    expect(!unseen.ok && unseen.problem.kind).toBe('not-found');
    expect((await vocabularyOf(h.deps.database)).version).toBe(before);
  });

  test('of two at once one decides, the other is told', async () => {
    const missed = await theOne('غظژنچه نوازی ثضوغ');
    const both = await Promise.all([
      answerMissed(h.deps, hq, missed.id, '1', { kind: 'skill', id: 'sk-409' }),
      answerMissed(h.deps, hq, missed.id, '1', { kind: 'skill', id: 'sk-137' }),
    ]);
    expect(both.map((one) => (one.ok ? 'ok' : one.problem.kind)).sort()).toEqual(['ok', 'stale']);
    const late = await dismissMissed(h.deps, hq, missed.id, undefined);
    expect(!late.ok && late.problem.kind).toBe('conflict');
  });

  test('puts on record who added which name to what', async () => {
    const noted = await h.deps.database.read.all<{ action: string; entity_id: string; actor_id: string }>(
      sql`select action, entity_id, actor_id from audit_entry where action = 'reference.edit' and entity_id = 'skills/sk-379'`,
    );
    expect(noted).toEqual([{ action: 'reference.edit', entity_id: 'skills/sk-379', actor_id: hq.accountId }]);
  });

  test('of the nation alone: nobody else sees or decides', async () => {
    for (const who of ['manager.bushehr', 'officer.bushehr', 'auditor', 'benefactor']) {
      const actor = await h.actorOf(who);
      for (const tried of [
        await listMissed(h.deps, actor, {}),
        await answerMissed(h.deps, actor, 'msq_none', undefined, { kind: 'skill', id: 'sk-152' }),
        await dismissMissed(h.deps, actor, 'msq_none', undefined),
      ])
        expect(!tried.ok && tried.problem.kind, who).toBe('forbidden');
    }
    const council: Actor = { ...hq, organisationKind: 'province-council' };
    const refused = await listMissed(h.deps, council, {});
    expect(!refused.ok && refused.problem.kind).toBe('forbidden');
  });
});

describe('GET /skills', () => {
  const get = async (query: string) => {
    const answer = await h.request().get(`/api/v1/skills?${query}`);
    expect(answer.status).toBe(200);
    await writeMissed(h.deps);
  };
  const counted = async (q: string) => (await rowOf(q)) !== undefined;

  test('counts a finished query that found nothing good, and neither one that did nor one still typed', async () => {
    await get(`q=${encodeURIComponent('ضصثقفغ')}`);
    expect(await counted('ضصثقفغ')).toBe(true);
    const sent = await h.queriesOf(async () => {
      await h.request().get(`/api/v1/skills?q=${encodeURIComponent('بضصثقفغ')}`);
    });
    expect(sent.filter((statement) => !/^\s*select/i.test(statement))).toEqual([]);
    await get(`q=${encodeURIComponent('ضصثقفغع')}&typing=1`);
    expect(await counted('ضصثقفغع')).toBe(false);
    await get(`q=${encodeURIComponent('خیاطی زنانه')}`);
    expect(await counted('خیاطی زنانه')).toBe(false);
  });
});

test('what is found by now, by a name that came another way, waits no longer', async () => {
  const missed = await theOne('ظضغژسازی چثنی');
  const other = await theOne('ظضغژسازی چثنی بزرگ');
  await answerMissed(h.deps, hq, other.id, undefined, {
    kind: 'skill',
    id: 'sk-076',
    name: 'ظضغژسازی چثنی',
  });
  expect(await shown('ظضغژسازی چثنی')).toBeUndefined();
  expect((await rows()).some(({ id }) => id === missed.id)).toBe(false);
});
