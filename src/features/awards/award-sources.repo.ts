import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';

export interface AwardSource {
  readonly id: string;
  readonly kind: 'kit' | 'loan-programme';
  readonly title: { readonly fa: string; readonly en: string | null };
}

/** As many as a list of choices can hold. */
const most = 100;

export async function awardSources(db: Reader, scope: Scope): Promise<readonly AwardSource[]> {
  const rows = await db
    .select({
      id: opportunity.id,
      kind: opportunity.kind,
      fa: opportunity.titleFa,
      en: opportunity.titleEn,
    })
    .from(opportunity)
    .where(
      and(
        eq(opportunity.organisationId, scope.organisationId),
        inArray(opportunity.kind, ['kit', 'loan-programme']),
      ),
    )
    .orderBy(desc(opportunity.opensOn), asc(opportunity.id))
    .limit(most);
  return rows.map(({ id, kind, fa, en }) => ({ id, kind: kind as AwardSource['kind'], title: { fa, en } }));
}
