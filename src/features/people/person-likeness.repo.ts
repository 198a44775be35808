import { and, eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import { foldedNameOf, type LikePerson, sameBirthYear } from './person-likeness.rules.ts';

/** People of the organisation with the same folded name, birth year and county. */
export async function likePeople(
  db: Reader,
  scope: Scope,
  one: {
    readonly givenName: string;
    readonly familyName: string;
    readonly birthDate: LocalDate;
    readonly county: string;
  },
): Promise<readonly LikePerson[]> {
  const { id, givenName, familyName, birthDate } = person;
  const rows = await db
    .select({ id, givenName, familyName, birthDate })
    .from(person)
    .where(
      and(
        eq(person.organisationId, scope.organisationId),
        eq(person.foldedName, foldedNameOf(one)),
        eq(person.county, one.county),
      ),
    )
    .orderBy(person.requestedAt, person.id);
  return rows.filter((row) => sameBirthYear(row.birthDate as LocalDate, one.birthDate));
}
