import { sql } from 'drizzle-orm';
import type { Tx } from '../../src/platform/database.ts';

/** Says of people that they are counted in work since the beginning of 2025, however that came to be derived. */
export async function plantInWork(
  tx: Tx,
  organisationId: string,
  personIds: readonly string[],
): Promise<void> {
  const [kind] = await tx.all<{ type: string }>(
    sql`select type from sqlite_master where name = 'outcome_span'`,
  );
  const people = sql`(select value from json_each(${JSON.stringify(personIds)}))`;
  const still = sql.raw('9000000000000000');
  const day = sql.raw('20089');
  if (kind?.type === 'table') {
    await tx.run(sql`insert into outcome_span (person_id, from_day, to_day, known_from, known_to, organisation_id, state,
        evidence, at_intake, requested_day, kind, sex, province, county, household_type)
      select value, ${day}, 1000000, 1, ${still}, ${organisationId}, 'in-work', 'call', 0, ${day}, 'family', 'female', '18',
        '1801', 'unknown' from json_each(${JSON.stringify(personIds)}) where true`);
    return;
  }
  await tx.run(sql`insert or ignore into outcome_group (organisation_id, kind, sex, province, county, household_type, trade)
    values (${organisationId}, 'family', 'female', '18', '1801', 'unknown', '')`);
  await tx.run(
    sql`insert or ignore into outcome_standing (state, cause, evidence, at_intake) values ('in-work', '', 'call', 0)`,
  );
  await tx.run(sql`delete from outcome_rectangle where person_id in ${people}`);
  await tx.run(sql`insert into outcome_rectangle (person_id, from_day, to_day, since_day, known_from, known_to, group_id,
      standing_id, requested_day)
    select value, ${day}, 1000000, ${day}, 1, ${still}, (select id from outcome_group where organisation_id = ${organisationId}
        and province = '18' and county = '1801' and household_type = 'unknown' and trade = '' and sex = 'female' and kind = 'family'),
      (select id from outcome_standing where state = 'in-work' and cause = '' and evidence = 'call' and at_intake = 0), ${day}
    from json_each(${JSON.stringify(personIds)}) where true`);
}
