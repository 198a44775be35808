import type { Actor } from '../../kernel/actor.ts';
import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { matchContext } from '../matching/context.repo.ts';
import { matchingPoolOf } from '../matching/pool/matching-pool.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { ReferralState } from '../referrals/referral.rules.ts';
import { type Ending, endingsOf } from './endings.rules.ts';
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

export interface Opening extends Ending {
  readonly personId: string;
  readonly name: string;
  /** Jobs that from that day on neither a restriction nor custody bars, and that nothing else bars now or then. */
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

  const until = addDays(ctx.today, aheadDays);
  const ids = await becomingFree(read, scope.value, ctx.today, until);
  const repo = peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary });
  const records = ids.length > 0 ? await repo.findMany(ids) : [];
  const pool = matchingPoolOf(deps);
  const openings: Opening[] = [];
  for (const { id, givenName, familyName, facts } of records) {
    const best = await bestOf(
      endingsOf(facts, ctx.today, until),
      async (day) =>
        await pool.countOpening(facts, 'job', {
          now: ctx,
          later: { ...ctx, today: day },
          gates: ['restriction', 'custody'],
        }),
    );
    if (best) openings.push({ personId: id, name: `${givenName} ${familyName}`, ...best });
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

/** Of what ends within the week, that after which most jobs open; the earliest where none does. */
async function bestOf(
  endings: readonly Ending[],
  jobsFrom: (day: LocalDate) => Promise<number>,
): Promise<(Ending & { readonly jobs: number }) | undefined> {
  let best: (Ending & { readonly jobs: number }) | undefined;
  for (const ending of endings) {
    const jobs = await jobsFrom(ending.on);
    if (best === undefined || jobs > best.jobs) best = { ...ending, jobs };
  }
  return best;
}
