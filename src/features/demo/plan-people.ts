import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { PersonStatus } from '../people/person-facts.rules.ts';
import { statusReasons } from '../people/person-status.rules.ts';
import type { PersonValues, RestrictionValues } from '../people/person-values.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type DemoProvince, type DemoSeed, isFoundIn, provinceOf } from './demo.input.ts';
import { type Dice, demoId, diceOf, officeInstant, workday } from './demo-dice.rules.ts';
import type { DemoScale } from './demo-size.rules.ts';
import type { Group } from './plan-groups.ts';
import * as life from './plan-life.ts';
import { countyFor, demoNationalId, phoneFor, placeIn } from './plan-place.ts';
import { releasedFacts } from './plan-released.ts';
import { storyPerson } from './plan-stories.ts';

export interface PlannedPerson {
  readonly id: string;
  readonly organisationId: string;
  readonly householdId: string;
  /** `household.id` is null for whoever comes first of a household. */
  readonly values: PersonValues;
  readonly requestedAt: string;
  readonly statusSince: LocalDate;
  /** Worked or paused meanwhile: nobody proposed them anything new then. */
  readonly busy?: { readonly from: LocalDate; readonly to: LocalDate | undefined };
  /** Told stories are left as they are: nobody sends these people anywhere. */
  readonly story: boolean;
}

/** Share of family households in which a grown child seeks work too. */
const secondSeeker = 0.1;
const prisonProvinces = ['fars', 'hormozgan', 'khuzestan', 'tehran', 'mazandaran', 'qazvin'];

/** All people of the demo data, heads before the other members of their households. Dates are told from `today`. */
export function planPeople(
  seed: DemoSeed,
  groups: readonly Group[],
  scale: DemoScale,
  vocabulary: Vocabulary,
  today: LocalDate,
): readonly PlannedPerson[] {
  const people: PlannedPerson[] = [];
  for (const group of groups) {
    const province = provinceOf(seed, group.province);
    const stories = seed.stories.filter(
      (story) => `org-${story.organisation}` === group.organisationId && story.kind === group.kind,
    );
    const common = { group, province, people: localPeople(seed, province), scale, vocabulary, today };
    for (let n = 0; n < group.households; n++) {
      const key = `${group.key}-${n}`;
      const dice = diceOf(key);
      const story = stories[n];
      const head = story
        ? storyPerson(story, province, people.length, today)
        : planPerson({ ...common, key, dice, serial: people.length });
      people.push(head);
      if (group.kind === 'family' && !story && dice.chance(secondSeeker)) {
        const second = `${key}-b`;
        people.push(
          planPerson({ ...common, key: second, dice: diceOf(second), serial: people.length, head }),
        );
      }
    }
  }
  return [...people, ...registeredTwice(people)];
}

/** What people of a province are called, and what they can do. */
function localPeople({ names, trades }: DemoSeed, province: DemoProvince) {
  const local = names.local[province.names];
  if (!local) throw new Error(`seed/demo/names.json has no local names "${province.names}"`);
  const found = trades.filter((trade) => isFoundIn(trade, province));
  return {
    women: [...names.women, ...names.women, ...local.women],
    men: [...names.men, ...names.men, ...local.men],
    family: [...names.family, ...local.family, ...local.family],
    trades: {
      female: found.filter(({ sex }) => sex === 'female'),
      male: found.filter(({ sex }) => sex === 'male'),
    },
  };
}

interface Making {
  readonly group: Group;
  readonly province: DemoProvince;
  readonly people: ReturnType<typeof localPeople>;
  readonly scale: DemoScale;
  readonly vocabulary: Vocabulary;
  readonly today: LocalDate;
  readonly key: string;
  readonly dice: Dice;
  /** Running number, from which unique national ids and phones are made. */
  readonly serial: number;
  /** The head of the household, for a grown child of it. */
  readonly head?: PlannedPerson;
}

function planPerson(making: Making): PlannedPerson {
  const { group, province, people, scale, vocabulary, today, key, dice, serial, head } = making;
  const { kind } = group;
  const female = dice.chance(kind === 'family' ? 0.78 : 0.12);
  const sex = female ? ('female' as const) : ('male' as const);
  const age = head ? dice.whole(18, 25) : kind === 'family' ? dice.whole(21, 56) : dice.whole(21, 58);
  const way: life.Life = female ? (!head && age < 44 && dice.chance(0.6) ? 'mother' : 'woman') : 'man';
  const fits = people.trades[sex];
  const [trade, other] = [dice.weighted(fits, (t) => t.weight), dice.weighted(fits, (t) => t.weight)];
  const given = (who: 'women' | 'men') => dice.pick(people[who]);
  const county = (head && vocabulary.county(head.values.county)) ?? countyFor(dice, group.counties);
  const near = head ? head.values.near : dice.known(0.1, placeIn(dice, county, province));
  const requestedOn = registeredOn(dice, today, scale.registeredDays, head);
  const dependants = way === 'mother' ? dice.whole(1, 4) : dice.whole(0, 4);
  const incomeMillion = dice.chance(0.12) ? 0 : 5 * dice.whole(2, 24);
  const need = Math.max(
    15,
    Math.min(98, 88 - Math.round(incomeMillion / 2) + dependants * 6 + dice.whole(-12, 10)),
  );
  const household = head?.values.household;
  const standing = standingOf(dice, requestedOn, today);
  const released =
    kind === 'released' ? releasedFacts(dice, vocabulary, { county, near, requestedOn, today }) : undefined;
  const seeking = released?.custody.status === 'closed';
  const values: PersonValues = {
    kind,
    nationalId: demoNationalId(province, serial),
    givenName: given(female ? 'women' : 'men'),
    familyName: head?.values.familyName ?? dice.pick(people.family),
    fatherName: dice.known(0.06, given('men')),
    sex,
    birthDate: addDays(today, -(age * 365 + dice.whole(8, 355))),
    phone: dice.known(0.05, phoneFor(dice, province, serial)),
    province: group.province,
    county: county.code,
    near,
    household: {
      id: head?.householdId ?? null,
      head: head
        ? false
        : dice.known(0.04, kind === 'released' ? dice.chance(0.75) : dice.chance(female ? 0.82 : 0.55)),
      dependants: household ? household.dependants : dice.known(0.04, dependants),
      monthlyIncomeRial: household
        ? household.monthlyIncomeRial
        : dice.known(0.07, incomeMillion * 1_000_000),
      prisonerProvince: household
        ? household.prisonerProvince
        : kind === 'released'
          ? null
          : dice.known(0.06, dice.chance(0.7) ? group.province : dice.pick(prisonProvinces)),
      aid: household ? household.aid : dice.known(0.16, life.aidOf(dice, trade, today)),
    },
    education: dice.known(0.05, life.educationOf(dice, trade, age)),
    skills: dice.known(0.04, life.skillsOf(dice, trade, other)),
    experience: dice.known(
      0.12,
      trade.iscoCode !== null && dice.chance(0.85)
        ? [{ iscoCode: trade.iscoCode, years: dice.whole(1, 12) }]
        : [],
    ),
    availability: life.availabilityOf(dice, way, today),
    caring: life.caringOf(dice, way, today),
    wishes: life.wishesOf(dice, trade, way),
    documents: dice.known(0.1, life.documentsOf(dice, trade, { kind, sex }, today)),
    licences: dice.known(0.1, life.licencesOf(dice, trade, way)),
    permits: dice.known(0.3, female && dice.chance(0.6) ? ['home-work'] : []),
    workspace: dice.known(0.16, life.workspaceOf(dice)),
    guarantors: dice.known(0.3, dice.pick([0, 1, 1, 1, 2])),
    bankStanding: dice.known(
      0.25,
      dice.weighted(['clear', 'returned-cheque', 'blocked'] as const, (s) => (s === 'clear' ? 8 : 1)),
    ),
    needScore: dice.known(0.07, need),
    restrictions: released ? askedOf(key, released.restrictions) : [],
    supervision: released?.supervision ?? null,
    custody: released?.custody ?? null,
    status: seeking ? 'seeking' : standing.status,
    statusReason: seeking ? null : standing.reason,
  };
  return {
    id: demoId('person', key),
    organisationId: group.organisationId,
    householdId: head?.householdId ?? demoId('household', key),
    values,
    requestedAt: officeInstant(dice, requestedOn),
    statusSince: seeking ? requestedOn : standing.since,
    story: false,
  };
}

/** Nearly everybody free of restrictions was asked. With dice of its own, so that nothing else of the person moves. */
function askedOf(key: string, restrictions: readonly RestrictionValues[]): PersonValues['restrictions'] {
  return restrictions.length === 0 && diceOf(`${key}-asked`).chance(0.12) ? null : restrictions;
}

/** One in ten came in the last two weeks, half within months, the others before. */
function registeredOn(
  dice: Dice,
  today: LocalDate,
  [within, atMost]: DemoScale['registeredDays'],
  head: PlannedPerson | undefined,
): LocalDate {
  const part = dice.next();
  const daysAgo =
    part < 0.1 ? dice.whole(2, 13) : part < 0.6 ? dice.whole(14, within) : dice.whole(within + 1, atMost);
  const day = workday(addDays(today, -daysAgo));
  const first = head?.requestedAt.slice(0, 10) as LocalDate | undefined;
  return first !== undefined && first > day ? first : day;
}

/** Most seek; a few found work themselves, pause, seek no more or have left, each with its day and reason. */
function standingOf(
  dice: Dice,
  requestedOn: LocalDate,
  today: LocalDate,
): { status: PersonStatus; reason: string | null; since: LocalDate } {
  const since = workday(addDays(today, -dice.whole(4, 75)));
  const status = dice.weighted(['seeking', 'paused', 'not-seeking', 'left', 'placed'] as const, (s) =>
    s === 'seeking' ? 88 : 3,
  );
  if (status === 'seeking' || since <= requestedOn)
    return { status: 'seeking', reason: null, since: requestedOn };
  const reasons: readonly string[] =
    status === 'placed' ? ['own-work', 'own-business'] : statusReasons[status];
  return {
    status,
    reason: dice.pick(reasons.filter((reason) => reason !== 'other' && reason !== 'died')),
    since,
  };
}

/** Two people whom the Bushehr association and the care centre both registered: headquarters sees the pairs. */
function registeredTwice(people: readonly PlannedPerson[]): readonly PlannedPerson[] {
  return people
    .filter(
      ({ values, organisationId, story }) =>
        !story && values.kind === 'released' && organisationId === 'org-assoc-bushehr',
    )
    .slice(0, 2)
    .map((one, n) => ({
      ...one,
      id: demoId('person', `twice-${n}`),
      householdId: demoId('household', `twice-${n}`),
      organisationId: 'org-care-bushehr',
    }));
}
