import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { isThereFor, statusOf } from '../opportunities/opportunity-view.rules.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { type PersonSummary, peopleRepo } from '../people/people.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { type AskView, viewOf } from './ask-view.rules.ts';
import { asksRepo } from './asks.repo.ts';

/** One ask of the caller's organisation; of others there is none. */
export async function viewAsk(deps: Deps, actor: Actor, id: string): Promise<Result<AskView>> {
  const scope = scopeFor(actor, 'asks:read');
  if (!scope.ok) return scope;
  const record = await asksRepo(deps.database.read, scope.value, deps.crypto).find(id);
  if (!record) return fail(problem('not-found'));
  return ok(viewOf(record, await vocabularyOf(deps.database), tehranToday(deps.now())));
}

export interface OpenAsk {
  readonly ask: AskView;
  /** People of the own organisation who have this phone. */
  readonly known: readonly PersonSummary[];
  /** Whose file it led to. */
  readonly person: PersonSummary | undefined;
  /** What became of the opportunity; `hidden`: closed, and another organisation's. */
  readonly opportunity: 'open' | 'closed' | 'hidden';
  /** What else was asked with this phone. */
  readonly others: readonly AskView[];
  /** The last day on which more was asked with this phone than is written down. */
  readonly moreAskedOn: LocalDate | null;
}

const mostKnown = 5;

/** One ask with what the caller needs at the telephone, all of it within the organisation. */
export async function openAsk(deps: Deps, actor: Actor, id: string): Promise<Result<OpenAsk>> {
  const scope = scopeFor(actor, 'asks:read');
  if (!scope.ok) return scope;
  const repo = asksRepo(deps.database.read, scope.value, deps.crypto);
  const record = await repo.find(id);
  if (!record) return fail(problem('not-found'));
  const vocabulary = await vocabularyOf(deps.database);
  const today = tehranToday(deps.now());
  const people = peopleRepo(deps.database.read, scope.value, { crypto: deps.crypto, vocabulary });
  const { items: known } = await people.list({ q: record.phone, limit: mostKnown });
  const others = await repo.ofSamePhone(record);
  const { personId } = record;
  const about = await opportunitiesRepo(deps.database.read, vocabulary).find(record.opportunityId);
  const { organisationId } = scope.value;
  const isThere = about !== undefined && isThereFor(about, organisationId, today);
  return ok({
    ask: viewOf(record, vocabulary, today),
    known,
    person: personId === null ? undefined : await people.summary(personId),
    opportunity: !isThere ? 'hidden' : statusOf(about, today) === 'open' ? 'open' : 'closed',
    others: others.map((one) => viewOf(one, vocabulary, today)),
    moreAskedOn: [record, ...others].reduce<LocalDate | null>(
      (last, { moreAskedOn: day }) => (day !== null && (last === null || day > last) ? day : last),
      null,
    ),
  });
}
