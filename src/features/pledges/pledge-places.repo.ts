import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';
import type { OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';
import type { PledgeKind } from './pledge.rules.ts';

/** What kinds of opportunity a pledge may be at. */
const kindsFor: Readonly<Record<PledgeKind, readonly OpportunityKind[]>> = {
  money: [],
  kit: ['kit'],
  'job-place': ['job'],
  'training-place': ['training', 'job'],
  'coach-hours': ['kit', 'training'],
  'standing-order': ['kit'],
};

/** Whether an opportunity of the organisation is of a kind that a pledge may be at. */
export async function isPlaceAt(db: Reader, scope: Scope, kind: PledgeKind, id: string): Promise<boolean> {
  return (await placesFor(db, scope, kind, id)).length > 0;
}

export interface PlaceChoice {
  readonly id: string;
  readonly title: { readonly fa: string; readonly en: string | null };
}

/** Opportunities of the organisation that a pledge may be at, the latest first; one alone where it is named. */
export async function placesFor(
  db: Reader,
  scope: Scope,
  kind: PledgeKind,
  id?: string,
): Promise<readonly PlaceChoice[]> {
  const rows = await db
    .select({ id: opportunity.id, fa: opportunity.titleFa, en: opportunity.titleEn })
    .from(opportunity)
    .where(
      and(
        eq(opportunity.organisationId, scope.organisationId),
        inArray(opportunity.kind, [...kindsFor[kind]]),
        id === undefined ? undefined : eq(opportunity.id, id),
      ),
    )
    .orderBy(desc(opportunity.opensOn), asc(opportunity.id))
    .limit(100);
  return rows.map(({ id: place, fa, en }) => ({ id: place, title: { fa, en } }));
}
