import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { dayNumber, type LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import { referral } from '../../schema/referrals.ts';
import type { OutcomeState } from '../outcomes/outcome.rules.ts';
import { stillKnown } from '../outcomes/span-rows.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { readFacts } from '../people/person-rows.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { openStates, type ReferralState } from '../referrals/referral.rules.ts';

export interface StandingPerson {
  readonly id: string;
  readonly needScore: number | null;
  readonly status: string;
  readonly requestedAt: string;
  readonly state: OutcomeState;
}

/** Everybody of the population of an organisation who is not in work on a day, as known now; `inWork` are only counted. */
export async function populationOn(
  read: Reader,
  scope: Scope,
  day: LocalDate,
): Promise<{ readonly people: readonly StandingPerson[]; readonly inWork: number }> {
  const number = dayNumber(day);
  const standing = sql`s.organisation_id = ${scope.organisationId} and s.known_to = ${sql.raw(String(stillKnown))}
      and s.from_day <= ${number} and s.to_day > ${number}`;
  // One list of lists: rows cost more to hand over than to find.
  const [row] = await read.all<{ people: string; inWork: number }>(sql`
    select (select count(*) from outcome_span s where ${standing} and s.state = 'in-work') as inWork,
      (select json_group_array(json_array(p.id, p.need_score, p.status, p.requested_at, s.state))
        from outcome_span s join person p on p.id = s.person_id
        where ${standing} and s.state in ('some-work', 'unknown', 'out-of-work')
          and p.organisation_id = ${scope.organisationId}) as people`);
  type Cells = readonly [string, number | null, string, string, OutcomeState];
  return {
    people: (JSON.parse(row?.people ?? '[]') as readonly Cells[]).map(
      ([id, needScore, status, requestedAt, state]) => ({ id, needScore, status, requestedAt, state }),
    ),
    inWork: row?.inWork ?? 0,
  };
}

export interface PersonNamed {
  readonly givenName: string;
  readonly familyName: string;
}

/** Names of some people of an organisation, by id. */
export async function namesAmong(
  read: Reader,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonNamed>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .select({ id: person.id, givenName: person.givenName, familyName: person.familyName })
    .from(person)
    .where(and(eq(person.organisationId, scope.organisationId), inArray(person.id, [...ids])));
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

export interface OpenReferral {
  readonly id: string;
  readonly personId: string;
  readonly opportunityId: string;
  readonly state: ReferralState;
}

export async function openReferralsOf(read: Reader, scope: Scope): Promise<readonly OpenReferral[]> {
  return await read
    .select({
      id: referral.id,
      personId: referral.personId,
      opportunityId: referral.opportunityId,
      state: referral.state,
    })
    .from(referral)
    .where(and(eq(referral.organisationId, scope.organisationId), inArray(referral.state, [...openStates])));
}

/** Facts for matching of some people of an organisation. */
export async function factsAmong(
  read: Reader,
  scope: Scope,
  ids: readonly string[],
  vocabulary: Vocabulary,
): Promise<readonly PersonFacts[]> {
  if (ids.length === 0) return [];
  const own = and(eq(person.organisationId, scope.organisationId), inArray(person.id, [...ids]));
  return await readFacts(read, own, vocabulary);
}
