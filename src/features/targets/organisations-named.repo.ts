import { sql } from 'drizzle-orm';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';

/** Every organisation by id: what it is called, and the province it sits in. */
export async function organisationsOf(
  read: Reader,
): Promise<ReadonlyMap<string, { readonly name: Text; readonly province: string | null }>> {
  const rows = await read.all<{ id: string; fa: string; en: string; province: string | null }>(
    sql`select id, fa, en, province from organisation`,
  );
  return new Map(rows.map(({ id, fa, en, province }) => [id, { name: { fa, en }, province }]));
}
