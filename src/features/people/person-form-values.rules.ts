import { formatJalaliShort, type LocalDate } from '../../kernel/calendar.ts';
import { formatDecimal, formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { type Day, days, type WeekSlot } from '../../kernel/week.ts';
import { hourWords } from '../records/cell-values.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { FormValues } from './person-form-fields.rules.ts';
import type { PersonView } from './person-view.rules.ts';

const none = 'none';

/** What is recorded of a person as the form shows it: read back untouched, it changes nothing. */
export function formValuesOf(person: PersonView, vocabulary: Vocabulary, lang: Lang): FormValues {
  const values: Record<string, string[]> = {};
  const put = (name: string, text: string | null | undefined) => {
    if (text !== null && text !== undefined && text !== '') values[name] = [text];
  };
  const number = (name: string, value: number | null | undefined, digits = 3) =>
    put(name, value === null || value === undefined ? null : formatDecimal(value, lang, digits));
  const date = (name: string, value: LocalDate | null | undefined) =>
    put(name, value && (lang === 'fa' ? formatJalaliShort(value) : value));
  const yesNo = (name: string, value: boolean | null | undefined) =>
    put(name, value === null || value === undefined ? null : value ? 'yes' : 'no');
  const ticks = (name: string, codes: readonly string[] | null | undefined) => {
    if (codes) values[name] = codes.length === 0 ? [none] : [...codes];
  };
  const denied = (list: string, items: readonly unknown[] | null) =>
    put(`${list}.none`, items?.length === 0 ? 'yes' : null);
  const clock = (name: string, value: string | null | undefined) =>
    put(name, value && clockText(value, lang));

  put('kind', person.kind);
  put('givenName', person.givenName);
  put('familyName', person.familyName);
  put('fatherName', person.fatherName);
  put('sex', person.sex);
  date('birthDate', person.birthDate);
  put('phone', person.phone && (lang === 'fa' ? toPersianDigits(person.phone) : person.phone));
  put('province', vocabulary.label('provinces', person.provinceCode, lang));
  put('county', vocabulary.label('counties', person.countyCode, lang));

  const { household, availability, caring, workspace, custody, supervision } = person;
  yesNo('household.head', household.head);
  number('household.dependants', household.dependants);
  put(
    'household.monthlyIncomeRial',
    household.monthlyIncomeRial === null ? null : formatNumber(household.monthlyIncomeRial, lang),
  );
  const absent =
    household.prisonerProvince && vocabulary.find('provinces', household.prisonerProvince)?.[lang];
  put('household.prisonerProvince', absent ?? household.prisonerProvince);
  for (const [i, { kind, givenOn }] of (household.aid ?? []).entries()) {
    put(`aid.${i}.kind`, kind);
    date(`aid.${i}.givenOn`, givenOn);
  }
  denied('aid', household.aid);

  for (const [i, { skillId, level, years }] of (person.skills ?? []).entries()) {
    put(`skills.${i}.name`, vocabulary.label('skills', skillId, lang));
    put(`skills.${i}.level`, String(level));
    number(`skills.${i}.years`, years);
  }
  denied('skills', person.skills);
  for (const [i, { iscoCode, years }] of (person.experience ?? []).entries()) {
    put(`experience.${i}.name`, vocabulary.label('occupations', iscoCode, lang));
    number(`experience.${i}.years`, years);
  }
  denied('experience', person.experience);
  put('education', person.education);
  const held = person.documents?.filter((one) => typeof one === 'string');
  if (person.documents?.length === 0 || (held ?? []).length > 0) ticks('documents', held);
  ticks('licences', person.licences);
  ticks('permits', person.permits);

  yesNo('availability.homeOnly', availability.homeOnly);
  number('availability.maxCommuteKm', availability.maxCommuteKm);
  put('availability.hours', availability.hours && formHours(availability.hours, lang));
  put('availability.anyHour', availability.hours?.length === 0 ? 'yes' : null);
  date('availability.from', availability.from);
  clock('caring.atHomeFrom', caring?.atHomeFrom);
  clock('caring.atHomeTo', caring?.atHomeTo);
  date('caring.until', caring?.until);
  const kinds = person.wishes.flatMap(({ kind }) => kind ?? []);
  if (kinds.length > 0) ticks('wishes', kinds);
  for (const [i, iscoCode] of person.wishes.flatMap((wish) => wish.iscoCode ?? []).entries())
    put(`wishFor.${i}.name`, vocabulary.label('occupations', iscoCode, lang));
  number('workspace.areaM2', workspace?.areaM2);
  yesNo('workspace.power', workspace?.power);
  yesNo('workspace.water', workspace?.water);
  yesNo('workspace.ventilation', workspace?.ventilation);
  number('guarantors', person.guarantors);
  put('bankStanding', person.bankStanding);
  number('needScore', person.needScore);
  put('status', person.statusReason === null ? person.status : `${person.status}/${person.statusReason}`);

  put('custody.status', custody?.status);
  date('custody.since', custody?.since);
  date('custody.until', custody?.until);
  put('custody.workPermitted', custody?.workPermitted ? 'yes' : null);
  for (const [i, { code, until }] of (person.restrictions ?? []).entries()) {
    put(`restrictions.${i}.code`, code);
    date(`restrictions.${i}.until`, until);
  }
  // A family member is never asked, so nothing is ticked for them.
  if (person.kind === 'released') denied('restrictions', person.restrictions);
  const seat = vocabulary.counties.find(
    (one) => one.seat.lat === supervision?.lat && one.seat.lng === supervision.lng,
  );
  put('supervision.place', seat?.[lang]);
  if (!seat) {
    number('supervision.lat', supervision?.lat, 7);
    number('supervision.lng', supervision?.lng, 7);
  }
  number('supervision.radiusKm', supervision?.radiusKm);
  clock('supervision.permittedFrom', supervision?.permittedFrom);
  clock('supervision.permittedTo', supervision?.permittedTo);
  date('supervision.until', supervision?.until);
  if (supervision && supervision.permissions.length > 0)
    ticks('supervision.permissions', supervision.permissions);
  return values;
}

function clockText(clock: string, lang: Lang): string {
  const short = clock.replace(/^0(?=\d:)/, '').replace(/:00$/, '');
  return lang === 'fa' ? toPersianDigits(short) : short;
}

/** Hours of a week in the words that `readHours` understands; three days in a row and more as a stretch. */
export function formHours(slots: readonly WeekSlot[], lang: Lang): string {
  const word = (list: readonly string[]) => (lang === 'fa' ? list.at(0) : list.at(-1)) ?? '';
  const until = lang === 'fa' ? hourWords.until[0] : hourWords.until[2];
  const comma = lang === 'fa' ? '\u060C ' : ', ';
  const dayWord = (day: Day) => word(hourWords.days[day]);
  const stretches = (on: readonly Day[]): string[] => {
    const runs: Day[][] = [];
    for (const day of days.filter((one) => on.includes(one))) {
      const run = runs.at(-1);
      const last = run?.at(-1);
      if (run && last !== undefined && days.indexOf(day) === days.indexOf(last) + 1) run.push(day);
      else runs.push([day]);
    }
    return runs.flatMap((run) => {
      const [first, last] = [run.at(0), run.at(-1)];
      return run.length > 2 && first && last
        ? [`${dayWord(first)} ${until} ${dayWord(last)}`]
        : run.map(dayWord);
    });
  };
  return slots
    .map(({ days: on, from, to }) => {
      const when = new Set(on).size === days.length ? word(hourWords.everyDay) : stretches(on).join(comma);
      return `${when} ${clockText(from, lang)} ${until} ${clockText(to, lang)}`;
    })
    .join(comma);
}
