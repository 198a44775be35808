import { createClient } from '@libsql/client';

/** A program of its own: makes FILE a replica of the database at SOURCE. What the server says against it goes to stderr. */
const { SOURCE: source, TOKEN: authToken, FILE: file } = process.env;
if (!source || !file) throw new Error('SOURCE and FILE are needed');
try {
  const client = createClient({
    url: `file:${file}`,
    syncUrl: source,
    ...(authToken === undefined ? {} : { authToken }),
  });
  await client.sync();
  client.close();
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
