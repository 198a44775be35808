import type { JSX } from 'hono/jsx/jsx-runtime';
import { ageOn, formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { maskNationalId } from '../../kernel/national-id.ts';
import { formatDecimal, formatNumber, formatRial, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { namesFrom } from '../matching/names.rules.ts';
import { voiceOf } from '../matching/voice.text.ts';
import { placeText } from '../opportunities/opportunity-line.officer.tsx';
import { kindNames, needNames } from '../opportunities/opportunity-words.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { personPageText as t } from './person-page.text.ts';
import type { PersonRecord } from './person-record.rules.ts';
import {
  bankStandingNames,
  custodyNames,
  documentStateNames,
  personKindNames,
  personStatusNames,
  sexNames,
  supervisionPermissionNames,
} from './person-words.text.ts';

interface Props {
  readonly person: PersonRecord;
  readonly vocabulary: Vocabulary;
  readonly lang: Lang;
  readonly today: LocalDate;
}

/** Everything recorded of a person, one line a fact; what is not known is told together at the end. */
export function PersonFactsList({ person, vocabulary, lang, today }: Props) {
  const { facts } = person;
  const voice = voiceOf(lang, namesFrom(vocabulary));
  const digits = (text: string) => (lang === 'fa' ? toPersianDigits(text) : text);
  const list = (items: readonly string[] | undefined): string => {
    if (items === undefined) return t.unknown[lang];
    return items.length === 0 ? t.none[lang] : items.join(t.comma[lang]);
  };
  const known = (value: string | undefined) => value ?? t.unknown[lang];
  const yesNo = (value: boolean | undefined) =>
    value === undefined ? t.unknown[lang] : value ? t.yes[lang] : t.no[lang];
  const rows: [Text, JSX.Element | string][] = [
    [t.kind, personKindNames[facts.kind][lang]],
    [t.status, personStatusNames[facts.status][lang]],
    [t.nationalId, (<bdi dir="ltr">{digits(maskNationalId(person.nationalId))}</bdi>) as JSX.Element],
    [t.sex, sexNames[facts.sex][lang]],
    [t.age, `${formatNumber(ageOn(facts.birthDate, today), lang)} ${t.years[lang]}`],
    [t.place, placeText(vocabulary, facts.province, facts.county, lang)],
    [
      t.phone,
      person.phone === null
        ? t.unknown[lang]
        : ((<bdi dir="ltr">{digits(person.phone)}</bdi>) as JSX.Element),
    ],
    [
      t.household,
      facts.household.head === undefined
        ? t.unknown[lang]
        : facts.household.head
          ? t.head[lang]
          : t.notHead[lang],
    ],
    [
      t.dependants,
      facts.household.dependants === undefined
        ? t.unknown[lang]
        : `${formatNumber(facts.household.dependants, lang)} ${t.people[lang]}`,
    ],
    [
      t.income,
      known(
        facts.household.monthlyIncomeRial === undefined
          ? undefined
          : formatRial(facts.household.monthlyIncomeRial, lang),
      ),
    ],
    [
      t.aid,
      list(
        facts.household.aid?.map(
          ({ kind, givenOn }) =>
            `${vocabulary.label('aid-kinds', kind, lang)}${givenOn ? ` (${formatJalali(givenOn, lang)})` : ''}`,
        ),
      ),
    ],
    [
      t.skills,
      list(
        facts.skills?.map(
          (s) =>
            `${vocabulary.label('skills', s.skillId, lang)} (${t.level[lang]} ${formatNumber(s.level, lang)})`,
        ),
      ),
    ],
    [
      t.experience,
      list(
        facts.experience?.map(
          (e) =>
            `${vocabulary.label('occupations', e.iscoCode, lang)} (${formatNumber(e.years, lang)} ${t.years[lang]})`,
        ),
      ),
    ],
    [t.education, known(facts.education && vocabulary.label('education', facts.education, lang))],
    [
      t.wishes,
      facts.wishes.length === 0
        ? t.notSaid[lang]
        : list(
            facts.wishes.map((wish) =>
              wish.kind !== undefined
                ? kindNames[wish.kind][lang]
                : vocabulary.label('occupations', wish.iscoCode, lang),
            ),
          ),
    ],
    [t.homeOnly, yesNo(facts.availability.homeOnly)],
    [
      t.maxCommute,
      known(
        facts.availability.maxCommuteKm === undefined
          ? undefined
          : `${formatDecimal(facts.availability.maxCommuteKm, lang, 1)} ${t.km[lang]}`,
      ),
    ],
    [
      t.hours,
      facts.availability.hours === undefined
        ? t.unknown[lang]
        : facts.availability.hours.length === 0
          ? t.anyHour[lang]
          : voice.slots(facts.availability.hours),
    ],
  ];
  if (facts.availability.from) rows.push([t.from, formatJalali(facts.availability.from, lang)]);
  if (facts.caring)
    rows.push([
      t.caring,
      `${t.caringBetween[lang].replace('#', digits(facts.caring.atHomeFrom))} ${digits(facts.caring.atHomeTo)}`,
    ]);
  rows.push(
    [
      t.documents,
      list(
        facts.documents?.map((d) =>
          d.state === 'held'
            ? vocabulary.label('documents', d.code, lang)
            : `${vocabulary.label('documents', d.code, lang)} (${documentStateNames[d.state][lang]})`,
        ),
      ),
    ],
    [t.licences, list(facts.licences?.map((code) => vocabulary.label('licences', code, lang)))],
    [t.permits, list(facts.permits?.map((code) => vocabulary.label('permits', code, lang)))],
    [t.workspace, workspaceText(facts.workspace, lang)],
    [t.guarantors, known(facts.guarantors === undefined ? undefined : formatNumber(facts.guarantors, lang))],
    [t.bankStanding, known(facts.bankStanding && bankStandingNames[facts.bankStanding][lang])],
    [
      t.need,
      known(
        facts.needScore === undefined
          ? undefined
          : `${formatNumber(facts.needScore, lang)} ${t.outOf100[lang]}`,
      ),
    ],
  );
  if (facts.custody)
    rows.push([
      t.custody,
      `${custodyNames[facts.custody.status][lang]}${facts.custody.until ? ` ${t.until[lang]} ${formatJalali(facts.custody.until, lang)}` : ''}`,
    ]);
  if (facts.kind === 'released')
    rows.push([
      t.restrictions,
      list(
        facts.restrictions?.map(
          ({ code, until }) =>
            `${vocabulary.label('restrictions', code, lang)}${until ? ` ${t.until[lang]} ${formatJalali(until, lang)}` : ''}`,
        ),
      ),
    ]);
  if (facts.supervision) {
    const { radiusKm, permittedFrom, permittedTo, until, permissions } = facts.supervision;
    rows.push([
      t.supervision,
      [
        `${formatDecimal(radiusKm, lang, 1)} ${t.radius[lang]}`,
        permittedFrom && permittedTo ? `${digits(permittedFrom)}–${digits(permittedTo)}` : '',
        until ? `${t.until[lang]} ${formatJalali(until, lang)}` : '',
        ...permissions.map((permission) => supervisionPermissionNames[permission][lang]),
      ]
        .filter(Boolean)
        .join(t.comma[lang]),
    ]);
  }
  const unknown = rows.filter(([, value]) => value === t.unknown[lang]);
  const told = rows.filter(([, value]) => value !== t.unknown[lang]);
  if (unknown.length > 0)
    told.push([t.stillUnknown, unknown.map(([name]) => name[lang]).join(t.comma[lang])]);
  return (
    <dl class="facts">
      {told.map(([name, value]) => (
        <>
          <dt>{name[lang]}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

function workspaceText(workspace: PersonRecord['facts']['workspace'], lang: Lang): string {
  if (workspace === undefined) return t.unknown[lang];
  const { areaM2 } = workspace;
  const parts = [areaM2 === undefined ? '' : `${formatDecimal(areaM2, lang, 1)} ${t.squareMetres[lang]}`];
  for (const need of ['power', 'water', 'ventilation'] as const)
    if (workspace[need]) parts.push(needNames[need][lang]);
  return parts.filter(Boolean).join(t.comma[lang]) || t.unknown[lang];
}
