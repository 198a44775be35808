import { sql } from 'drizzle-orm';
import { viewTargets } from '../../src/features/targets/view-targets.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import type { Bar, Size } from './bar.ts';
import { openBenchHouse } from './bench-house.ts';
import { makeOutcomes } from './make-outcomes.ts';
import { ms, shown, timed } from './measure.ts';

const runs = 12;

/** The dashboard of the nation, a province and an organisation, over 100,000 people and five years. */
export async function targetsBar({ scale, say }: Size): Promise<Bar> {
  const house = await openBenchHouse();
  try {
    const { database } = house.deps;
    const people = Math.round(100_000 * scale);
    let started = performance.now();
    const rows = await makeOutcomes(house.deps, people);
    say(`${people} people, ${rows} spans made in ${ms(performance.now() - started)}`);
    const nation = await house.actor('hq');
    const [largest] = await database.read.all<{ id: string; province: string }>(sql`
      select o.id, o.province from outcome_group g join organisation o on o.id = g.organisation_id
      group by o.id order by count(*) desc limit 1`);
    if (largest === undefined) throw new Error('nobody was made');
    const [council] = await database.read.all<{ id: string }>(sql`
      select id from organisation where kind = 'province-council' and province = ${largest.province}`);
    const council_: Actor = {
      ...nation,
      organisationId: council?.id ?? '',
      organisationKind: 'province-council',
    };
    const officer: Actor = {
      ...nation,
      role: 'officer',
      organisationId: largest.id,
      organisationKind: 'association',
    };
    const asked = async (actor: Actor, input: object = {}) => {
      const seen = await viewTargets(house.deps, actor, input);
      if (!seen.ok) throw new Error(JSON.stringify(seen.problem));
      return seen.value;
    };
    started = performance.now();
    await asked(nation);
    say(`the first of the nation after a start: ${ms(performance.now() - started)}`);
    const lines: string[] = [];
    let worst = 0;
    for (const [name, actor, input] of [
      ['nation', nation, {}],
      ['province', council_, {}],
      ['organisation', officer, {}],
      ['organisation, a year ago and corrections', officer, { asOf: '2025-11-20' }],
      ['nation, a year ago and corrections', nation, { asOf: '2025-11-20' }],
    ] as const) {
      const times = await timed(Array<undefined>(runs).fill(undefined), () => asked(actor, input), 2);
      const line = `${name} ${shown(times)}`;
      say(line);
      lines.push(line);
      if (!('asOf' in input)) worst = Math.max(worst, times.p95);
    }
    const bare = await timed(
      Array<undefined>(runs).fill(undefined),
      () =>
        database.read.all(sql`select standing_id, count(*) from outcome_rectangle
          where known_to = 9000000000000000 and to_day > 20000 and from_day <= 20000 group by 1`),
      2,
    );
    return {
      what: `dashboard of the nation, a province and its largest organisation, ${people} people, ${rows} spans`,
      bar: '≤ 300 ms',
      measured: lines.join('; '),
      reference: `one bare count of a day by standing ${shown(bare)}`,
      met: worst <= 300,
    };
  } finally {
    await house.close();
  }
}
