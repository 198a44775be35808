import { type SQL, sql } from 'drizzle-orm';

/** What a column may be `in`: a list of any length as one parameter. */
export function among(values: readonly (string | number)[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}
