import { isInIran } from '../../kernel/geo.ts';
import { aidAfter } from './household-aid.rules.ts';
import { reasonsOf } from './person-status.rules.ts';
import type { HouseholdValues, PersonValues } from './person-values.rules.ts';

/** Part of a record as sent: absent = unchanged, null = unknown or none. */
type Part<T> = {
  readonly [K in keyof T]?: (T[K] extends true | undefined ? boolean : T[K]) | null | undefined;
};
type Nested = 'household' | 'availability' | 'caring' | 'workspace' | 'supervision' | 'custody';
type Required =
  | 'kind'
  | 'nationalId'
  | 'givenName'
  | 'familyName'
  | 'sex'
  | 'birthDate'
  | 'province'
  | 'county';

/** A change to a person in codes that exist: parts are merged field by field, lists are replaced. */
export type PersonPatch = {
  readonly [K in Exclude<keyof PersonValues, Nested | Required>]?: PersonValues[K] | null | undefined;
} & { readonly [K in Required]?: PersonValues[K] | undefined } & {
  readonly [K in Nested]?: Part<NonNullable<PersonValues[K]>> | null | undefined;
};

/** The same for somebody new: what is required is there. */
export type ResolvedPerson = PersonPatch & { readonly [K in Required]: PersonValues[K] };

export interface Fault {
  readonly path: string;
  readonly code:
    | 'required'
    | 'restriction.family'
    | 'status.reason'
    | 'reason.unknown'
    | 'date.order'
    | 'place.outside'
    | 'code.unknown';
}
export type Merged =
  | { readonly ok: true; readonly values: PersonValues }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const noHousehold: HouseholdValues = {
  id: null,
  dependants: null,
  monthlyIncomeRial: null,
  prisonerProvince: null,
  aid: null,
};

/**
 * Values of somebody new, in a household that exists or in one of their own. What is unknown of the newcomer's household
 * never wipes what is known of it.
 */
export function newPerson(resolved: ResolvedPerson, home: HouseholdValues | undefined): Merged {
  const { household, ...rest } = resolved;
  const known = Object.fromEntries(Object.entries(household ?? {}).filter(([, value]) => value !== null));
  return mergePerson(
    {
      ...pick(resolved),
      fatherName: null,
      phone: null,
      near: null,
      household: { ...(home ?? noHousehold), head: null },
      education: null,
      skills: null,
      experience: null,
      availability: { hours: null, homeOnly: null, maxCommuteKm: null, from: null },
      caring: null,
      wishes: [],
      documents: null,
      licences: null,
      permits: null,
      workspace: null,
      guarantors: null,
      bankStanding: null,
      needScore: null,
      restrictions: null,
      supervision: null,
      custody: null,
      status: 'seeking',
      statusReason: null,
    },
    { ...rest, household: known },
  );
}

function pick({ kind, nationalId, givenName, familyName, sex, birthDate, province, county }: ResolvedPerson) {
  return { kind, nationalId, givenName, familyName, sex, birthDate, province, county };
}

/** The values after a change; refuses what would leave the record impossible, by the path where it was sent. */
export function mergePerson(before: PersonValues, patch: PersonPatch): Merged {
  const faults: Fault[] = [];
  const {
    household,
    availability,
    caring,
    workspace,
    supervision,
    custody,
    restrictions: _,
    wishes,
    ...flat
  } = patch;
  const status = patch.status ?? before.status;
  const { aid: sentAid, aidPartly: sentPartly, ...sentHome } = household ?? {};
  const { strange, ...aid } = aidAfter(
    before.household,
    household === null ? { aid: null } : { aid: sentAid, aidPartly: sentPartly },
  );
  faults.push(...strange.map((i): Fault => ({ path: `household.aid.${i}.awardId`, code: 'code.unknown' })));
  const home =
    household === null
      ? { ...noHousehold, head: null, ...aid }
      : { ...before.household, ...given(sentHome), ...aid };
  const room = part(before.workspace, workspace, {
    areaM2: null,
    power: null,
    water: null,
    ventilation: null,
  });
  const values: PersonValues = {
    ...before,
    ...given(flat),
    // Nobody is without a household: null leaves the person where they are.
    household: { ...home, id: home.id ?? before.household.id },
    availability: part(before.availability, availability, noAvailability) ?? noAvailability,
    caring: needed(
      part(before.caring, caring, begun<'caring'>({ until: null, covered: [] })),
      'caring',
      ['atHomeFrom', 'atHomeTo'],
      faults,
    ),
    workspace: room && Object.values(room).every((value) => value === null) ? null : room,
    wishes: wishes === undefined ? before.wishes : (wishes ?? []),
    restrictions: restrictionsAfter(before, patch),
    supervision: needed(
      part(
        before.supervision,
        supervision,
        begun<'supervision'>({ permittedFrom: null, permittedTo: null, until: null, permissions: [] }),
      ),
      'supervision',
      ['lat', 'lng', 'radiusKm'],
      faults,
    ),
    custody: needed(
      part(before.custody, custody, begun<'custody'>({ since: null, until: null, workPermitted: false })),
      'custody',
      ['status'],
      faults,
    ),
    status,
    statusReason: status === 'seeking' ? null : reasonAfter(before, patch),
  };
  faults.push(...impossible(values));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, values };
}

const noAvailability: PersonValues['availability'] = {
  hours: null,
  homeOnly: null,
  maxCommuteKm: null,
  from: null,
};

/** A part that is new and still lacks what `needed` asks for. */
const begun = <K extends 'caring' | 'supervision' | 'custody'>(
  known: Partial<NonNullable<PersonValues[K]>>,
) => known as NonNullable<PersonValues[K]>;

function given<T extends object>(sent: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as never;
}

function part<T extends object>(before: T | null, sent: Part<T> | null | undefined, blank: T): T | null {
  if (sent === undefined) return before;
  return sent === null ? null : { ...(before ?? blank), ...(given(sent) as Partial<T>) };
}

function needed<T extends object>(
  value: T | null,
  path: string,
  names: readonly (keyof T & string)[],
  faults: Fault[],
): T | null {
  for (const name of value === null ? [] : names)
    if ((value?.[name] ?? undefined) === undefined)
      faults.push({ path: `${path}.${name}`, code: 'required' });
  return value;
}

/** A reason belongs to its status: another status asks for its own. */
function reasonAfter(before: PersonValues, { status, statusReason }: PersonPatch): string | null {
  if (statusReason !== undefined) return statusReason;
  return (status ?? before.status) === before.status ? before.statusReason : null;
}

/** By code. A family member has none; whoever is recorded as released only now has not been asked yet. */
function restrictionsAfter(before: PersonValues, patch: PersonPatch): PersonValues['restrictions'] {
  const isFamily = (patch.kind ?? before.kind) === 'family';
  const kept = before.kind === 'family' ? null : before.restrictions;
  const known = patch.restrictions === undefined ? kept : patch.restrictions;
  if (known === null) return isFamily ? [] : null;
  return [...known].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function* impossible(values: PersonValues): Generator<Fault> {
  const { kind, restrictions, supervision, custody, status, statusReason } = values;
  if (kind === 'family') {
    if (restrictions !== null && restrictions.length > 0)
      yield { path: 'restrictions', code: 'restriction.family' };
    if (supervision !== null) yield { path: 'supervision', code: 'restriction.family' };
    if (custody !== null) yield { path: 'custody', code: 'restriction.family' };
  }
  if (status !== 'seeking' && statusReason === null) yield { path: 'statusReason', code: 'status.reason' };
  else if (status !== 'seeking' && !reasonsOf(status).includes(statusReason ?? ''))
    yield { path: 'statusReason', code: 'reason.unknown' };
  if (custody?.since && custody.until && custody.until < custody.since)
    yield { path: 'custody.until', code: 'date.order' };
  if (
    supervision &&
    typeof supervision.lat === 'number' &&
    typeof supervision.lng === 'number' &&
    !isInIran(supervision)
  )
    yield { path: 'supervision.lat', code: 'place.outside' };
}
