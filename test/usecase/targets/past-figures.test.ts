import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { change } from '../../../src/features/records/change.repo.ts';
import { populationOnly } from '../../../src/features/targets/below-counts.rules.ts';
import { correctionsOf } from '../../../src/features/targets/corrections.repo.ts';
import { correctionsByChange } from '../../../src/features/targets/corrections.rules.ts';
import { addCounts, noCounts } from '../../../src/features/targets/count.rules.ts';
import { sheetNames } from '../../../src/features/targets/day-sheet.repo.ts';
import type { OutcomeCounts } from '../../../src/features/targets/figure.rules.ts';
import { groupings, populationOf } from '../../../src/features/targets/figure.rules.ts';
import { groupedCounts, outcomeCounts } from '../../../src/features/targets/rate.repo.ts';
import { viewTargets } from '../../../src/features/targets/view-targets.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { ok } from '../../../src/kernel/result.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';
import { fortyPeople } from './forty-people.ts';

let h: Harness;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  h = await createHarness({ now: '2026-04-10T08:00:00Z', env: { RATE_LIMIT: '0' } });
  ids = await fortyPeople(h);
}, 120_000);
afterAll(() => h.close());

const nation = { kind: 'nation' } as const;
const asOf = mustLocalDate('2026-11-21');
const knownAt = '2026-11-21T20:29:59.999Z';
const idOf = (name: string) => ids.get(name) ?? '';
const work = (name: string) => sql`(select min(id) from placement where person_id = ${idOf(name)})`;
const write = (statement: ReturnType<typeof sql>) =>
  change(h.deps, { accountId: 'acc_test', organisationId: null }, async ({ tx, nothingChanged }) => {
    await tx.run(statement);
    nothingChanged();
    return ok(undefined);
  });
const patch = async (name: string, username: string, body: object) => {
  const user = await asUser(h, username);
  const { revision } = (await user.get(`/people/${idOf(name)}`)).body;
  const answer = await user.patch(`/people/${idOf(name)}`, body, revision);
  expect(answer.status, answer.text).toBe(200);
};

const checked = (name: string, on: string, result: string, corrects: boolean) =>
  write(sql`insert into placement_check (id, organisation_id, placement_id, person_id, checked_on, result, evidence, corrects,
    recorded_at, recorded_by)
    select ${h.deps.newId('check')}, organisation_id, id, person_id, ${on}, ${result}, ${result === 'void' ? null : 'visit'},
      ${corrects ? sql`(select max(k.id) from placement_check k where k.placement_id = placement.id and k.checked_on = ${on})` : null},
      ${h.deps.now().toISOString()}, 'acc_test' from placement where id = ${work(name)}`);

/** Every kind of later change, each of which moves what is known of the day: name, and what it does to it. */
const later: readonly (readonly [what: string, moves: string, () => Promise<unknown>])[] = [
  [
    'a birth date',
    'out-of-work outside-age',
    () => patch('idle', 'officer.bushehr', { birthDate: '2009-06-01' }),
  ],
  [
    'a county, which holds from then on',
    '',
    () => patch('season-over', 'officer.bushehr', { county: 'بوشهر' }),
  ],
  ['a sex', '', () => patch('moved-away', 'officer.bushehr', { sex: 'male' })],
  [
    'a status from before',
    'out-of-work left',
    () =>
      write(
        sql`update person set status = 'left', status_reason = 'died', status_since = '2026-11-01' where id = ${idOf('paused-and-back')}`,
      ),
  ],
  [
    'an end from before',
    'in-work out-of-work',
    () =>
      write(
        sql`update placement set ended_on = '2026-11-01', end_reason = 'pay' where id = ${work('tagged')}`,
      ),
  ],
  ['a check corrected', 'in-work out-of-work', () => checked('verified', '2026-10-30', 'ended', true)],
  ['a check from before', 'unknown in-work', () => checked('never-asked', '2026-11-20', 'working', false)],
  [
    'a work that never was',
    'in-work out-of-work',
    () =>
      write(
        sql`update placement set ended_on = started_on, end_reason = 'mistake' where id = ${work('pay-enough')}`,
      ),
  ],
  [
    'custody from before',
    'in-work outside-custody',
    () => patch('placed-again', 'officer.bushehr', { custody: { status: 'closed', since: '2026-11-20' } }),
  ],
  [
    'hours of a work',
    'some-work in-work',
    () => write(sql`update placement set weekly_hours = 20 where id = ${work('two-small-jobs')}`),
  ],
  [
    'work from before',
    'out-of-work in-work',
    () =>
      write(sql`insert into placement (id, organisation_id, person_id, started_on, weekly_hours, created_at, updated_at)
        select 'plc_before', organisation_id, id, '2026-11-19', 44, '', '' from person where id = ${idOf('closed-until')}`),
  ],
  [
    'another minimum wage',
    'in-work some-work',
    () =>
      write(sql`update reference_item set data = json_set(data, '$.monthlyRial', 190000000)
        where catalogue = 'wages' and json_extract(data, '$.from') = '2026-03-21'`),
  ],
];

describe('a figure of the past', () => {
  test('stays as it was known, whatever is recorded later; as known now it differs by just the corrections listed', async () => {
    h.setNow('2026-11-22T08:00:00Z');
    const then = async () => ({
      whole: await outcomeCounts(h.deps.database, nation, { asOf, knownAt }),
      bySex: [...(await groupedCounts(h.deps.database, nation, { asOf, knownAt }, 'sex'))].sort(),
    });
    const noted = await then();
    const moves: string[] = [];
    for (const [i, [what, moved, work]] of later.entries()) {
      h.setNow(`2026-11-22T${String(9 + i).padStart(2, '0')}:00:00Z`);
      const before = await outcomeCounts(h.deps.database, nation, { asOf, knownAt: undefined });
      await work();
      expect(await then(), what).toEqual(noted);
      if (moved !== '') moves.push(moved);
      const after = await outcomeCounts(h.deps.database, nation, { asOf, knownAt: undefined });
      if (moved !== '') expect(after, what).not.toEqual(before);
    }
    const seen = await viewTargets(h.deps, await h.actorOf('hq'), { asOf });
    if (!seen.ok) throw new Error('refused');
    const { corrections, rate } = seen.value;
    expect(corrections?.known.counts).toEqual(noted.whole);
    // Told apart only to whoever may know small groups; the national office is told those of few people as one.
    const listed = await correctionsOf(
      h.deps.database.read,
      nation,
      asOf,
      { earlier: knownAt, later: undefined },
      () => sheetNames(h.deps.database, nation),
    );
    const byChange = correctionsByChange(listed);
    expect(corrections).toMatchObject({ total: moves.length, byChange: [], others: moves.length });
    expect(
      byChange.flatMap(({ from, to, people }) => Array<string>(people).fill(`${from} ${to}`)).sort(),
    ).toEqual([...moves].sort());

    // What is known now is what was known then and the corrections, state by state.
    const states: Record<string, keyof OutcomeCounts> = {
      'in-work': 'inWork',
      'some-work': 'someWork',
      unknown: 'unknown',
      'out-of-work': 'outOfWork',
      left: 'left',
      'outside-age': 'outsideAge',
      'outside-custody': 'outsideCustody',
    };
    const explained: Record<string, unknown> = { ...noted.whole };
    for (const { from, to, people } of byChange) {
      const [a, b] = [states[from ?? ''] ?? '', states[to ?? ''] ?? ''];
      explained[a] = Number(explained[a]) - people;
      explained[b] = Number(explained[b]) + people;
    }
    for (const field of Object.values(states))
      expect([field, rate.counts[field]]).toEqual([field, explained[field]]);
  });

  test('is the same through the call, and a day that says when it was known is the end of that day', async () => {
    h.setNow('2026-11-25T08:00:00Z');
    const user = await asUser(h, 'officer.bushehr');
    const known = (await user.get(`/targets?asOf=2026-11-21&knownAt=${knownAt}`)).body;
    expect((await user.get('/targets?asOf=1405/08/30&knownAt=2026-11-21')).body).toEqual(known);
    expect(known.rate.share).toMatchObject({ numerator: 8, denominator: 20 });
    expect(known.corrections).toBeUndefined();
    expect((await user.get('/targets?asOf=2026-11-21')).body.corrections.total).toBeGreaterThan(5);
  });

  test('refuses days and instants to come', async () => {
    const user = await asUser(h, 'officer.bushehr');
    const { status, body } = await user.get('/targets?asOf=2026-11-26&knownAt=2026-11-26');
    expect(status).toBe(422);
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
      'asOf date.future',
      'knownAt date.future',
    ]);
  });
});

describe('groups of every kind', () => {
  test('sum to the whole, field by field, on every day and at every instant', async () => {
    for (const scope of [nation, { kind: 'province', province: 'bushehr' } as const])
      for (const on of ['2026-05-01', '2026-09-22', '2026-10-22', '2026-11-21', '2026-11-25'])
        for (const known of [undefined, '2026-10-30T00:00:00.000Z', knownAt]) {
          const moment = { asOf: mustLocalDate(on), knownAt: known };
          const whole = await outcomeCounts(h.deps.database, scope, moment);
          for (const by of groupings) {
            const groups = await groupedCounts(h.deps.database, scope, moment, by);
            const sum = [...groups.values()].reduce(addCounts, noCounts);
            expect({ by, on, known, sum }).toEqual({ by, on, known, sum: whole });
          }
        }
    expect(populationOf(await outcomeCounts(h.deps.database, nation, { asOf, knownAt: undefined }))).toBe(28);
  });

  test('with small ones told as one they still do, and no group of fewer than five is told', async () => {
    const seen = await viewTargets(h.deps, await h.actorOf('hq'), { asOf: '2026-11-21' });
    if (!seen.ok) throw new Error('refused');
    // Groups are of the month's end as known then.
    const whole = await outcomeCounts(h.deps.database, nation, { asOf, knownAt });
    for (const { by, groups, withheld } of seen.value.groups) {
      const told = [...groups.map(({ counts }) => counts), ...(withheld ? [withheld.counts] : [])];
      expect([by, told.reduce(addCounts, noCounts)]).toEqual([by, populationOnly(whole)]);
      for (const counts of told) {
        const people = populationOf(counts);
        expect(people === 0 || people >= 5, `${by}: ${people}`).toBe(true);
      }
    }
    expect(seen.value.groups.some(({ withheld }) => withheld !== undefined)).toBe(true);
  });
});

describe('who may see whose', () => {
  test('staff their own whole, others counts of what lies below them, nobody a foreign one', async () => {
    const gilan = (await h.actorOf('officer.gilan')).organisationId ?? '';
    const own = (await h.actorOf('officer.bushehr')).organisationId ?? '';
    const bushehr = await asUser(h, 'officer.bushehr');
    expect((await bushehr.get(`/targets?organisationId=${gilan}`)).status).toBe(404);
    expect((await bushehr.get(`/targets?organisationId=${own}`)).status).toBe(200);
    const hq = await asUser(h, 'hq');
    expect((await hq.get(`/targets?organisationId=${gilan}`)).body).toMatchObject({
      seesPeople: false,
      scope: { kind: 'organisation', organisationId: gilan },
    });
    expect((await hq.get('/targets?organisationId=none')).status).toBe(404);
    expect((await hq.get('/targets/people?state=unknown')).status).toBe(403);
    expect((await (await asUser(h, 'auditor')).get('/targets')).body.scope).toEqual({ kind: 'nation' });
    expect((await (await asUser(h, 'benefactor')).get('/targets')).status).toBe(403);
    const seen = JSON.stringify((await hq.get('/targets?asOf=2026-11-21')).body);
    for (const id of ids.values()) expect(seen).not.toContain(id);
  });

  test('an organisation of fewer than five is not shown to those who see counts alone', async () => {
    h.setNow('2026-11-25T09:00:00Z');
    await write(sql`update person set status = 'left', status_reason = 'moved', status_since = '2026-11-25'
      where organisation_id = (select organisation_id from person where id = ${idOf('no-record')}) and id <> ${idOf('no-record')}`);
    const gilan = (await h.actorOf('officer.gilan')).organisationId ?? '';
    expect((await (await asUser(h, 'hq')).get(`/targets?organisationId=${gilan}`)).status).toBe(403);
    expect((await (await asUser(h, 'officer.gilan')).get('/targets')).status).toBe(200);
  });

  test('the people behind a figure come in pages, by group and by the quarter in which they asked', async () => {
    const user = await asUser(h, 'officer.bushehr');
    const first = (await user.get('/targets/people?state=out-of-work&asOf=2026-11-21&limit=3')).body;
    expect(first.items).toHaveLength(3);
    const all = [...first.items];
    for (let cursor = first.nextCursor; cursor !== undefined; ) {
      const next = (
        await user.get(`/targets/people?state=out-of-work&asOf=2026-11-21&limit=3&cursor=${cursor}`)
      ).body;
      all.push(...next.items);
      cursor = next.nextCursor;
    }
    expect(new Set(all.map(({ personId }) => personId)).size).toBe(first.total);
    const men = (
      await user.get('/targets/people?state=in-work&asOf=2026-11-21&knownAt=2026-11-21&by=sex&key=male')
    ).body;
    expect(men.items.map(({ name }: { name: string }) => name.split(' ')[1]).sort()).toEqual([
      'at-intake',
      'placed-again',
      'tagged',
      'works-outside',
    ]);
    const third = (
      await user.get('/targets/people?state=in-work&asOf=2026-11-21&knownAt=2026-11-21&quarter=1405-3')
    ).body;
    expect(third.items.map(({ name }: { name: string }) => name.split(' ')[1])).toEqual(['at-intake']);
    expect((await user.get('/targets/people?state=in-work&cursor=nonsense!')).status).toBe(422);
  });
});
