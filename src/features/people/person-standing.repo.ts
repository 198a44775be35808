import { and, eq, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import type { PersonStatus } from './person-facts.rules.ts';
import { putSearchedPeople } from './person-search.repo.ts';

/** What a change of somebody's work reads of their file; nothing is decrypted. */
export interface PersonStanding {
  readonly id: string;
  readonly status: PersonStatus;
  readonly statusReason: string | null;
  readonly statusSince: LocalDate;
  readonly birthDate: LocalDate;
}

/** A person of the organisation; nobody else's are found, whatever id is asked for. */
export async function standingOf(db: Reader, scope: Scope, id: string): Promise<PersonStanding | undefined> {
  const [row] = await db
    .select({
      id: person.id,
      status: person.status,
      statusReason: person.statusReason,
      statusSince: person.statusSince,
      birthDate: person.birthDate,
    })
    .from(person)
    .where(and(eq(person.id, id), eq(person.organisationId, scope.organisationId)));
  return (
    row && {
      ...row,
      statusSince: row.statusSince as LocalDate,
      birthDate: row.birthDate as LocalDate,
    }
  );
}

/**
 * Adds a trade to somebody's experience unless it is there; `at` is an instant.
 * @returns the new revision, to reindex under; undefined where nothing changed.
 */
export async function addExperience(
  tx: Tx,
  scope: Scope,
  id: string,
  { iscoCode, years, at }: { readonly iscoCode: string; readonly years: number; readonly at: string },
): Promise<number | undefined> {
  const own = and(eq(person.id, id), eq(person.organisationId, scope.organisationId));
  const [row] = await tx
    .select({
      organisationId: person.organisationId,
      givenName: person.givenName,
      familyName: person.familyName,
      skills: person.skills,
      experience: person.experience,
    })
    .from(person)
    .where(own);
  if (!row) throw new Error('experience of nobody');
  if (row.experience?.some((one) => one.iscoCode === iscoCode)) return undefined;
  const experience = [...(row.experience ?? []), { iscoCode, years }];
  const [written] = await tx
    .update(person)
    .set({ experience, updatedAt: at, revision: sql`${person.revision} + 1` })
    .where(own)
    .returning({ revision: person.revision });
  await putSearchedPeople(tx, [{ ...row, id, experience }]);
  return written?.revision;
}
