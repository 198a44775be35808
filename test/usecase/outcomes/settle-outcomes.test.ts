import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rectanglesOf } from '../../../src/features/outcomes/rectangles.rules.ts';
import { readHistories, rebuildSpans } from '../../../src/features/outcomes/settle-outcomes.repo.ts';
import { settleAllOutcomes } from '../../../src/features/outcomes/settle-outcomes.ts';
import { readWages } from '../../../src/features/outcomes/wages.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Tx } from '../../../src/platform/database.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { create, personBody } from '../../support/samples.ts';
import { monthsIn, rectanglesIn, rectangleText } from './rectangles-in.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness({ now: '2025-01-10T08:00:00Z' });
});
afterAll(() => h.close());
const system = { accountId: 'system:test', organisationId: null };

async function write(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  const done = await change(h.deps, system, async ({ tx, nothingChanged }) => {
    await work(tx);
    nothingChanged();
    return ok(undefined);
  });
  expect(done.ok).toBe(true);
}

const day = (n: number) =>
  new Date(Date.parse('2025-01-10T00:00:00Z') + n * 86_400_000).toISOString().slice(0, 10);
const stepArb = fc.record({
  gap: fc.constantFrom(0, 0, 1, 12, 40, 130),
  what: fc.constantFrom(
    'status',
    'county',
    'birth',
    'custody',
    'place',
    'check',
    'correct',
    'end',
    'restart',
    'wish',
  ),
  back: fc.constantFrom(0, 0, 5, 90),
  pick: fc.nat(5),
});
type Step = { gap: number; what: string; back: number; pick: number };

/** One write as a use case would do it, by bare statements so that every column is reached. */
async function take(tx: Tx, personId: string, { what, back, pick }: Step, today: number): Promise<void> {
  const now = h.deps.now().toISOString();
  const on = day(today - back);
  const statuses = ['seeking', 'placed', 'paused', 'not-seeking', 'left', 'seeking'];
  const placement = sql`(select id from placement where person_id = ${personId} order by rowid limit 1 offset ${pick % 2})`;
  if (what === 'status') {
    const status = statuses[pick] ?? 'seeking';
    await tx.run(sql`update person set status = ${status}, status_since = ${on},
      status_reason = ${status === 'seeking' ? null : 'other'} where id = ${personId}`);
  } else if (what === 'county')
    await tx.run(sql`update person set county = ${`county-${pick}`} where id = ${personId}`);
  else if (what === 'birth')
    await tx.run(
      sql`update person set birth_date = ${['1990-05-01', '1960-06-01', '2007-03-01'][pick % 3]} where id = ${personId}`,
    );
  else if (what === 'custody')
    await tx.run(sql`insert into person_custody (person_id, person_kind, status, since, work_permitted)
      values (${personId}, 'released', ${pick % 2 ? 'closed' : 'released'}, ${on}, ${pick === 3 ? 1 : 0})
      on conflict (person_id) do update set status = excluded.status, since = excluded.since, work_permitted = excluded.work_permitted`);
  else if (what === 'place')
    await tx.run(sql`insert into placement (id, organisation_id, person_id, started_on, weekly_hours, monthly_income_rial,
      created_at, updated_at) select ${h.deps.newId('placement')}, organisation_id, id, ${on}, ${[null, 8, 20, 44, 12, 15][pick] ?? null},
      ${pick === 5 ? 120_000_000 : null}, ${now}, ${now} from person where id = ${personId}`);
  else if (what === 'check' || what === 'correct')
    await tx.run(sql`insert into placement_check (id, organisation_id, placement_id, person_id, checked_on, result, evidence,
      weekly_hours, corrects, recorded_at, recorded_by)
      select ${h.deps.newId('check')}, organisation_id, id, person_id, ${on},
        ${['working', 'working', 'ended', 'not-reached', 'working', 'working'][pick]}, ${pick === 3 ? null : 'visit'},
        ${pick === 4 ? 30 : null},
        ${
          what === 'correct'
            ? sql`(select k.id from placement_check k where k.placement_id = placement.id and not exists
          (select 1 from placement_check o where o.corrects = k.id) order by k.recorded_at desc limit 1)`
            : null
        },
        ${now}, 'acc_test' from placement where id = ${placement} and started_on <= ${on}`);
  else if (what === 'end')
    await tx.run(sql`update placement set ended_on = max(started_on, ${on}),
      end_reason = ${pick === 1 ? 'mistake' : 'other'} where id = ${placement}`);
  else if (what === 'restart')
    await tx.run(sql`update placement set ended_on = null, end_reason = null where id = ${placement}`);
  else
    await tx.run(
      sql`update person set wishes = ${JSON.stringify([{ iscoCode: `7${pick}31` }])} where id = ${personId}`,
    );
}

describe('what is kept of how people stood', () => {
  test('recorded step by step is what the whole record gives at once, and what months keep are the spans', async () => {
    let start = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(stepArb, { minLength: 3, maxLength: 14 }), async (steps) => {
        start += 1;
        let today = 0;
        h.setNow(`${day(today)}T08:00:00.${String(start % 1000).padStart(3, '0')}Z`);
        const { id } = await create(h, 'officer.bushehr', '/people', personBody({ kind: 'released' }));
        for (const step of steps) {
          today += step.gap;
          h.setNow(`${day(today)}T08:00:00.${String(start % 1000).padStart(3, '0')}Z`);
          await write((tx) => take(tx, id, step, today));
        }
        const [history] = await readHistories(h.deps.database.read, [id]);
        if (!history) throw new Error('no history');
        const whole = rectanglesOf(history, await readWages(h.deps.database.read))
          .map(({ span, knownFrom, knownTo }) =>
            rectangleText(
              span,
              Date.parse(knownFrom),
              knownTo === undefined ? undefined : Date.parse(knownTo),
            ),
          )
          .sort();
        expect(whole.length).toBeGreaterThan(0);
        expect(await rectanglesIn(h.deps.database.read, id)).toEqual(whole);
      }),
      { seed: 1405, numRuns: process.env.MEHRKAR_DEEP ? 300 : 30 },
    );
    const { kept, counted } = await monthsIn(h.deps.database.read);
    expect(kept.length).toBeGreaterThan(10);
    expect(kept).toEqual(counted);
  });

  test('derived anew from the logs is the same, months too', async () => {
    const ids = (await h.deps.database.read.all<{ id: string }>(sql`select id from person order by id`)).map(
      ({ id }) => id,
    );
    const before = await Promise.all(ids.map((id) => rectanglesIn(h.deps.database.read, id)));
    await write((tx) => rebuildSpans(tx, ids));
    expect(await Promise.all(ids.map((id) => rectanglesIn(h.deps.database.read, id)))).toEqual(before);
    const { kept, counted } = await monthsIn(h.deps.database.read);
    expect(kept).toEqual(counted);
    const endings = await h.deps.database.read.all<{ kept: number; found: number }>(sql`
      select (select count(*) from outcome_ending) as kept, (select count(*) from outcome_span a join outcome_span b
        on b.person_id = a.person_id and b.from_day = a.to_day and b.known_to = a.known_to
        where a.known_to = 9000000000000000 and a.state = 'in-work' and b.state in ('out-of-work', 'some-work')) as found`);
    expect(endings[0]?.kept).toBeGreaterThan(0);
    expect(endings[0]?.kept).toBe(endings[0]?.found);
  });

  test('is settled by the same statements for one person and for many, and by one where nobody is due', async () => {
    const rows = await h.deps.database.read.all<{ id: string }>(
      sql`select distinct person_id as id from placement limit 20`,
    );
    const ids = rows.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(10);
    const touch = (some: readonly string[]) => (tx: Tx) =>
      tx.run(
        sql`update person set county = ${`moved-${some.length}`} where id in (select value from json_each(${JSON.stringify(some)}))`,
      );
    h.setNow('2026-05-01T08:00:00Z');
    const ofMany = await h.queriesOf(() => write(touch(ids)));
    h.setNow('2026-05-02T08:00:00Z');
    const ofOne = await h.queriesOf(() => write(touch(ids.slice(0, 1))));
    // Where nothing of one person moves at a month's end, that statement is left out.
    expect(ofMany.length - ofOne.length).toBeLessThanOrEqual(1);
    const ofNobody = await h.queriesOf(() => write(async () => undefined));
    expect(ofNobody.filter((text) => text.includes('outcome'))).toHaveLength(1);
  });

  test('is undone with a write that is refused', async () => {
    const { id } = await create(h, 'officer.bushehr', '/people', personBody());
    const before = await rectanglesIn(h.deps.database.read, id);
    await expect(
      change(h.deps, system, async ({ tx }) => {
        await tx.run(sql`update person set county = 'elsewhere' where id = ${id}`);
        return ok(undefined);
      }),
    ).rejects.toThrow('without an audit row');
    expect(await rectanglesIn(h.deps.database.read, id)).toEqual(before);
  });

  test('of people from before is settled by the due task, more than one change takes', async () => {
    const { id } = await create(h, 'officer.bushehr', '/people', personBody());
    await h.deps.database.write(async (tx) => {
      await tx.run(sql`delete from outcome_rectangle where person_id = ${id}`);
      await tx.run(sql`insert into outcome_due (person_id) values (${id})`);
      await tx.run(sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 1500)
        insert into outcome_due (person_id) select 'per_nobody' || i from n`);
    });
    expect(await settleAllOutcomes(h.deps, system)).toBe(1501);
    expect(await settleAllOutcomes(h.deps, system)).toBe(0);
    expect(await rectanglesIn(h.deps.database.read, id)).not.toEqual([]);
  });

  test('follows a new minimum wage', async () => {
    h.setNow('2026-06-01T08:00:00Z');
    const { id } = await create(h, 'officer.bushehr', '/people', personBody());
    await write((tx) =>
      tx.run(sql`insert into placement (id, organisation_id, person_id, started_on, monthly_income_rial, created_at, updated_at)
        select 'plc_wage', organisation_id, id, '2026-06-01', 170000000, '', '' from person where id = ${id}`),
    );
    const known = async () =>
      (await rectanglesIn(h.deps.database.read, id)).filter((text) => text.includes('..still'));
    expect((await known()).filter((text) => text.includes('in-work'))).toHaveLength(1);
    h.setNow('2026-06-02T08:00:00Z');
    await write((tx) =>
      tx.run(sql`insert into reference_item (catalogue, code, position, fa, en, data) values ('wages', '1405-2', 99, '', '',
        '{"from":"2026-06-10","monthlyRial":180000000}')`),
    );
    const after = await known();
    expect(
      after.filter((text) => text.includes('"2026-06-01","2026-06-10","2026-06-01","in-work"')),
    ).toHaveLength(1);
    expect(after.filter((text) => text.includes('some-work'))).toHaveLength(1);
  });
});
