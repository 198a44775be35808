import type { Actor } from '../../kernel/actor.ts';
import { tehranDay } from '../../kernel/calendar.ts';
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
import { type LetterView, letterNumber } from './letter.rules.ts';
import { letterContent } from './letter-content.rules.ts';
import { isOpen, mayHaveLetter } from './referral.rules.ts';
import { referralsRepo } from './referrals.repo.ts';
import { referralText } from './referrals.text.ts';

/**
 * The letter that introduces a person by name. It exists from their consent to the end of the referral; before and after
 * it is a conflict. Free text that would tell anything of prison, need or charity is replaced by what is known in codes.
 */
export async function referralLetter(
  deps: Deps,
  actor: Actor,
  id: string,
  lang: Lang,
): Promise<Result<LetterView>> {
  const scope = scopeFor(actor, 'referrals:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const referral = await referralsRepo(read, scope.value).find(id);
  if (!referral) return fail(problem('not-found'));
  const { state, consentedAt } = referral;
  if (!mayHaveLetter(state) || consentedAt === null)
    return fail(
      problem('conflict', { detail: isOpen(state) ? referralText.consentFirst : referralText.letterOver }),
    );
  const vocabulary = await vocabularyOf(deps.database);
  const person = await peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary }).find(
    referral.personId,
  );
  const opportunity = await opportunitiesRepo(read, vocabulary).find(referral.opportunityId);
  const organisation = await findOrganisation(read, referral.organisationId);
  if (!person || !opportunity || !organisation) throw new Error('a referral without what it refers to');
  await recordView(deps, actor, person.id);

  const consentedOn = tehranDay(consentedAt);
  const content = letterContent({
    organisationId: scope.value.organisationId,
    organisation,
    officer: actor.name,
    person,
    opportunity,
    vocabulary,
    date: consentedOn,
    lang,
  });
  return ok({ referralId: id, number: letterNumber(id, consentedOn), ...content });
}
