import { eq, inArray } from 'drizzle-orm';
import type { OrganisationKind } from '../../kernel/actor.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { organisation, organisationCounty } from '../../schema/organisations.ts';

export interface OrganisationRecord {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly fa: string;
  readonly en: string;
  readonly province: string | null;
  readonly county: string | null;
  readonly capacity: number | null;
  readonly monthlyTarget: number | null;
  readonly sample: boolean;
  readonly covers: readonly string[];
}

export async function findOrganisation(db: Reader, id: string): Promise<OrganisationRecord | undefined> {
  const [row] = await db.select().from(organisation).where(eq(organisation.id, id));
  if (!row) return undefined;
  const covers = await db
    .select({ county: organisationCounty.county })
    .from(organisationCounty)
    .where(eq(organisationCounty.organisationId, id));
  return { ...row, covers: covers.map(({ county }) => county) };
}

export async function countOrganisations(db: Reader): Promise<number> {
  return (await db.select({ id: organisation.id }).from(organisation)).length;
}

/** Names by id, for those asked for. */
export async function organisationNames(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { fa: string; en: string }>> {
  const rows = await db
    .select({ id: organisation.id, fa: organisation.fa, en: organisation.en })
    .from(organisation)
    .where(inArray(organisation.id, [...ids]));
  return new Map(rows.map(({ id, fa, en }) => [id, { fa, en }]));
}

export async function addOrganisations(tx: Tx, records: readonly OrganisationRecord[]): Promise<void> {
  for (const { covers, ...row } of records) {
    await tx.insert(organisation).values(row).onConflictDoNothing();
    if (covers.length > 0)
      await tx
        .insert(organisationCounty)
        .values(covers.map((county) => ({ organisationId: row.id, county })))
        .onConflictDoNothing();
  }
}
