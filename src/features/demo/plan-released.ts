import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { LatLng } from '../../kernel/geo.ts';
import type { CustodyStatus } from '../people/person-facts.rules.ts';
import type { PersonValues, RestrictionValues } from '../people/person-values.rules.ts';
import type { County, Vocabulary } from '../reference/vocabulary.rules.ts';
import type { Dice } from './demo-dice.rules.ts';

const custodyWeights: Readonly<Record<CustodyStatus, number>> = {
  released: 50,
  parole: 16,
  tagged: 10,
  'open-regime': 6,
  'semi-liberty': 4,
  closed: 10,
  leave: 3,
};
const statuses = Object.keys(custodyWeights) as CustodyStatus[];
const restrictionCodes = [
  'driving',
  'motor-machinery',
  'leaving-country',
  'leaving-country',
  'cheque-book',
  'financial-handling',
  'public-employment',
  'premises',
  'residence-place',
  'tools-use',
] as const;

/** What binds a released person for a time: custody, restrictions and supervision; never why. */
export function releasedFacts(
  dice: Dice,
  vocabulary: Vocabulary,
  {
    county,
    near,
    requestedOn,
    today,
  }: { county: County; near: LatLng | null; requestedOn: LocalDate; today: LocalDate },
): {
  readonly custody: NonNullable<PersonValues['custody']>;
  readonly supervision: PersonValues['supervision'];
  readonly restrictions: readonly RestrictionValues[];
} {
  const status = dice.weighted(statuses, (code) => custodyWeights[code]);
  const isClosed = status === 'closed';
  const custody = {
    status,
    since: addDays(requestedOn, -(isClosed ? dice.whole(200, 900) : dice.whole(1, 60))),
    until: isClosed
      ? addDays(today, dice.whole(28, 84))
      : status === 'released'
        ? null
        : addDays(today, status === 'leave' ? dice.whole(3, 12) : dice.whole(40, 400)),
    workPermitted: status === 'semi-liberty' || (status === 'open-regime' && dice.chance(0.5)),
  };
  const watched = status === 'parole' ? dice.chance(0.5) : status === 'tagged';
  const home = near ?? county.seat;
  const supervision = watched
    ? {
        lat: home.lat,
        lng: home.lng,
        radiusKm: dice.pick([5, 10, 15, 20, 30]),
        permittedFrom: dice.known(0.25, dice.pick(['05:00', '06:00'])),
        permittedTo: dice.known(0.25, dice.pick(['19:00', '20:00', '21:00'])),
        until: dice.known(0.1, addDays(today, dice.whole(15, 360))),
        permissions: dice.chance(0.2) ? (['outside-circle'] as const) : [],
      }
    : null;
  const codes = new Set(
    Array.from({ length: dice.pick([0, 0, 0, 1, 1, 2]) }, () => dice.pick(restrictionCodes)),
  );
  const restrictions = [...codes].sort().map((code) => ({
    code,
    kind: kindOf(vocabulary, code),
    until: dice.known(0.05, addDays(today, dice.whole(25, 600))),
  }));
  return { custody, supervision, restrictions };
}

function kindOf(vocabulary: Vocabulary, code: string): RestrictionValues['kind'] {
  return vocabulary.item('restrictions', code)?.data.kind === 'consequential'
    ? 'consequential'
    : 'court-ordered';
}
