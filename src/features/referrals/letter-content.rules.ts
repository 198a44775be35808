import type { LocalDate } from '../../kernel/calendar.ts';
import { maskNationalId } from '../../kernel/national-id.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { namesFrom } from '../matching/names.rules.ts';
import { voiceOf } from '../matching/voice.text.ts';
import type { OpportunityRecord } from '../opportunities/opportunity-record.rules.ts';
import type { PersonRecord } from '../people/person-record.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { LetterContent } from './letter.rules.ts';
import { letterText } from './referral-letter.text.ts';
import { tells, tellsOffice } from './telling-words.text.ts';

/** What a letter is written from. */
export interface LetterSources {
  /** Who writes: only what that organisation keeps of an employer is used. */
  readonly organisationId: string;
  readonly organisation: { readonly province: string | null };
  readonly officer: Text;
  readonly person: PersonRecord;
  readonly opportunity: OpportunityRecord;
  readonly vocabulary: Vocabulary;
  /** The day the letter bears. */
  readonly date: LocalDate;
  readonly lang: Lang;
}

/** Free text that would tell anything of prison, need or charity is replaced by what is known in codes. */
export function letterContent(sources: LetterSources): LetterContent {
  const { organisationId, organisation, officer, person, opportunity, vocabulary, date, lang } = sources;
  const { facts, employer } = opportunity;
  const province =
    organisation.province === null ? undefined : vocabulary.label('provinces', organisation.province, lang);
  const known = employer !== null && employer.organisationId === organisationId;
  const contact = known && employer.contact !== null && !tells(employer.contact) ? employer.contact : null;
  return {
    date,
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
    officer: tellsOffice(officer[lang]) ? null : officer[lang],
  };
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
