import { and, asc, count, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import { fold } from '../../kernel/persian.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { employer } from '../../schema/opportunities.ts';
import type { EmployerRecord } from '../opportunities/opportunity-record.rules.ts';
import type { EmployerFacts } from '../opportunities/opportunity-values.rules.ts';

const columns = {
  id: employer.id,
  organisationId: employer.organisationId,
  name: employer.name,
  contact: employer.contact,
  phone: employer.phone,
  address: employer.address,
  revision: employer.revision,
};

/** Employers of one organisation; those of any other do not exist here. */
export function employersRepo(db: Reader, scope: Scope) {
  const own = eq(employer.organisationId, scope.organisationId);
  return {
    /** By its name in any spelling that folds to the same. */
    async findByName(name: string): Promise<EmployerRecord | undefined> {
      const [row] = await db
        .select(columns)
        .from(employer)
        .where(and(own, eq(employer.foldedName, fold(name))));
      return row;
    },

    /** `q` is looked for in names and contacts. */
    async list(filter: { q?: string | undefined; limit: number; after?: Cursor | undefined }): Promise<{
      items: readonly EmployerRecord[];
      total: number;
      next: Cursor | undefined;
    }> {
      const { limit, after } = filter;
      const q = fold(filter.q ?? '');
      const where = and(own, q === '' ? undefined : holds(q));
      const beyond =
        after &&
        or(
          gt(employer.foldedName, after.key),
          and(eq(employer.foldedName, after.key), gt(employer.id, after.id)),
        );
      const rows = await db
        .select({ ...columns, foldedName: employer.foldedName })
        .from(employer)
        .where(and(where, beyond))
        .orderBy(asc(employer.foldedName), asc(employer.id))
        .limit(limit + 1);
      const [counted] = await db.select({ total: count() }).from(employer).where(where);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        items: page.map(({ foldedName: _, ...row }) => row),
        total: counted?.total ?? 0,
        next: last && { key: last.foldedName, id: last.id },
      };
    },
  };
}

function holds(q: string): SQL {
  return sql`instr(${employer.foldedName}, ${q}) > 0`;
}

export interface KeptEmployer {
  readonly id: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
  /** Names of the facts that are new. */
  readonly fields: readonly string[];
}

/**
 * Finds the employer by folded name, or adds it under `id`. What is given and differs replaces what is on file; null
 * erases nothing. Facts named in `settled` are filled where empty and left alone otherwise.
 */
export async function keepEmployer(
  tx: Tx,
  scope: Scope,
  facts: EmployerFacts,
  { id, at, settled }: { id: string; at: string; settled?: ReadonlySet<string> },
): Promise<KeptEmployer> {
  const known = await employersRepo(tx, scope).findByName(facts.name);
  const names = ['contact', 'phone', 'address'] as const;
  if (!known) {
    await tx.insert(employer).values({
      id,
      organisationId: scope.organisationId,
      foldedName: fold(facts.name),
      createdAt: at,
      ...facts,
    });
    return { id, outcome: 'created', fields: ['name', ...names.filter((name) => facts[name] !== null)] };
  }
  const news = names.filter(
    (name) =>
      facts[name] !== null && facts[name] !== known[name] && !(settled?.has(name) && known[name] !== null),
  );
  if (news.length === 0) return { id: known.id, outcome: 'unchanged', fields: [] };
  await tx
    .update(employer)
    .set({ ...Object.fromEntries(news.map((name) => [name, facts[name]])), revision: known.revision + 1 })
    .where(and(eq(employer.id, known.id), eq(employer.organisationId, scope.organisationId)));
  return { id: known.id, outcome: 'updated', fields: news };
}
