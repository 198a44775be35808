import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { forgetReadiness, putIndexState } from '../../src/features/search-sync/index-state.repo.ts';
import { freshState } from '../../src/features/search-sync/index-state.rules.ts';
import { documentSources } from '../../src/features/search-sync/search-documents.repo.ts';
import {
  builtUnder,
  searchSettings,
  serverIndexes,
} from '../../src/features/search-sync/search-settings.rules.ts';
import type { Database } from '../../src/platform/database.ts';
import type { SearchServer } from '../../src/platform/search-server.ts';

/** Fills every index from the records as they stand now, and marks it whole: what the worker of the outbox keeps true. */
export async function fillSearchServer(database: Database, server: SearchServer): Promise<void> {
  for (const index of serverIndexes) {
    await server.prepare(index, searchSettings(index, await vocabularyOf(database)));
    const tasks: number[] = [];
    for (let after = ''; ; ) {
      const ids = (await documentSources[index].after(database, after, 500)).map(({ id }) => id);
      const last = ids.at(-1);
      if (last === undefined) break;
      tasks.push(await server.put(index, await documentSources[index].documents(database, ids)));
      after = last;
    }
    await settled(server, tasks);
    await database.write((tx) =>
      putIndexState(tx, { ...freshState(index), phase: 'idle', builtUnder: builtUnder(index) }),
    );
  }
  forgetReadiness(database);
}

async function settled(server: SearchServer, tasks: readonly number[]): Promise<void> {
  for (;;) {
    const states = [...(await server.tasks(tasks)).values()];
    const wrong = states.find(({ is }) => is === 'failed' || is === 'lost');
    if (wrong) throw new Error(`a task of filling came to nothing: ${JSON.stringify(wrong)}`);
    if (states.every(({ is }) => is === 'done')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
