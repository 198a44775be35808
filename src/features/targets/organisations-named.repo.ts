import { sql } from 'drizzle-orm';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';

/** Every organisation by id: what it is called, and the province it sits in. */
export async function organisationsOf(
  read: Reader,
): Promise<ReadonlyMap<string, { readonly name: Text; readonly province: string | null }>> {
  const [row] = await read.all<{ all: string }>(
    sql`select json_group_array(json_array(id, fa, en, province)) as "all" from organisation`,
  );
  const all = JSON.parse(row?.all ?? '[]') as readonly (readonly [string, string, string, string | null])[];
  return new Map(all.map(([id, fa, en, province]) => [id, { name: { fa, en }, province }]));
}
