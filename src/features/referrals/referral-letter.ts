import type { Actor } from '../../kernel/actor.ts';
import { tehranDay, tehranToday } from '../../kernel/calendar.ts';
import { maskNationalId } from '../../kernel/national-id.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { namesFrom } from '../matching/names.rules.ts';
import { voiceOf } from '../matching/voice.text.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import type { OpportunityRecord } from '../opportunities/opportunity-record.rules.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type LetterView, letterNumber } from './letter.rules.ts';
import { isOpen, mayHaveLetter } from './referral.rules.ts';
import { letterText } from './referral-letter.text.ts';
import { referralsRepo } from './referrals.repo.ts';
import { referralText } from './referrals.text.ts';
import { tells, tellsOffice } from './telling-words.text.ts';

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

  const { facts } = opportunity;
  const { employer } = opportunity;
  const province =
    organisation.province === null ? undefined : vocabulary.label('provinces', organisation.province, lang);
  const known = employer !== null && employer.organisationId === scope.value.organisationId;
  const contact = known && employer.contact !== null && !tells(employer.contact) ? employer.contact : null;
  return ok({
    referralId: id,
    number: letterNumber(id, tehranDay(consentedAt)),
    date: tehranToday(deps.now()),
    kind: facts.kind,
    office: letterText.office(province)[lang],
    to: known && !tells(employer.name) ? { name: employer.name, contact } : null,
    person: {
      title: letterText.title[person.facts.sex][lang],
      givenName: person.givenName,
      familyName: person.familyName,
      fatherName: person.fatherName,
      maskedNationalId: maskNationalId(person.nationalId),
    },
    opportunity: {
      title: titleOf(opportunity, vocabulary, lang),
      place: placeOf(opportunity, vocabulary, lang),
      hours:
        facts.hours.length === 0
          ? letterText.flexible[lang]
          : voiceOf(lang, namesFrom(vocabulary)).slots(facts.hours),
      startOn: facts.startOn ?? null,
    },
    skills: (person.facts.skills ?? [])
      .map(({ skillId }) => vocabulary.label('skills', skillId, lang))
      .filter((skill) => !tells(skill)),
    officer: tellsOffice(actor.name[lang]) ? null : actor.name[lang],
  });
}

function titleOf({ title, facts }: OpportunityRecord, vocabulary: Vocabulary, lang: Lang): string {
  const written = (lang === 'en' ? title.en : null) ?? title.fa;
  if (!tells(written)) return written;
  return facts.iscoCode !== undefined && vocabulary.has('occupations', facts.iscoCode)
    ? vocabulary.label('occupations', facts.iscoCode, lang)
    : letterText.plainTitle[facts.kind][lang];
}

function placeOf({ facts }: OpportunityRecord, vocabulary: Vocabulary, lang: Lang): string {
  const comma = lang === 'fa' ? '، ' : ', ';
  const named = [
    facts.county === undefined ? undefined : vocabulary.label('counties', facts.county, lang),
    facts.province === undefined
      ? letterText.anywhere[lang]
      : vocabulary.label('provinces', facts.province, lang),
    facts.workplace === undefined ? undefined : letterText.workplace[facts.workplace]?.[lang],
  ];
  return [...new Set(named.filter((part) => part !== undefined))].join(comma);
}
