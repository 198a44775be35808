import { sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import { peopleWordsVersion, personWords, type SearchablePerson } from './person-search.rules.ts';

/** Writes what people are found by, in the transaction of their records. Three statements for each 500. */
export async function putSearchedPeople(tx: Tx, people: readonly SearchablePerson[]): Promise<void> {
  for (let i = 0; i < people.length; i += 500) await putSome(tx, people.slice(i, i + 500));
}

async function putSome(tx: Tx, people: readonly SearchablePerson[]): Promise<void> {
  const ids = JSON.stringify(people.map(({ id }) => id));
  const gone = await tx.all<{ id: number }>(
    sql`delete from searched_person where person_id in (select value from json_each(${ids})) returning id`,
  );
  if (gone.length > 0)
    await tx.run(
      sql`delete from search_people where rowid in (select value from json_each(${JSON.stringify(gone.map(({ id }) => id))}))`,
    );
  await tx.run(
    sql`insert into searched_person (person_id, version) select value, ${peopleWordsVersion} from json_each(${ids})`,
  );
  const rows = JSON.stringify(people.map((one) => ({ id: one.id, ...personWords(one) })));
  await tx.run(
    sql`insert into search_people (rowid, own, names, sounds, ends, skills)
        select s.id, value ->> 'own', value ->> 'names', value ->> 'sounds', value ->> 'ends', value ->> 'skills'
        from json_each(${rows}) join searched_person s on s.person_id = value ->> 'id'`,
  );
}

/**
 * Merges the index, so that names which nobody has any more are not in it: what is taken out stays in its parts until then.
 * About 2 ms for 1,000 people, so once for many who change together.
 */
export async function forgetOldNames(tx: Tx): Promise<void> {
  await tx.run(sql`insert into search_people (search_people) values ('optimize')`);
}

/** The next people who are not findable yet, or by other words than now; of a database from before the index. */
export async function unsearchedPeople(db: Reader, limit: number): Promise<readonly SearchablePerson[]> {
  return await db
    .select({
      id: person.id,
      organisationId: person.organisationId,
      givenName: person.givenName,
      familyName: person.familyName,
      skills: person.skills,
      experience: person.experience,
    })
    .from(person)
    .where(
      sql`not exists (select 1 from searched_person s where s.person_id = ${person.id} and s.version = ${peopleWordsVersion})`,
    )
    .limit(limit);
}

/** Ids of people that an expression finds, to be narrowed by whoever asks. */
export const foundBy = (expression: string) =>
  sql`select s.person_id from search_people f join searched_person s on s.id = f.rowid where search_people match ${expression}`;
