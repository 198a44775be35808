import { and, asc, eq, gte, isNull, or } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { organisation } from '../../schema/organisations.ts';

/** What a cause is made from. */
export interface KitRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly title: { readonly fa: string; readonly en: string | null };
  readonly province: string | null;
  readonly county: string | null;
  readonly iscoCode: string | null;
  readonly priceRial: number;
  readonly items: readonly { readonly name: string; readonly priceRial: number }[];
  readonly closed: boolean;
}

const columns = {
  id: opportunity.id,
  organisationId: opportunity.organisationId,
  titleFa: opportunity.titleFa,
  titleEn: opportunity.titleEn,
  province: opportunity.province,
  county: opportunity.county,
  iscoCode: opportunity.iscoCode,
  kit: opportunity.kit,
  closedAt: opportunity.closedAt,
};
const select = (db: Reader) => db.select(columns).from(opportunity).$dynamic();
function kitOf({
  titleFa,
  titleEn,
  kit,
  closedAt,
  ...row
}: Awaited<ReturnType<typeof select>>[number]): KitRecord {
  return {
    ...row,
    title: { fa: titleFa, en: titleEn },
    priceRial: kit?.priceRial ?? 0,
    items: kit?.items ?? [],
    closed: closedAt !== null,
  };
}

/** A kit of anybody; undefined for what is no kit. */
export async function findKit(db: Reader, id: string): Promise<KitRecord | undefined> {
  const [row] = await select(db).where(and(eq(opportunity.id, id), eq(opportunity.kind, 'kit')));
  return row && kitOf(row);
}

/** An organisation's own kits that are open on a day, by title. */
export async function openKitsOf(
  db: Reader,
  organisationId: string,
  today: LocalDate,
): Promise<readonly KitRecord[]> {
  const rows = await select(db)
    .where(
      and(
        eq(opportunity.organisationId, organisationId),
        eq(opportunity.kind, 'kit'),
        isNull(opportunity.closedAt),
        or(isNull(opportunity.closesOn), gte(opportunity.closesOn, today)),
      ),
    )
    .orderBy(asc(opportunity.titleFa), asc(opportunity.id))
    .limit(200);
  return rows.map(kitOf);
}

/** Percent of a kit's price that an organisation pools for repair, restocking and theft. */
export async function contingencyPercentOf(db: Reader, organisationId: string): Promise<number> {
  const [row] = await db
    .select({ percent: organisation.contingencyPercent })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  return row?.percent ?? 5;
}
