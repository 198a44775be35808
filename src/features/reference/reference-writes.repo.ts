import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { referenceItem, referenceVersion } from '../../schema/reference.ts';
import type { Change } from '../records/change.repo.ts';
import { searchIndexes } from '../search/search-document.rules.ts';
import { putDocuments } from '../search/search-index.repo.ts';
import { documentOf, indexOf } from './reference-documents.rules.ts';
import type { ReferenceItem } from './vocabulary.rules.ts';

/** The seed part of a version: `<seed>+<edits>` (before edits were possible, the seed alone). */
export function seedOf(version: string): string {
  return version.split('+')[0] ?? version;
}

/** Every entry of every catalogue as it stands now. */
export async function allEntries(db: Reader): Promise<readonly ReferenceItem[]> {
  return await db.select().from(referenceItem);
}

/**
 * Brings a seed in: new entries are added, those that stand are made like it unless they were edited by hand. Codes are
 * in use by people and opportunities, so what a seed no longer has stays.
 * @returns the entries edited by hand of which this seed says something else.
 */
export async function bringInSeed(
  { tx, reindex }: Pick<Change, 'tx' | 'reindex'>,
  seed: string,
  items: readonly ReferenceItem[],
): Promise<readonly string[]> {
  const standing = new Map(
    (await tx.select().from(referenceItem)).map((row) => [`${row.catalogue} ${row.code}`, row]),
  );
  const fresh: ReferenceItem[] = [];
  const kept: string[] = [];
  for (const item of items) {
    const row = standing.get(`${item.catalogue} ${item.code}`);
    if (row === undefined) fresh.push(item);
    else if (row.editedAt !== null) {
      if (contentOf(row) !== contentOf(item)) kept.push(`${item.catalogue} ${item.code}`);
      const data = withNewFields(row.data, item.data);
      if (JSON.stringify(data) !== JSON.stringify(row.data))
        await putItem(tx, { ...row, data }, { at: row.editedAt, by: row.editedBy ?? '' });
    } else if (contentOf(row) !== contentOf(item) || row.position !== item.position)
      await putItem(tx, item, null);
  }
  for (let i = 0; i < fresh.length; i += 200) await tx.insert(referenceItem).values(fresh.slice(i, i + 200));
  await indexEntries({ tx, reindex }, await allEntries(tx));
  await moveVersion(tx, seed);
  return kept;
}

/** Puts one entry in place of what stands under its code, marked as edited by hand. */
export async function putEdited(
  { tx, reindex }: Pick<Change, 'tx' | 'reindex'>,
  item: ReferenceItem,
  edit: { readonly at: string; readonly by: string },
): Promise<void> {
  await putItem(tx, item, edit);
  await indexEntries({ tx, reindex }, [item]);
}

/** Writes what can be searched for into the index, and notes it for the search server; entries that say what they said cost a look. */
async function indexEntries(
  { tx, reindex }: Pick<Change, 'tx' | 'reindex'>,
  items: readonly ReferenceItem[],
): Promise<void> {
  const trades = new Map(
    (
      await tx
        .select({ code: referenceItem.code, fa: referenceItem.fa })
        .from(referenceItem)
        .where(eq(referenceItem.catalogue, 'trades'))
    ).map(({ code, fa }) => [code, fa]),
  );
  for (const index of searchIndexes) {
    const written = await putDocuments(
      tx,
      index,
      items
        .filter((item) => indexOf(item) === index)
        .map((item) => documentOf(item, (code) => trades.get(code))),
    );
    // The reference keeps no revisions: one row of each entry waits, however often it is edited.
    for (const docId of written) reindex({ index, docId, op: 'put', rev: 0 });
  }
}

async function putItem(
  tx: Tx,
  { catalogue, code, position, fa, en, data }: ReferenceItem,
  edit: { readonly at: string; readonly by: string } | null,
): Promise<void> {
  const values = { position, fa, en, data, editedAt: edit?.at ?? null, editedBy: edit?.by ?? null };
  await tx
    .insert(referenceItem)
    .values({ catalogue, code, ...values })
    .onConflictDoUpdate({ target: [referenceItem.catalogue, referenceItem.code], set: values });
}

/** Moves the version, so that every copy in memory is read again; the seed stays unless a new one is named. */
export async function moveVersion(tx: Tx, newSeed?: string): Promise<void> {
  const [row] = await tx.select().from(referenceVersion).limit(1);
  const [seed = '', edits = '0'] = (row?.version ?? '').split('+');
  const version = `${newSeed ?? seed}+${Number(edits) + 1}`;
  await tx
    .insert(referenceVersion)
    .values({ id: 1, version })
    .onConflictDoUpdate({ target: referenceVersion.id, set: { version: sql`excluded.version` } });
}

/** When entries of a catalogue were last edited by hand, by code; those as delivered are not among them. */
export async function editsOf(db: Reader, catalogue: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ code: referenceItem.code, editedAt: referenceItem.editedAt })
    .from(referenceItem)
    .where(and(eq(referenceItem.catalogue, catalogue), isNotNull(referenceItem.editedAt)));
  return new Map(rows.map(({ code, editedAt }) => [code, editedAt ?? '']));
}

/** What was edited, with the fields that only a newer shape has, in the shape's order. */
function withNewFields(edited: ReferenceItem['data'], seed: ReferenceItem['data']): ReferenceItem['data'] {
  return Object.fromEntries(
    Object.keys(seed).map((name) => [name, name in edited ? edited[name] : seed[name]]),
  );
}

function contentOf({ fa, en, data }: Pick<ReferenceItem, 'fa' | 'en' | 'data'>): string {
  return JSON.stringify([fa, en, data]);
}
