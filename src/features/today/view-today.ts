import type { Actor } from '../../kernel/actor.ts';
import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { matchContext } from '../matching/context.repo.ts';
import { matchingPoolOf } from '../matching/pool/matching-pool.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { ReferralState } from '../referrals/referral.rules.ts';
import {
  becomingFree,
  countsOf,
  type NewPerson,
  newWithoutReferral,
  type WaitingReferral,
  waitingReferrals,
} from './today.repo.ts';

const shown = 8;
/** What was registered in the last 14 days counts as new; what ends within 7 days is announced. */
const newDays = 14;
const aheadDays = 7;

export interface Opening {
  readonly personId: string;
  readonly name: string;
  /** The first day on which the person is free. */
  readonly on: LocalDate;
  /** Jobs that only this stood in the way of. */
  readonly jobs: number;
}

export interface Today {
  readonly today: LocalDate;
  readonly people: ReadonlyMap<string, number>;
  readonly referrals: ReadonlyMap<ReferralState, number>;
  readonly waiting: readonly WaitingReferral[];
  readonly fresh: { readonly total: number; readonly items: readonly NewPerson[] };
  readonly openings: readonly Opening[];
  readonly vocabulary: Vocabulary;
}

/** What waits for an officer this morning, all of it within the organisation. */
export async function viewToday(deps: Deps, actor: Actor): Promise<Result<Today>> {
  const scope = scopeFor(actor, 'today:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const { ctx, vocabulary } = await matchContext(deps);
  const counts = await countsOf(read, scope.value);
  const since = new Date(deps.now().getTime() - newDays * 86_400_000).toISOString();

  const ids = await becomingFree(read, scope.value, ctx.today, addDays(ctx.today, aheadDays));
  const repo = peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary });
  const records = ids.length > 0 ? await repo.findMany(ids) : [];
  const pool = matchingPoolOf(deps);
  const openings: Opening[] = [];
  for (const { id, givenName, familyName, facts } of records) {
    const on = freeOn(facts, ctx.today);
    if (on === undefined) continue;
    const days = { now: ctx, later: { ...ctx, today: on }, gates: ['restriction', 'custody'] } as const;
    const jobs = await pool.countOpening(facts, 'job', days);
    openings.push({ personId: id, name: `${givenName} ${familyName}`, on, jobs });
  }
  openings.sort((a, b) => (a.on === b.on ? b.jobs - a.jobs : a.on < b.on ? -1 : 1));

  return ok({
    today: ctx.today,
    people: counts.people,
    referrals: counts.referrals,
    waiting: await waitingReferrals(read, scope.value, shown),
    fresh: await newWithoutReferral(read, scope.value, since, shown),
    openings: openings.slice(0, shown),
    vocabulary,
  });
}

/** The first day within reach on which a restriction has ended (the day after its last) or custody has. */
function freeOn(person: PersonFacts, today: LocalDate): LocalDate | undefined {
  const until = addDays(today, aheadDays);
  const days = (person.restrictions ?? []).flatMap((restriction) =>
    restriction.until !== undefined && restriction.until >= today && restriction.until <= until
      ? [addDays(restriction.until, 1)]
      : [],
  );
  if (
    person.custody?.status === 'closed' &&
    person.custody.until !== undefined &&
    person.custody.until > today
  )
    days.push(person.custody.until);
  return days.sort()[0];
}
