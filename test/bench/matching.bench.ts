import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { matchContext } from '../../src/features/matching/context.repo.ts';
import { judge } from '../../src/features/matching/judge.rules.ts';
import { matchesForPerson } from '../../src/features/matching/matches-for-person.ts';
import { allSeekers } from '../../src/features/matching/pool/facts-feed.repo.ts';
import { matchingPoolOf } from '../../src/features/matching/pool/matching-pool.repo.ts';
import { memoryPoolOf } from '../../src/features/matching/pool/memory-pool.repo.ts';
import {
  rankOpportunitiesPlainly,
  rankPeoplePlainly,
} from '../../src/features/matching/rank-plainly.rules.ts';
import { opportunitiesRepo } from '../../src/features/opportunities/opportunities.repo.ts';
import { nationalView } from '../../src/features/organisations/scope.rules.ts';
import type { PersonFacts } from '../../src/features/people/person-facts.rules.ts';
import { readFacts } from '../../src/features/people/person-rows.repo.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import type { Bar, Size } from './bar.ts';
import type { BenchHouse } from './bench-house.ts';
import { ms, shown, summed, timed } from './measure.ts';

const limit = 20;

/** Every so many-th id: a sample over the whole, the same on every run. */
async function sample(house: BenchHouse, table: 'person' | 'opportunity', count: number): Promise<string[]> {
  const kind = table === 'opportunity' ? sql` where kind = 'job'` : sql``;
  const rows = await house.deps.database.read.all<{ id: string }>(
    sql`select id from ${sql.raw(table)}${kind} order by substr(id, -2), id`,
  );
  const step = Math.max(1, Math.floor(rows.length / count));
  return rows
    .filter((_, i) => i % step === 0)
    .slice(0, count)
    .map(({ id }) => id);
}

export async function personBar(house: BenchHouse, { scale, say }: Size): Promise<Bar> {
  const { deps } = house;
  const { database } = deps;
  await memoryPoolOf(database).warm();
  const ids = await sample(house, 'person', 2 * Math.max(5, Math.round(300 * Math.min(1, scale * 4))));
  const officers = await database.read.all<{ id: string; org: string }>(
    sql`select id, organisation_id as org from person where id in (select value from json_each(${JSON.stringify(ids)}))`,
  );
  const base = await house.actor('officer.bushehr');
  const all = officers.map(({ id, org }) => ({
    id,
    actor: { ...base, organisationId: org } satisfies Actor,
  }));
  // As on a working day: others were looked at before, none of them twice.
  const before = all.filter((_, i) => i % 2 === 1);
  const asked = all.filter((_, i) => i % 2 === 0);
  say(`person → opportunities: ${asked.length} people, after ${before.length} others`);
  const look = async ({ id, actor }: { readonly id: string; readonly actor: Actor }) => {
    const answer = await matchesForPerson(deps, actor, id, { limit });
    if (!answer.ok) throw new Error(answer.problem.kind);
  };
  for (const one of before) await look(one);
  const measured = await timed(asked, look, 0);

  const { ctx, vocabulary } = await matchContext(deps);
  const repo = opportunitiesRepo(database.read, vocabulary);
  const some = asked.slice(0, 3);
  const facts = await readFacts(
    database.read,
    sql`person.id in (select value from json_each(${JSON.stringify(some.map(({ id }) => id))}))`,
    vocabulary,
  );
  const plain = await timed(
    facts,
    async (person) => {
      const all = await repo.announcedFacts({ kind: 'job', today: ctx.today });
      const expected = rankOpportunitiesPlainly(all, person, ctx, limit);
      const ranked = await matchingPoolOf(deps).matches(person, 'job', ctx, limit);
      if (!isDeepStrictEqual(ranked, expected)) throw new Error('the pool answers otherwise');
    },
    0,
  );
  const raw = await timed(
    [1, 2, 3],
    () => database.read.all(sql`select * from opportunity where kind = 'job'`),
    0,
  );
  const [counted] = await database.read.all<{ n: number }>(
    sql`select count(*) as n from opportunity where kind = 'job'`,
  );
  return {
    what: `a person → top ${limit} of ${counted?.n ?? 0} open opportunities, all gates (${measured.runs} people, after ${before.length} others)`,
    bar: 'p95 ≤ 50 ms',
    measured: shown(measured),
    reference: `reading all rows and judging each pair plainly ${ms(plain.p50)}, the same answer; raw SQL of the same rows ${ms(raw.p50)}`,
    met: measured.p95 <= 50,
  };
}

export async function opportunityBar(house: BenchHouse, { scale, say }: Size): Promise<Bar> {
  const { deps } = house;
  const { database } = deps;
  const sizes = await memoryPoolOf(database).warm();
  const ids = await sample(house, 'opportunity', Math.max(5, Math.round(200 * Math.min(1, scale * 4))));
  say(`opportunity → people: ${ids.length} opportunities`);
  const find = async (id: string) => {
    const { ctx, vocabulary } = await matchContext(deps, { opportunityIds: [id] });
    const found = await opportunitiesRepo(database.read, vocabulary).find(id);
    if (!found) throw new Error(`no ${id}`);
    return { ctx, vocabulary, facts: found.facts };
  };
  // As the use case does it, but for the scope, which no role of the API has.
  const measured = await timed(ids, async (id) => {
    const { ctx, vocabulary, facts } = await find(id);
    const ranked = await matchingPoolOf(deps).candidates(nationalView, facts, ctx, limit);
    const shownIds = JSON.stringify([...ranked.eligible, ...ranked.nearMisses]);
    const people = await readFacts(
      database.read,
      sql`person.id in (select value from json_each(${shownIds}))`,
      vocabulary,
    );
    return people.map((person) => judge(person, facts, ctx));
  });

  const { vocabulary } = await matchContext(deps);
  const everybody: PersonFacts[] = [];
  const started = performance.now();
  for await (const slice of allSeekers(database.read, vocabulary))
    for (const { facts } of slice) everybody.push(facts);
  const reading = performance.now() - started;
  const plain: number[] = [];
  for (const id of ids.slice(0, 5)) {
    const { ctx, facts } = await find(id);
    const began = performance.now();
    const expected = rankPeoplePlainly(everybody, facts, ctx, limit);
    plain.push(performance.now() - began);
    const ranked = await matchingPoolOf(deps).candidates(nationalView, facts, ctx, limit);
    if (!isDeepStrictEqual(ranked, expected)) throw new Error('the pool answers otherwise');
  }
  const raw = await timed(
    [1],
    () => database.read.all(sql`select * from person where status = 'seeking'`),
    0,
  );
  return {
    what: `an opportunity → top ${limit} of ${sizes.people} people, national view (${measured.runs} opportunities)`,
    bar: 'p95 ≤ 250 ms',
    measured: shown(measured),
    reference: `reading all facts ${ms(reading)} and judging each pair plainly ${ms(summed(plain).p50)}, the same answer; raw SQL of the people alone ${ms(raw.p50)}`,
    met: measured.p95 <= 250,
  };
}
