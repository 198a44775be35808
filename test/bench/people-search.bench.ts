import { sql } from 'drizzle-orm';
import { demoFiles } from '../../src/features/demo/demo-files.rules.ts';
import { loadDemo } from '../../src/features/demo/load-demo.ts';
import { fillPeopleSearch } from '../../src/features/people/fill-people-search.ts';
import { listPeople } from '../../src/features/people/list-people.ts';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { readTexts } from '../../src/platform/reference-files.node.ts';
import type { Bar, Size } from './bar.ts';
import { openBenchHouse } from './bench-house.ts';
import { ms, shown, timed } from './measure.ts';

const system = { accountId: 'system:start', organisationId: null } as const;
const trades = ['خیاطی', 'آرایشگری', 'جوشکاری', 'رانندگی', 'آشپزی', 'welder'];

/** How fast and how surely people are found when a whole demo is one organisation's: by name, misspelt, by skill and by place. */
export async function peopleSearchBar({ say }: Size): Promise<Bar> {
  const house = await openBenchHouse();
  try {
    const { deps } = house;
    await loadDemo(deps, system, await readTexts('seed/demo', demoFiles), 'life');
    const officer = await house.actor('officer.bushehr');
    await deps.database.write(async (tx) => {
      await tx.run(sql`delete from search_people where rowid in (select id from searched_person)`);
      await tx.run(sql`delete from searched_person`);
      await tx.run(sql`update or ignore person set organisation_id = ${officer.organisationId}`);
    });
    const began = performance.now();
    const filled = await fillPeopleSearch(deps, system);
    say(`${filled} people made findable in ${ms(performance.now() - began)}`);
    const people = await deps.database.read.all<{ given: string; family: string; county: string }>(
      sql`select given_name as given, family_name as family, county from person order by id limit 4000`,
    );
    const vocabulary = await vocabularyOf(deps.database);
    const placeOf = (county: string) => vocabulary.label('counties', county, 'fa');
    type Someone = (typeof people)[number];
    const kinds: Readonly<Record<string, (one: Someone, i: number) => string>> = {
      'whole name': ({ given, family }) => `${given} ${family}`,
      'family name': ({ family }) => family,
      'name in one': ({ given, family }) => `${given}${family}`.replace(/[ \u200C]/g, ''),
      misspelt: ({ given, family }, i) => `${given} ${misspelt(family, i)}`,
      skill: (_, i) => trades[i % trades.length] ?? '',
      'skill and place': ({ county }, i) => `${trades[i % trades.length]} ${placeOf(county)}`,
      place: ({ county }) => placeOf(county),
    };
    const ask = async (q: string) => await listPeople(deps, officer, { q, limit: 30 });
    const asked: string[] = [];
    for (const [kind, typed] of Object.entries(kinds)) {
      let hits = 0;
      const queries = Array.from({ length: 120 }, (_, i) => [people[(i * 31) % people.length], i] as const);
      for (const [one, i] of queries) {
        if (!one) continue;
        const q = typed(one, i);
        asked.push(q);
        const found = await ask(q);
        if (found.ok && found.value.items.slice(0, 10).some(({ familyName }) => familyName === one.family))
          hits += 1;
      }
      const times = await timed(asked.slice(-queries.length), ask);
      say(`  ${kind}: ${shown(times)}, among the first ten ${(hits / queries.length).toFixed(2)}`);
    }
    const times = await timed(asked, ask);
    return {
      what: `people of one organisation (${filled}) searched by name, misspelt too, by skill and by place`,
      bar: 'p95 ≤ 60 ms',
      measured: shown(times),
      reference: '',
      met: (times.cpu ?? times).p95 <= 60,
    };
  } finally {
    await house.close();
  }
}

/** One letter left out, changed, or swapped with the next, by turns. */
function misspelt(word: string, turn: number): string {
  const at = turn % word.length;
  if (turn % 3 === 0) return word.slice(0, at) + word.slice(at + 1);
  if (turn % 3 === 1) return `${word.slice(0, at)}م${word.slice(at + 1)}`;
  return `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at]}${word.slice(at + 2)}`;
}
