import { eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { placement } from '../../schema/referrals.ts';
import { isVacanciesFull } from './placement.rules.ts';

export interface NewPlacement {
  readonly id: string;
  readonly personId: string;
  readonly opportunityId: string;
  readonly referralId: string;
  readonly startedOn: LocalDate;
  readonly createdAt: string;
}

export interface PlacementRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly opportunityId: string;
  readonly referralId: string | null;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly createdAt: string;
}

/** Adds a placement; `full` when the opportunity already holds as many as it has vacancies, and nothing is written. */
export async function addPlacement(tx: Tx, scope: Scope, row: NewPlacement): Promise<'added' | 'full'> {
  try {
    await tx.insert(placement).values({ ...row, organisationId: scope.organisationId });
    return 'added';
  } catch (error) {
    if (isVacanciesFull(error)) return 'full';
    throw error;
  }
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
