import { indexStates } from '../features/search-sync/index-state.repo.ts';
import type { IndexState } from '../features/search-sync/index-state.rules.ts';
import { wantReindex } from '../features/search-sync/request-reindex.ts';
import { type ServerIndex, serverIndexes } from '../features/search-sync/search-settings.rules.ts';
import { syncSearch } from '../features/search-sync/sync-search.ts';
import type { Deps } from '../platform/deps.ts';
import { type Command, type CommandContext, CommandRefused } from './command.ts';
import { commandDeps } from './command-deps.ts';
import { readOptions } from './command-options.ts';
import { reindexText as t } from './reindex.text.ts';
import { refuseOldSearchServer } from './search-server.node.ts';

/** So long one call goes on, and so long is waited for another process. */
const stepMs = 1_000;
/** A server that does not answer is waited for so many times. */
const patience = 10;

/** `reindex [INDEX…]`: 0 all were built, 1 they were not. */
export const reindexCommand: Command = async (context) => {
  const { args, env, lang, out } = context;
  const { values, positionals } = readOptions(args, { help: { type: 'boolean', short: 'h' } });
  if (values.help) {
    out(t.help[lang]);
    return 0;
  }
  const wanted = positionals.map(named);
  if (!env.MEILI_URL) throw new CommandRefused(t.noServer);
  const deps = await commandDeps(env);
  try {
    await refuseOldSearchServer(deps);
    return await rebuild(context, deps, wanted.length === 0 ? serverIndexes : wanted);
  } finally {
    await deps.database.close();
  }
};

function named(typed: string): ServerIndex {
  const index = serverIndexes.find((name) => name === typed);
  if (index === undefined) throw new CommandRefused(t.noIndex(typed, serverIndexes));
  return index;
}

async function rebuild(context: CommandContext, deps: Deps, indexes: readonly ServerIndex[]): Promise<0 | 1> {
  const { lang, out, err, progress } = context;
  const before = await statesOf(deps, indexes);
  const requested = await wantReindex(deps, { accountId: 'system:command', organisationId: null }, indexes);
  if (!requested.ok) throw new CommandRefused(t.noServer);
  let failures = 0;
  let isElsewhere = false;
  const look = async () => {
    const states = await statesOf(deps, indexes);
    const open = states.filter((state) => state.error === null && !isBuilt(state, before));
    const first = open.find(({ phase }) => phase !== 'requested');
    if (first) progress(t.progress(first.index, first.loaded, first.total)[lang]);
    else if (open[0]) progress(t.waits(open[0].index)[lang]);
    return { states, open };
  };
  for (;;) {
    const outcome = await syncSearch(deps, { withinMs: stepMs, onStep: async () => void (await look()) });
    const { states, open } = await look();
    if (open.length === 0) {
      err('');
      for (const { index, error, loaded } of states)
        out((error === null ? t.built(index, loaded) : t.broken(index, error))[lang]);
      return states.some(({ error }) => error !== null) ? 1 : 0;
    }
    if (outcome.is === 'refused' || outcome.is === 'unreachable') {
      failures += 1;
      if (outcome.is === 'refused' || failures > patience) throw new CommandRefused(t.cannot(outcome.error));
      await new Promise((resolve) => setTimeout(resolve, stepMs));
    } else failures = 0;
    if (outcome.is === 'elsewhere') {
      if (!isElsewhere) err(t.elsewhere[lang]);
      isElsewhere = true;
      await new Promise((resolve) => setTimeout(resolve, stepMs));
    }
  }
}

async function statesOf(deps: Deps, indexes: readonly ServerIndex[]): Promise<readonly IndexState[]> {
  return (await indexStates(deps.database.read)).filter(({ index }) => indexes.includes(index));
}

/** Built since it was asked for: one that was under way already counts when it is done. */
function isBuilt(state: IndexState, before: readonly IndexState[]): boolean {
  const earlier = before.find(({ index }) => index === state.index);
  return state.phase === 'idle' && state.finishedAt !== (earlier?.finishedAt ?? null);
}
