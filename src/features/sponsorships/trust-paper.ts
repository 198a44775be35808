import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { maskNationalId } from '../../kernel/national-id.ts';
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
import { letterText } from '../referrals/referral-letter.text.ts';
import { tells } from '../referrals/telling-words.text.ts';
import { conflict, notNow } from './change-one-sponsorship.ts';
import { sponsorshipsRepo } from './sponsorships.repo.ts';
import { titleDueOn } from './steps.rules.ts';
import { trustPaperText } from './trust-paper.text.ts';

export interface TrustPaper {
  readonly sponsorshipId: string;
  readonly number: string;
  readonly office: string;
  readonly date: LocalDate;
  readonly person: {
    readonly title: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly fatherName: string | null;
    readonly maskedNationalId: string;
  };
  readonly kit: string;
  readonly items: readonly string[];
  readonly serials: readonly string[];
  readonly trustMonths: number;
  /** From when on it is their own; reckoned from today where it was not handed over yet. */
  readonly trustUntil: LocalDate;
}

/**
 * The paper by which a household holds its kit on trust, from the purchase on (409 before). Words of it that would tell
 * anything of prison, need or charity are left out.
 */
export async function viewTrustPaper(
  deps: Deps,
  actor: Actor,
  id: string,
  lang: Lang,
): Promise<Result<TrustPaper>> {
  const scope = scopeFor(actor, 'sponsorships:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const sponsorship = await sponsorshipsRepo(read, scope.value).whole(id);
  if (!sponsorship) return fail(problem('not-found'));
  const { unit, state } = sponsorship;
  if (state === 'proposed' || state === 'allocated') return notNow(sponsorship);
  if (unit === null || state === 'cancelled') return conflict(trustPaperText.gone);
  const vocabulary = await vocabularyOf(deps.database);
  const people = peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary });
  const person = await people.find(sponsorship.personId);
  const kit = await opportunitiesRepo(read, vocabulary).find(sponsorship.opportunityId);
  const organisation = await findOrganisation(read, sponsorship.organisationId);
  if (!person || !kit || !organisation) throw new Error('a sponsorship without what it refers to');
  await recordView(deps, actor, person.id);
  const province =
    organisation.province === null ? undefined : vocabulary.label('provinces', organisation.province, lang);
  const date = sponsorship.deliveredOn ?? tehranToday(deps.now());
  const title = (lang === 'en' ? kit.title.en : null) ?? kit.title.fa;
  return ok({
    sponsorshipId: id,
    number: id.slice(-8).toUpperCase(),
    office: letterText.office(province)[lang],
    date,
    person: {
      title: letterText.title[person.facts.sex][lang],
      givenName: person.givenName,
      familyName: person.familyName,
      fatherName: person.fatherName,
      maskedNationalId: maskNationalId(person.nationalId),
    },
    kit: tells(title) ? letterText.plainTitle.kit[lang] : title,
    items: (kit.kit?.items ?? []).map(({ name }) => name).filter((name) => !tells(name)),
    serials: unit.serials,
    trustMonths: sponsorship.trustMonths,
    trustUntil: titleDueOn({ deliveredOn: date, trustMonths: sponsorship.trustMonths }) ?? date,
  });
}
