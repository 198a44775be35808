import { sql } from 'drizzle-orm';
import { findAccount } from '../../src/features/accounts/accounts.repo.ts';
import { openSession } from '../../src/features/accounts/open-session.repo.ts';
import { change } from '../../src/features/records/change.repo.ts';
import { countFigures } from '../../src/features/targets/count-figures.ts';
import { viewTargets } from '../../src/features/targets/view-targets.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { paths } from '../../src/web/paths.ts';
import type { Bar, Size } from './bar.ts';
import { type BenchHouse, openBenchHouse } from './bench-house.ts';
import { makeOutcomes } from './make-outcomes.ts';
import { ms, shown, timed } from './measure.ts';

const runs = 12;
const system = { accountId: 'system:bench', organisationId: null };

/** Pages of both promises of the nation, a province and an organisation, over 100,000 people and five years. */
export async function targetsBar({ scale, say }: Size): Promise<Bar> {
  const house = await openBenchHouse();
  try {
    const people = Math.round(100_000 * scale);
    const started = performance.now();
    const rows = await makeOutcomes(house.deps, people);
    say(`${people} people, ${rows} spans made in ${ms(performance.now() - started)}`);
    return await measureTargets(house, `${people} people, ${rows} spans`, say);
  } finally {
    await house.close();
  }
}

/** The same of a house that is filled already. */
export async function measureTargets(house: BenchHouse, what: string, say: Size['say']): Promise<Bar> {
  const { database } = house.deps;
  const lines: string[] = [];
  const tell = (line: string) => {
    say(line);
    lines.push(line);
  };
  const readers = await readersOf(house);
  const before = performance.now();
  const cpu = process.cpuUsage();
  const counted = await countFigures(house.deps, system);
  const spent = process.cpuUsage(cpu);
  tell(
    `due work: ${counted} figures counted in ${ms(performance.now() - before)}, processor time ${ms((spent.user + spent.system) / 1000)}`,
  );
  let worst = 0;
  for (const { name, actor, path, token } of readers) {
    const page = async (query = '') => {
      const answer = await house.app.fetch(
        new Request(`http://localhost${path}${query}`, { headers: { cookie: `mehrkar=${token}; lang=fa` } }),
      );
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 400)}`);
      return text;
    };
    const asked = async (input: object = {}) => {
      const seen = await viewTargets(house.deps, actor, input);
      if (!seen.ok) throw new Error(JSON.stringify(seen.problem));
    };
    const first = performance.now();
    await page();
    tell(`${name}, first page after a start ${ms(performance.now() - first)}`);
    for (const [kind, work] of [
      ['targets', () => asked()],
      ['page', () => page()],
    ] as const) {
      const times = await timed(Array<undefined>(runs).fill(undefined), work, 2);
      tell(`${name}, ${kind} ${shown(times)}`);
      worst = Math.max(worst, times.p95);
    }
    // A past day is counted when it is asked for: reported, without a bar.
    const past = await timed([undefined, undefined], () => page('?asOf=1404/08/29'), 0);
    tell(`${name}, page of a year ago ${shown(past)}`);
  }
  const bare = await timed(
    Array<undefined>(runs).fill(undefined),
    () =>
      database.read.all(sql`select standing_id, count(*) from outcome_rectangle
        where known_to = 9000000000000000 and to_day > 20000 and from_day <= 20000 group by 1`),
    2,
  );
  return {
    what: `promises of the nation, a province and its largest organisation, ${what}`,
    bar: '≤ 300 ms',
    measured: lines.join('; '),
    reference: `one bare count of a day by standing ${shown(bare)}`,
    met: worst <= 300,
  };
}

interface Reader {
  readonly name: string;
  readonly actor: Actor;
  readonly path: string;
  readonly token: string;
}

/** Accounts of the house, moved to where most people are: headquarters of the nation and of a province, and an officer. */
async function readersOf(house: BenchHouse): Promise<readonly Reader[]> {
  const { database } = house.deps;
  const [largest] = await database.read.all<{ id: string; province: string }>(sql`
    select o.id, o.province from outcome_group g join organisation o on o.id = g.organisation_id
    group by o.id order by count(*) desc limit 1`);
  if (largest === undefined) throw new Error('nobody was made');
  const council = sql`(select id from organisation where kind = 'province-council' and province = ${largest.province})`;
  const places = [
    ['nation', 'hq', 'headquarters', paths.promisesBelow, undefined],
    ['province', 'auditor', 'headquarters', paths.promisesBelow, council],
    ['organisation', 'officer.bushehr', 'officer', paths.promises, sql`${largest.id}`],
  ] as const;
  const readers: Reader[] = [];
  for (const [name, username, role, path, place] of places) {
    if (place !== undefined)
      await database.write(
        async (tx) =>
          void (await tx.run(
            sql`update account set organisation_id = ${place}, role = ${role} where username = ${username}`,
          )),
      );
    const found = await findAccount(database.read, username);
    if (!found) throw new Error(`no account ${username}`);
    const begun = await change(house.deps, found.actor, async ({ tx, audit }) => {
      audit({ action: 'session.start', entity: 'account', entityId: found.actor.accountId });
      return ok(await openSession(house.deps, tx, found.actor, { address: '127.0.0.1' }));
    });
    if (!begun.ok) throw new Error(begun.problem.kind);
    readers.push({ name, actor: found.actor, path, token: begun.value.token });
  }
  return readers;
}
