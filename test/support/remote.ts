import { createClient } from '@libsql/client/http';

/** Takes everything out of a database on a server: for servers that were set up for tests alone. */
export async function emptyRemote(url: string, authToken: string | undefined): Promise<void> {
  const client = createClient({ url, ...(authToken ? { authToken } : {}) });
  const { rows } = await client.execute(
    `select type, name from sqlite_master where name not like 'sqlite\\_%' escape '\\' and name not like '%\\_litestream\\_%' escape '\\'
       and type in ('trigger', 'view', 'table')
       and name not in (select m.name from sqlite_master m, sqlite_master v
         where v.sql like 'create virtual table%' and m.name like v.name || '\\_%' escape '\\')
     order by case type when 'trigger' then 0 when 'view' then 1 else 2 end`,
  );
  await client.migrate(rows.map(({ type, name }) => `drop ${type} if exists "${name}"`));
  client.close();
}
