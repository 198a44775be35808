import type { SearchQuestion, StoredDocument } from '../../platform/search-server.ts';
import { notedAmong, outboxCounts } from './outbox.repo.ts';
import { documentSources } from './search-documents.repo.ts';
import { buildingName, type ServerIndex } from './search-settings.rules.ts';
import type { SyncTurn } from './sync-turn.ts';

const within = { timeoutMs: 5_000 };
const looked = 200;
const askedFor = 5;

/**
 * Asks an index that was built what it must be able to answer, before anybody else does. @returns what it got wrong, or
 * undefined: it has as many documents as there are records, give or take what is on its way, and finds some of them.
 */
export async function faultOfBuilt(turn: SyncTurn, index: ServerIndex): Promise<string | undefined> {
  const { deps, server } = turn;
  const { database } = deps;
  const name = buildingName(index);
  const [size = 0, records] = [(await server.sizes())[name], await documentSources[index].count(database)];
  const { pending, parked } = await outboxCounts(database.read, index);
  if (Math.abs(size - records) > pending + parked) return `${size} documents of ${records}`;
  const next = await documentSources[index].after(database, '', looked);
  const noted = await notedAmong(
    database.read,
    index,
    next.map(({ id }) => id),
  );
  const settled = next.map(({ id }) => id).filter((id) => !noted.has(id));
  const step = Math.max(1, Math.floor(settled.length / askedFor));
  const some = await documentSources[index].documents(
    database,
    settled.filter((_, i) => i % step === 0),
  );
  if (some.length === 0) return undefined;
  const answers = await server.search(
    some.map((document) => questionFor(index, name, document)),
    within,
  );
  const lost = some.find((_, i) => (answers[i]?.total ?? 0) === 0);
  return lost === undefined ? undefined : `${lost.id} is not found`;
}

/** What must find a document, whatever else it finds. */
function questionFor(index: ServerIndex, name: string, document: StoredDocument): SearchQuestion {
  const limit = 1;
  if (index === 'people')
    return { index: name, q: '', filter: `organisationId = "${document.organisationId}"`, limit };
  if (index === 'opportunities')
    return {
      index: name,
      q: String(document.words),
      filter: `organisationId = "${document.organisationId}" AND closed = ${document.closed}`,
      words: 'all',
      limit,
    };
  return { index: name, q: String(document.label), words: 'all', limit };
}
