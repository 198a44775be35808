import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { organisation } from '../../schema/organisations.ts';

/** Associations with an account that can be paid to come first. */
const hasBankAccount = sql`exists (select 1 from bank_account b where b.organisation_id = ${organisation.id} and b.closed_at is null)`;
/** Households that wait for a kit; the first condition is that of the index it is read from. */
const waiting = sql`(select count(distinct p.household_id) from person p where p.organisation_id = ${organisation.id}
  and p.status = 'seeking' and (instr(p.wishes, '"kind":"kit"') > 0 or instr(p.wishes, '"kind":"loan-programme"') > 0)
  and instr(p.wishes, '"kind":"kit"') > 0)`;

/**
 * Which association a pledge goes to that names no cause: one of the province, or, where there is none, the one with most
 * households waiting for a kit. Among equals the one that covers most.
 */
export async function chooseOrganisation(
  db: Reader,
  province: string | null | undefined,
): Promise<string | undefined> {
  const first = async (where: SQL | undefined, ...order: SQL[]) => {
    const [row] = await db
      .select({ id: organisation.id })
      .from(organisation)
      .where(and(eq(organisation.kind, 'association'), where))
      .orderBy(
        sql`${hasBankAccount} desc`,
        ...order,
        sql`coalesce(${organisation.covered}, 0) desc`,
        asc(organisation.id),
      )
      .limit(1);
    return row?.id;
  };
  const there = province ? await first(eq(organisation.province, province)) : undefined;
  return there ?? (await first(undefined, sql`${waiting} desc`));
}
