import { and, eq, isNull } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { isClash, type Reader, type Tx } from '../../platform/database.ts';
import { placement } from '../../schema/referrals.ts';
import { isVacanciesFull } from './placement.rules.ts';

export interface NewPlacement {
  readonly id: string;
  readonly personId: string;
  readonly opportunityId: string;
  readonly referralId: string;
  readonly startedOn: LocalDate;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PlacementRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly opportunityId: string | null;
  readonly referralId: string | null;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly createdAt: string;
}

/**
 * Adds a placement; `full` when the opportunity already holds as many as it has vacancies, `standing` when the person is
 * placed there already: nothing is written then.
 */
export async function addPlacement(
  tx: Tx,
  scope: Scope,
  row: NewPlacement,
): Promise<'added' | 'full' | 'standing'> {
  try {
    await tx.insert(placement).values({ ...row, organisationId: scope.organisationId });
    return 'added';
  } catch (error) {
    if (isVacanciesFull(error)) return 'full';
    if (isClash(error)) return 'standing';
    throw error;
  }
}

/** The placement of a person of the organisation in an opportunity that has not ended, if there is one. */
export async function livePlacementIn(
  db: Reader,
  scope: Scope,
  of: { readonly personId: string; readonly opportunityId: string },
): Promise<string | undefined> {
  const [row] = await db
    .select({ id: placement.id })
    .from(placement)
    .where(
      and(
        eq(placement.personId, of.personId),
        eq(placement.opportunityId, of.opportunityId),
        eq(placement.organisationId, scope.organisationId),
        isNull(placement.endedOn),
      ),
    );
  return row?.id;
}

/** The placements of a person, oldest first; ended ones too. Trainings are among them: a seat is held like a vacancy. */
export async function placementsOf(
  db: Reader,
  scope: Scope,
  personId: string,
): Promise<readonly PlacementRecord[]> {
  const rows = await db.select().from(placement).where(eq(placement.personId, personId));
  return rows
    .filter((row) => row.organisationId === scope.organisationId)
    .sort((a, b) =>
      a.startedOn === b.startedOn ? (a.id < b.id ? -1 : 1) : a.startedOn < b.startedOn ? -1 : 1,
    );
}
