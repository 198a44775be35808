import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { WeekSlot } from '../../kernel/week.ts';
import type {
  Education,
  HouseholdAid,
  PersonDocument,
  PersonSkill,
  Wish,
} from '../people/person-facts.rules.ts';
import type { DemoTrade } from './demo.input.ts';
import type { Dice } from './demo-dice.rules.ts';

/** What a person's days are like: decides hours, way to work and whether work must be at home. */
export type Life = 'mother' | 'woman' | 'man';

const million = 1_000_000;
const weekdays: WeekSlot['days'] = ['sat', 'sun', 'mon', 'tue', 'wed'];
const sixDays: WeekSlot['days'] = [...weekdays, 'thu'];
const everyDay: WeekSlot['days'] = [...sixDays, 'fri'];

const givable: Readonly<Record<Life, readonly (readonly WeekSlot[])[]>> = {
  mother: [
    [{ days: weekdays, from: '08:00', to: '13:00' }],
    [{ days: weekdays, from: '07:00', to: '13:30' }],
    [{ days: sixDays, from: '07:30', to: '14:30' }],
  ],
  woman: [
    [],
    [{ days: sixDays, from: '07:00', to: '16:00' }],
    [{ days: weekdays, from: '07:00', to: '15:30' }],
    [{ days: sixDays, from: '06:00', to: '18:00' }],
  ],
  man: [
    [],
    [],
    [{ days: sixDays, from: '05:00', to: '18:00' }],
    [{ days: everyDay, from: '04:00', to: '22:00' }],
  ],
};
const limitsKm: Readonly<Record<Life, readonly number[]>> = {
  mother: [3, 5, 8, 10, 15, 20],
  woman: [8, 10, 15, 20, 25, 35],
  man: [15, 25, 30, 40, 60],
};
const homeOnly: Readonly<Record<Life, number>> = { mother: 0.35, woman: 0.1, man: 0.02 };

export function availabilityOf(dice: Dice, life: Life, today: LocalDate) {
  return {
    hours: dice.known(0.1, dice.pick(givable[life])),
    homeOnly: dice.known(0.05, dice.chance(homeOnly[life])),
    maxCommuteKm: dice.known(0.08, dice.pick(limitsKm[life])),
    from: dice.chance(0.07) ? addDays(today, dice.whole(5, 35)) : null,
  };
}

export function caringOf(dice: Dice, life: Life, today: LocalDate) {
  if (life !== 'mother') return null;
  const [atHomeFrom, atHomeTo] = dice.pick([
    ['13:00', '07:00'],
    ['14:00', '07:00'],
    ['15:00', '06:30'],
  ] as const);
  const covered: readonly WeekSlot[] = dice.chance(0.2)
    ? [{ days: weekdays, from: '14:00', to: '18:00' }]
    : [];
  return { atHomeFrom, atHomeTo, until: dice.known(0.15, addDays(today, dice.whole(200, 2_000))), covered };
}

export function educationOf(dice: Dice, trade: DemoTrade, age: number): Education {
  if (trade.education) return dice.pick(trade.education);
  const young: readonly Education[] = [
    'primary',
    'lower-secondary',
    'lower-secondary',
    'diploma',
    'diploma',
    'diploma',
    'associate',
    'bachelor',
  ];
  const old: readonly Education[] = [
    'none',
    'literacy',
    'literacy',
    'primary',
    'primary',
    'lower-secondary',
    'diploma',
  ];
  return dice.pick(age < 38 ? young : old);
}

/** The trade's first skill well, its others less; now and then a beginning in another trade. */
export function skillsOf(dice: Dice, trade: DemoTrade, other: DemoTrade): readonly PersonSkill[] {
  const skills: PersonSkill[] = [];
  for (const [i, skillId] of trade.skills.entries())
    if (i === 0 || dice.chance(0.7 - 0.15 * i))
      skills.push({ skillId, level: dice.whole(i === 0 ? 2 : 1, i === 0 ? 4 : 3), years: dice.whole(1, 12) });
  const [extra] = other.skills;
  if (extra && dice.chance(0.4) && !trade.skills.includes(extra))
    skills.push({ skillId: extra, level: dice.whole(1, 2) });
  return skills;
}

export function wishesOf(dice: Dice, trade: DemoTrade, life: Life): readonly Wish[] {
  const wishes: Wish[] = [];
  if (trade.iscoCode !== null && dice.chance(0.75)) wishes.push({ iscoCode: trade.iscoCode });
  if (dice.chance(life === 'man' ? 0.15 : 0.35)) wishes.push({ kind: 'kit' });
  if (dice.chance(0.12)) wishes.push({ kind: dice.pick(['training', 'loan-programme', 'job'] as const) });
  return wishes;
}

export function documentsOf(
  dice: Dice,
  trade: DemoTrade,
  person: { kind: string; sex: string },
  today: LocalDate,
): readonly PersonDocument[] {
  const documents: PersonDocument[] = [];
  const add = (code: string, held: number) =>
    documents.push({
      code,
      state: dice.chance(held) ? 'held' : dice.pick(['obtainable', 'obtainable', 'unknown'] as const),
    });
  const settled = person.kind === 'family' ? 0.96 : 0.86;
  add('id-card', settled);
  if (dice.chance(0.8)) add('birth-certificate', settled);
  add('bank-account', person.kind === 'family' ? 0.86 : 0.6);
  for (const code of trade.documents) add(code, 0.75);
  if (dice.chance(0.3)) add('medical-fitness', 0.8);
  if (person.sex === 'male')
    documents.push(
      dice.chance(0.12)
        ? { code: 'service-card', state: 'not-before', from: addDays(today, dice.whole(20, 150)) }
        : { code: 'service-card', state: dice.chance(0.75) ? 'held' : 'obtainable' },
    );
  if (person.kind === 'released' && dice.chance(0.4)) add('record-certificate', 0.2);
  return documents;
}

export function licencesOf(dice: Dice, trade: DemoTrade, life: Life): readonly string[] {
  const licences = trade.licences.filter(() => dice.chance(0.92));
  const drives = dice.chance(life === 'man' ? 0.3 : 0.1);
  return drives && !licences.includes('driving-b') ? [...licences, 'driving-b'] : licences;
}

export function workspaceOf(dice: Dice) {
  return {
    areaM2: dice.known(0.1, dice.pick([0, 3, 4, 6, 6, 8, 8, 10, 12, 12, 15, 20, 40])),
    power: dice.known(0.05, dice.chance(0.97)),
    water: dice.known(0.1, dice.chance(0.88)),
    ventilation: dice.known(0.2, dice.chance(0.75)),
  };
}

export function aidOf(dice: Dice, trade: DemoTrade, today: LocalDate): readonly HouseholdAid[] {
  const aid: HouseholdAid[] = [];
  const monthly = (kind: string, low: number, high: number) =>
    aid.push({ kind, monthlyRial: dice.whole(low, high) * million });
  if (dice.chance(0.6)) monthly('cash-subsidy', 8, 20);
  if (dice.chance(0.25)) monthly('stipend-association', 10, 25);
  if (dice.chance(0.1)) monthly('stipend-emdad', 15, 30);
  else if (dice.chance(0.06)) monthly('stipend-behzisti', 15, 30);
  const ago = (low: number, high: number) => addDays(today, -dice.whole(low, high));
  if (dice.chance(0.05))
    aid.push({
      kind: 'kit',
      givenOn: ago(120, 1_100),
      ...(trade.iscoCode === null ? {} : { iscoCode: trade.iscoCode }),
    });
  if (dice.chance(0.05))
    aid.push({
      kind: 'loan-employment',
      givenOn: ago(200, 1_600),
      fundCode: 'fund-emdad',
      remainingRial: dice.whole(0, 90) * 10 * million,
    });
  if (dice.chance(0.05))
    aid.push({
      kind: 'loan-other',
      givenOn: ago(60, 700),
      fundCode: 'fund-association',
      remainingRial: dice.whole(1, 30) * 10 * million,
    });
  return aid;
}
