import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { recordView } from '../records/record-look.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { LetterContent } from './letter.rules.ts';
import { letterContent } from './letter-content.rules.ts';

/**
 * What the letter of a person of the caller's organisation would say, before there is a referral. Only the officer sees
 * it, so it needs no consent; it has no number and is no letter.
 */
export async function draftLetter(
  deps: Deps,
  actor: Actor,
  pair: { readonly personId: string; readonly opportunityId: string },
  lang: Lang,
): Promise<Result<LetterContent>> {
  const scope = scopeFor(actor, 'referrals:write');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const vocabulary = await vocabularyOf(deps.database);
  const person = await peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary }).find(pair.personId);
  const opportunity = await opportunitiesRepo(read, vocabulary).find(pair.opportunityId);
  if (!person || !opportunity) return fail(problem('not-found'));
  await recordView(deps, actor, person.id);
  const { organisationId } = scope.value;
  const organisation = await findOrganisation(read, organisationId);
  if (!organisation) throw new Error('an actor of an organisation that is not there');
  const date = tehranToday(deps.now());
  const officer = actor.name;
  return ok(
    letterContent({ organisationId, organisation, officer, person, opportunity, vocabulary, date, lang }),
  );
}
