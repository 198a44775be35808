import { readClockRange, readHours } from '../records/cell-hours.rules.ts';
import {
  type CellValue,
  readDecimal,
  readRial,
  readWhole,
  unstatedLevel,
} from '../records/cell-values.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { definedOf, FormCells } from './person-form-cells.rules.ts';
import type { FormFault, FormValues } from './person-form-fields.rules.ts';
import { formHours } from './person-form-values.rules.ts';
import type { PersonView } from './person-view.rules.ts';

export interface FormReading {
  /** The body of `POST /people`, or with `before` of a change to that person. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What cannot be read. It stands in the body as it was written, so that the use case is sure to refuse it too. */
  readonly faults: readonly FormFault[];
  /** The form's field behind a path of the body. */
  nameOf(path: string): string;
}

/** Blank is left out of a new record and is null in a change, where it wipes what was known. Numbers take any digits. */
export function readPersonForm(vocabulary: Vocabulary, values: FormValues, before?: PersonView): FormReading {
  const blank = before ? null : undefined;
  const form = new FormCells(values, blank);
  const [status = '', statusReason] = form.text('status').split('/');
  const hours = form.text('availability.hours');
  const writtenBefore = before?.availability.hours && [
    formHours(before.availability.hours, 'fa'),
    formHours(before.availability.hours, 'en'),
  ];
  const province = form.needed('province');
  const county = form.needed('county');
  const provinceCode = vocabulary.find('provinces', province)?.code;
  const moved = before?.near && vocabulary.findCounty(county, provinceCode)?.code !== before.countyCode;
  const seat = form.seat('supervision.place', vocabulary, provinceCode);
  const isPointed = form.text('supervision.lat') !== '' || form.text('supervision.lng') !== '';
  if (seat && isPointed) form.faults.push({ name: 'supervision.place', code: 'place.twice' });
  const body = {
    kind: form.needed('kind'),
    nationalId: before && form.text('nationalId') === '' ? undefined : form.needed('nationalId'),
    givenName: form.needed('givenName'),
    familyName: form.needed('familyName'),
    fatherName: form.optional('fatherName'),
    sex: form.needed('sex'),
    birthDate: form.needed('birthDate'),
    phone: form.optional('phone'),
    province,
    county,
    // A point in the old county says nothing of somebody who has moved; their county's seat stands in again.
    near: moved ? null : undefined,
    household: {
      head: form.yesNo('household.head'),
      dependants: form.said('household.dependants', readWhole),
      monthlyIncomeRial: form.said('household.monthlyIncomeRial', readRial),
      prisonerProvince: form.optional('household.prisonerProvince'),
      aid: form.list(
        'aid',
        (row) => {
          const kind = row.needed('kind');
          const known = before?.household.aid?.[row.index];
          return {
            ...(known?.kind === kind ? known : {}),
            kind,
            givenOn: row.optional('givenOn', 'givenOn') ?? undefined,
          };
        },
        'household.aid',
      ),
    },
    skills: form.list('skills', (row) => {
      const written = row.needed('name', 'skillId');
      const known = before?.skills?.find(({ skillId }) => isLabel(vocabulary, 'skills', skillId, written));
      const level = row.text('level', 'level');
      return {
        skillId: known?.skillId ?? written,
        level: level === '' ? unstatedLevel : Number(level),
        years: row.said('years', readDecimal) ?? undefined,
      };
    }),
    experience: form.list('experience', (row) => ({
      iscoCode: row.occupation(vocabulary),
      years: row.needed('years') === '' ? '' : row.said('years', readDecimal),
    })),
    education: form.optional('education'),
    documents: keepOrder(before?.documents, withOtherStates(form.ticks('documents'), before)),
    licences: keepOrder(before?.licences, form.ticks('licences')),
    permits: keepOrder(before?.permits, form.ticks('permits')),
    availability: {
      homeOnly: form.yesNo('availability.homeOnly'),
      maxCommuteKm: form.said('availability.maxCommuteKm', readDecimal),
      hours:
        hours === '' && form.text('availability.anyHour') !== ''
          ? []
          : hours !== '' && writtenBefore?.includes(hours)
            ? before?.availability.hours
            : form.said('availability.hours', readHours),
      from: form.optional('availability.from'),
    },
    caring: form.part({
      atHomeFrom: form.said('caring.atHomeFrom', readStart),
      atHomeTo: form.said('caring.atHomeTo', readEnd),
      until: form.optional('caring.until'),
    }),
    wishes: keepOrder(before?.wishes, [
      ...(form.ticks('wishes') ?? []).map((kind) => ({ kind })),
      ...(form.list(
        'wishFor',
        (row) => ({ iscoCode: row.occupation(vocabulary) }),
        'wishes',
        form.ticks('wishes')?.length,
      ) ?? []),
    ]),
    workspace: {
      areaM2: form.said('workspace.areaM2', readDecimal),
      power: form.yesNo('workspace.power'),
      water: form.yesNo('workspace.water'),
      ventilation: form.yesNo('workspace.ventilation'),
    },
    guarantors: form.said('guarantors', readWhole),
    bankStanding: form.optional('bankStanding'),
    needScore: form.said('needScore', readWhole),
    ...(status === '' ? {} : { status, statusReason: statusReason ?? null }),
    custody: form.part({
      status: form.optional('custody.status'),
      since: form.optional('custody.since'),
      until: form.optional('custody.until'),
      workPermitted: form.text('custody.workPermitted') === '' ? null : true,
    }),
    restrictions: form.list('restrictions', (row) => {
      const code = row.needed('code');
      const kind = before?.restrictions?.find((one) => one.code === code)?.kind;
      return { code, ...(kind ? { kind } : {}), until: row.optional('until', 'until') ?? null };
    }),
    supervision: form.part({
      lat: isPointed ? form.said('supervision.lat', readDecimal) : (seat?.lat ?? blank),
      lng: isPointed ? form.said('supervision.lng', readDecimal) : (seat?.lng ?? blank),
      radiusKm: form.said('supervision.radiusKm', readDecimal),
      permittedFrom: form.said('supervision.permittedFrom', readStart),
      permittedTo: form.said('supervision.permittedTo', readEnd),
      until: form.optional('supervision.until'),
      permissions: form.ticks('supervision.permissions') ?? null,
    }),
  };
  return { body: definedOf(body), faults: form.faults, nameOf: (path) => form.nameOf(path) };
}

const readStart = (text: string): CellValue<string> => clockOf(readClockRange(`${text} - 24:00`), 'from');
const readEnd = (text: string): CellValue<string> => clockOf(readClockRange(`00:00 - ${text}`), 'to');
function clockOf(range: ReturnType<typeof readClockRange>, end: 'from' | 'to'): CellValue<string> {
  return range.ok ? { ok: true, value: range.value[end] } : range;
}

function isLabel(
  vocabulary: Vocabulary,
  catalogue: 'skills' | 'occupations',
  code: string,
  written: string,
): boolean {
  return (['fa', 'en'] as const).some((lang) => vocabulary.label(catalogue, code, lang) === written);
}

/** The form shows only what is held; papers in another state stay recorded until they are ticked or denied. */
function withOtherStates(ticked: readonly string[] | null | undefined, before: PersonView | undefined) {
  const denied = ticked?.length === 0;
  const others = denied
    ? []
    : (before?.documents ?? []).filter((one) => typeof one !== 'string' && !ticked?.includes(one.code));
  return others.length === 0 ? ticked : [...(ticked ?? []), ...others];
}

/** What stood before keeps its place, so that an untouched list is no change. */
function keepOrder<T>(before: readonly T[] | null | undefined, after: readonly T[] | null | undefined) {
  const places = (before ?? []).map((one) => JSON.stringify(one));
  const place = (one: T) => {
    const at = places.indexOf(JSON.stringify(one));
    return at === -1 ? places.length : at;
  };
  return after && [...after].sort((a, b) => place(a) - place(b));
}
