import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtWorker } from '../support/built-worker.ts';
import { type FakeMeili, startFakeMeili } from '../support/fake-meili.ts';
import { send } from '../support/http.ts';
import { testSecret } from '../support/secret.ts';
import { openRemoteHouse, type RemoteHouse, type RunningWorker, startWorker } from '../support/worker.ts';

let house: RemoteHouse;
let search: FakeMeili;
let worker: RunningWorker;

beforeAll(async () => {
  const [built, opened, started] = await Promise.all([builtWorker(), openRemoteHouse(), startFakeMeili()]);
  house = opened;
  search = started;
  worker = await startWorker(built, {
    NODE_ENV: 'test',
    DATABASE_URL: house.url,
    ...(house.token === undefined ? {} : { DATABASE_AUTH_TOKEN: house.token }),
    SECRET_KEY: testSecret,
    BASE_URL: 'http://localhost',
    MEILI_URL: search.url,
    MEILI_KEY: search.key,
  });
});
afterAll(async () => {
  await worker?.close();
  await search?.close();
  await house?.close();
});

const skills = async () => await send(`${worker.url}/api/v1/skills?q=${encodeURIComponent('خیاطی زنانه')}`);
const readiness = async () =>
  (await send(`${worker.url}/readyz`)).json.search as { engine: string; pending: number };

describe('a Worker with a search server', () => {
  test('searches in the database until the trigger of each minute has told the server all', async () => {
    expect(await skills()).toMatchObject({ status: 200, json: { engine: 'embedded' } });
    for (let i = 0; i < 10 && (await readiness()).pending > 0; i++)
      expect(await worker.runCron('* * * * *')).toBe('ok');
    expect(await readiness()).toEqual({ engine: 'meilisearch', pending: 0 });
    const found = await skills();
    expect(found).toMatchObject({ status: 200, json: { engine: 'meilisearch' } });
    expect((found.json.items as { id: string }[])[0]?.id).toBe('sk-153');
  });

  test('searches in the database again at once when the server is gone, and says so', async () => {
    await search.stop();
    const found = await skills();
    expect(found).toMatchObject({ status: 200, json: { engine: 'embedded' } });
    expect((found.json.items as { id: string }[])[0]?.id).toBe('sk-153');
    expect(await worker.runCron('* * * * *')).toBe('ok');
    await search.start();
  });
});
