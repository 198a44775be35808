import type { Actor } from '../../kernel/actor.ts';
import type { Result } from '../../kernel/result.ts';
import type { Database } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { importPeople } from './import-people.ts';
import type { ImportReport } from './people-import-report.rules.ts';

/** A long list on its way in, or how it ended. Kept for whoever sent it, for an hour, in memory alone. */
export interface LongImport {
  readonly dryRun: boolean;
  readonly text: string;
  readonly done: number;
  /** Rows; 0 while they are still being counted. */
  readonly total: number;
  readonly ended: 'not-yet' | 'whole' | 'broken';
  readonly result?: Result<ImportReport>;
}

const runs = new WeakMap<Database, Map<string, { at: number; run: LongImport }>>();
const keptForMs = 3_600_000;

/** Lists of more lines are taken in while their sender sees how far they are, and may leave. */
export const longListLines = 2_000;

export function isLongList(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines > longListLines) return true;
  }
  return false;
}

/** The list that an account sent last, if that is not over an hour ago. */
export function importRunOf({ database, now }: Deps, { accountId }: Actor): LongImport | undefined {
  const known = runs.get(database)?.get(accountId);
  return known && now().getTime() - known.at < keptForMs ? known.run : undefined;
}

/**
 * Begins to take in a long list and answers at once; one at a time for an account. Good rows land chunk by chunk, so
 * that a stop in between leaves what has landed, and the same list sent again adds the rest.
 * @returns whether it has begun: not while another one is on its way.
 */
export function beginImport(deps: Deps, actor: Actor, text: string, dryRun: boolean): boolean {
  if (importRunOf(deps, actor)?.ended === 'not-yet') return false;
  const mine = runs.get(deps.database) ?? new Map();
  runs.set(deps.database, mine);
  const put = (change: Partial<LongImport>) => {
    const before = mine.get(actor.accountId)?.run;
    mine.set(actor.accountId, { at: deps.now().getTime(), run: { ...(before ?? begun), ...change } });
  };
  const begun: LongImport = { dryRun, text, done: 0, total: 0, ended: 'not-yet' };
  mine.delete(actor.accountId);
  put({});
  importPeople(deps, actor, text, { dryRun, onProgress: put }).then(
    (result) => put({ result, ended: 'whole' }),
    (error: unknown) => {
      deps.log.error('an import of people was cut off', { error });
      put({ ended: 'broken' });
    },
  );
  return true;
}
