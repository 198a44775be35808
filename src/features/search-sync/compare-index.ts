import { indexState, putIndexState } from './index-state.repo.ts';
import type { IndexComparison, IndexState } from './index-state.rules.ts';
import { noteDocuments, notedAmong } from './outbox.repo.ts';
import { documentSources } from './search-documents.repo.ts';
import { followsVocabulary, type ServerIndex } from './search-settings.rules.ts';
import { settingsNow } from './settings-now.ts';
import type { SyncTurn } from './sync-turn.ts';

const atOnce = 1_000;

/**
 * Compares an index with the records, by ids and revisions, and notes whatever differs to be sent. What waits or was put aside
 * already is no difference. The turn is held all along: nothing is sent meanwhile. Synonyms are brought up to date.
 */
export async function compareIndex(turn: SyncTurn, index: ServerIndex): Promise<IndexComparison> {
  const { deps } = turn;
  const { database } = deps;
  if (followsVocabulary(index)) await turn.server.prepare(index, await settingsNow(turn, index));
  const held = await heldBy(turn, index);
  const documents = held.size;
  const missing: { id: string; rev: number }[] = [];
  const stale: { id: string; rev: number }[] = [];
  let records = 0;
  for (let after = ''; ; ) {
    const next = await documentSources[index].after(database, after, atOnce);
    for (const one of next) {
      const rev = held.get(one.id);
      held.delete(one.id);
      if (rev === undefined) missing.push(one);
      else if (rev !== one.rev) stale.push(one);
    }
    records += next.length;
    const last = next.at(-1);
    if (last === undefined || next.length < atOnce) break;
    after = last.id;
    await turn.renew();
  }
  const put = async (some: readonly { id: string; rev: number }[], op: 'put' | 'delete') => {
    const noted = await notedAmong(
      database.read,
      index,
      some.map(({ id }) => id),
    );
    const unknown = some.filter(({ id }) => !noted.has(id));
    const rows = unknown.map(({ id, rev }) => ({ id, rev, op }));
    if (rows.length > 0) await turn.book((tx) => noteDocuments(tx, index, rows, { nowIso: turn.nowIso() }));
    return rows.length;
  };
  const compared: IndexComparison = {
    at: turn.nowIso(),
    records,
    documents,
    missing: await put(missing, 'put'),
    stale: await put(stale, 'put'),
    extra: await put(
      [...held].map(([id, rev]) => ({ id, rev })),
      'delete',
    ),
  };
  await turn.book(async (tx) => putIndexState(tx, { ...(await indexState(tx, index)), compared }));
  const differ = compared.missing + compared.stale + compared.extra;
  deps.log[differ === 0 ? 'info' : 'warn']('search index: compared with the records', { index, ...compared });
  return compared;
}

async function heldBy(turn: SyncTurn, index: ServerIndex): Promise<Map<string, number>> {
  const held = new Map<string, number>();
  for (let offset = 0; ; offset += atOnce) {
    const part = await turn.server.revisions(index, offset, atOnce);
    for (const { id, rev } of part) held.set(id, rev);
    if (part.length < atOnce) return held;
    await turn.renew();
  }
}

const dayMs = 86_400_000;
/** Two o'clock at night in Tehran, as UTC. */
const nightAtMs = 22.5 * 3_600_000;

/** Whether a night has passed since an index was compared or built. */
export function isComparisonDue({ compared, finishedAt }: IndexState, now: Date): boolean {
  const lastNight = Math.floor((now.getTime() - nightAtMs) / dayMs) * dayMs + nightAtMs;
  const last = [compared?.at, finishedAt].flatMap((at) => (at ? [Date.parse(at)] : []));
  return Math.max(0, ...last) < lastNight;
}
