import { sql } from 'drizzle-orm';
import { change } from '../../../src/features/records/change.repo.ts';
import { indexStates } from '../../../src/features/search-sync/index-state.repo.ts';
import { outboxCounts } from '../../../src/features/search-sync/outbox.repo.ts';
import { syncSearch } from '../../../src/features/search-sync/sync-search.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Deps } from '../../../src/platform/deps.ts';
import type { SearchServer } from '../../../src/platform/search-server.ts';
import { searchOutbox } from '../../../src/schema/records.ts';
import { createHarness } from '../../support/harness.ts';
import { jobBody, published } from '../opportunities/bodies.ts';

/** A service of its own with a search server beside it, and what the suites ask of the two. */
export async function createSynced(server: SearchServer, now = '2026-11-22T08:00:00Z') {
  const h = await createHarness({ now, searchServer: server });
  const deps: Deps = h.deps;
  const { read } = deps.database;
  return {
    ...h,
    h,
    deps,
    /** One call, as a timer makes it. */
    sync: (withinMs = 20_000) => syncSearch(deps, { withinMs }),
    counts: () => outboxCounts(read),
    rows: () => read.select().from(searchOutbox),
    async state(index: string) {
      const state = (await indexStates(read)).find((one) => one.index === index);
      if (state === undefined) throw new Error(`no index ${index}`);
      return state;
    },
    /** What an index holds: revisions by id. */
    async held(index: string): Promise<ReadonlyMap<string, number>> {
      const all = await server.revisions(index, 0, 5_000);
      const held = new Map(all.map(({ id, rev }) => [id, rev]));
      if (held.size !== all.length) throw new Error('a document is there twice');
      return held;
    },
    /** What it should hold. */
    async records(table: 'opportunity' | 'person'): Promise<ReadonlyMap<string, number>> {
      const rows = await read.all<{ id: string; rev: number }>(
        sql`select id, revision as rev from ${sql.identifier(table)}`,
      );
      return new Map(rows.map(({ id, rev }) => [id, rev]));
    },
    /** So many opportunities, written with their outbox rows as a list of them is. @returns their ids. */
    async manyOpportunities(howMany: number): Promise<readonly string[]> {
      const { id } = await published(h, jobBody());
      const columns = (
        await read.all<{ name: string }>(sql`select name from pragma_table_info('opportunity')`)
      )
        .map(({ name }) => name)
        .filter((name) => name !== 'id');
      const ids = Array.from({ length: howMany - 1 }, () => deps.newId('opportunity'));
      const list = sql.join(
        columns.map((name) => sql.identifier(name)),
        sql`, `,
      );
      const own = sql.join(
        columns.map((name) => sql`o.${sql.identifier(name)}`),
        sql`, `,
      );
      await change(
        deps,
        { accountId: 'system:test', organisationId: null },
        async ({ tx, reindex, nothingChanged }) => {
          await tx.run(
            sql`insert into opportunity (id, ${list}) select j.value, ${own} from json_each(${JSON.stringify(ids)}) j cross join opportunity o where o.id = ${id}`,
          );
          for (const docId of ids) reindex({ index: 'opportunities', docId, op: 'put', rev: 1 });
          nothingChanged();
          return ok(undefined);
        },
      );
      return [id, ...ids];
    },
    /** A new revision of some, each with its outbox row; `gone` has them deleted. */
    async touch(ids: readonly string[], gone = false): Promise<void> {
      await change(
        deps,
        { accountId: 'system:test', organisationId: null },
        async ({ tx, reindex, nothingChanged }) => {
          const some = JSON.stringify(ids);
          if (gone)
            for (const table of ['opportunity_listing', 'opportunity'])
              await tx.run(
                sql`delete from ${sql.identifier(table)} where ${sql.identifier(table === 'opportunity' ? 'id' : 'opportunity_id')} in (select value from json_each(${some}))`,
              );
          else
            await tx.run(
              sql`update opportunity set revision = revision + 1 where id in (select value from json_each(${some}))`,
            );
          const revs = new Map(
            (
              await tx.all<{ id: string; rev: number }>(
                sql`select id, revision as rev from opportunity where id in (select value from json_each(${some}))`,
              )
            ).map(({ id, rev }) => [id, rev]),
          );
          for (const docId of ids)
            reindex({
              index: 'opportunities',
              docId,
              op: gone ? 'delete' : 'put',
              rev: revs.get(docId) ?? 1_000,
            });
          nothingChanged();
          return ok(undefined);
        },
      );
    },
    /** Moves the clock on. */
    later(ms: number): void {
      h.setNow(new Date(deps.now().getTime() + ms).toISOString());
    },
  };
}
export type Synced = Awaited<ReturnType<typeof createSynced>>;
