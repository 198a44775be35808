import { addDays, type LocalDate, mustLocalDate } from '../../kernel/calendar.ts';
import type { PersonValues } from '../people/person-values.rules.ts';
import type { DemoProvince, DemoStory } from './demo.input.ts';
import { demoId, diceOf, officeInstant, workday } from './demo-dice.rules.ts';
import type { PlannedPerson } from './plan-people.ts';
import { demoNationalId, phoneFor } from './plan-place.ts';

/** What makes each of the told stories; the other facts are common to them. */
const stories: Readonly<Record<DemoStory['key'], (today: LocalDate) => Partial<PersonValues>>> = {
  // A prisoner's wife with two small children, who sews: home sewing first, the night shift a near miss.
  zahra: (today) => ({
    birthDate: mustLocalDate('1992-05-01'),
    household: {
      id: null,
      head: true,
      dependants: 2,
      monthlyIncomeRial: 60_000_000,
      prisonerProvince: 'fars',
      aid: [{ kind: 'cash-subsidy', monthlyRial: 12_000_000 }],
    },
    education: 'lower-secondary',
    skills: [
      { skillId: 'sk-152', level: 3, years: 4 },
      { skillId: 'sk-153', level: 3, years: 4 },
    ],
    experience: [{ iscoCode: '7531', years: 4 }],
    availability: {
      // Any hour: what binds her is the caring, which has its own gate.
      hours: [],
      homeOnly: true,
      maxCommuteKm: 5,
      from: null,
    },
    caring: { atHomeFrom: '13:00', atHomeTo: '07:00', until: addDays(today, 1_136), covered: [] },
    wishes: [{ iscoCode: '7531' }, { kind: 'kit' }],
    licences: [],
    permits: ['home-work'],
    workspace: { areaM2: 6, power: true, water: true, ventilation: true },
    needScore: 78,
  }),
  'driver-gilan': (today) => driver(today, 3),
  'driver-bushehr': (today) => driver(today, 5),
};

/** Barred from driving for some days more: Today tells that driving jobs open this week. */
function driver(today: LocalDate, lastBarredIn: number): Partial<PersonValues> {
  return {
    birthDate: mustLocalDate('1984-09-14'),
    skills: [
      { skillId: 'sk-331', level: 3, years: 9 },
      { skillId: 'sk-345', level: 2, years: 4 },
    ],
    experience: [{ iscoCode: '8322', years: 9 }],
    wishes: [{ iscoCode: '8322' }],
    licences: ['driving-b'],
    restrictions: [{ code: 'driving', kind: 'court-ordered', until: addDays(today, lastBarredIn) }],
    custody: { status: 'released', since: addDays(today, -70), until: null, workPermitted: false },
    needScore: 70,
  };
}

/** A person whose facts are told one by one, so that the story can be shown and tested. */
export function storyPerson(
  story: DemoStory,
  province: DemoProvince,
  serial: number,
  today: LocalDate,
): PlannedPerson {
  const { key, organisation, near, ...who } = story;
  const dice = diceOf(key);
  // Whoever is told first is the newest, so that Today leads to the worked example.
  const requestedOn = workday(addDays(today, key === 'zahra' ? -1 : -20));
  const values: PersonValues = {
    ...who,
    nationalId: demoNationalId(province, serial),
    birthDate: mustLocalDate('1988-01-01'),
    phone: phoneFor(dice, province, serial),
    near: { lat: near[0], lng: near[1] },
    household: {
      id: null,
      head: true,
      dependants: 2,
      monthlyIncomeRial: 30_000_000,
      prisonerProvince: null,
      aid: [],
    },
    education: 'diploma',
    skills: [],
    experience: [],
    availability: { hours: [], homeOnly: false, maxCommuteKm: 60, from: null },
    caring: null,
    wishes: [],
    documents: ['id-card', 'bank-account', ...(who.sex === 'male' ? ['service-card'] : [])].map((code) => ({
      code,
      state: 'held',
    })),
    licences: [],
    permits: [],
    workspace: { areaM2: 0, power: null, water: null, ventilation: null },
    guarantors: 1,
    bankStanding: 'clear',
    needScore: null,
    restrictions: [],
    supervision: null,
    custody: null,
    status: 'seeking',
    statusReason: null,
    ...stories[key](today),
  };
  return {
    id: demoId('person', key),
    organisationId: `org-${organisation}`,
    householdId: demoId('household', key),
    values,
    requestedAt: officeInstant(dice, requestedOn),
    statusSince: requestedOn,
    story: true,
  };
}
