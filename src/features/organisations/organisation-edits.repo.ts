import { asc, eq } from 'drizzle-orm';
import type { OrganisationKind } from '../../kernel/actor.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { organisation } from '../../schema/organisations.ts';

/** An organisation as its list shows it: counts of people, families a month; null where nothing is known. */
export interface OrganisationFigures {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly fa: string;
  readonly en: string;
  readonly province: string | null;
  readonly county: string | null;
  readonly capacity: number | null;
  readonly covered: number | null;
  readonly monthlyTarget: number | null;
  readonly sample: boolean;
}

export async function listOrganisations(db: Reader): Promise<readonly OrganisationFigures[]> {
  return await db.select().from(organisation).orderBy(asc(organisation.province), asc(organisation.id));
}

/** Puts names and figures of an organisation in place; its kind and its place are not changed here. */
export async function putOrganisationFigures(
  tx: Tx,
  id: string,
  {
    fa,
    en,
    capacity,
    covered,
    monthlyTarget,
    sample,
  }: Pick<OrganisationFigures, 'fa' | 'en' | 'capacity' | 'covered' | 'monthlyTarget' | 'sample'>,
): Promise<void> {
  await tx
    .update(organisation)
    .set({ fa, en, capacity, covered, monthlyTarget, sample })
    .where(eq(organisation.id, id));
}
