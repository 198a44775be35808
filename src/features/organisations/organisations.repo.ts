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
  /** How many it can take, and how many it covers today; null = unknown. */
  readonly capacity: number | null;
  readonly covered: number | null;
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

export async function organisationIds(db: Reader): Promise<ReadonlySet<string>> {
  return new Set((await db.select({ id: organisation.id }).from(organisation)).map(({ id }) => id));
}

/** Codes of the counties that each organisation covers, by its id. */
export async function countiesCovered(db: Reader): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .select()
    .from(organisationCounty)
    .orderBy(organisationCounty.organisationId, organisationCounty.county);
  const covers = new Map<string, string[]>();
  for (const { organisationId, county } of rows) {
    const known = covers.get(organisationId);
    if (known) known.push(county);
    else covers.set(organisationId, [county]);
  }
  return covers;
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
  const counties = records.flatMap(({ id, covers }) =>
    covers.map((county) => ({ organisationId: id, county })),
  );
  await tx.insert(organisation).values(records.map(({ covers: _, ...row }) => row));
  for (let i = 0; i < counties.length; i += 500)
    await tx.insert(organisationCounty).values(counties.slice(i, i + 500));
}
