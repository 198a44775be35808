import { desc } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { weightsVersion } from '../../schema/reference.ts';
import { type PartName, partNames, type Weights } from './match.rules.ts';
import { firstWeights } from './weights.rules.ts';

/** The newest weights on record; before any record, the ones of the design as version 1. */
export async function currentWeights(db: Reader): Promise<Weights> {
  const [row] = await db.select().from(weightsVersion).orderBy(desc(weightsVersion.version)).limit(1);
  if (!row) return firstWeights;
  const parts = Object.fromEntries(partNames.map((name) => [name, row.parts[name] ?? 0])) as Record<
    PartName,
    number
  >;
  return { version: row.version, parts };
}

export async function addWeights(tx: Tx, weights: Weights, at: string, note: string): Promise<void> {
  await tx
    .insert(weightsVersion)
    .values({ version: weights.version, parts: weights.parts, createdAt: at, note })
    .onConflictDoNothing();
}

export async function hasWeights(db: Reader): Promise<boolean> {
  return (await db.select({ version: weightsVersion.version }).from(weightsVersion).limit(1)).length > 0;
}
