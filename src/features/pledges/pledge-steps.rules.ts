import type { LocalDate } from '../../kernel/calendar.ts';
import {
  addJalaliMonths,
  firstDayOfMonth,
  type JalaliMonth,
  monthOf,
  readJalaliMonth,
} from '../../kernel/jalali-month.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { pledgeKinds } from './pledge.rules.ts';
import { rialsOfTypedTomans } from './typed-amount.rules.ts';

/** What or how much, how to use it, who; then a look at all of it. */
export const pledgeSteps = ['what', 'use', 'you', 'check'] as const;
export type PledgeStep = (typeof pledgeSteps)[number];

/** What was answered so far, as it was typed or chosen; empty = not yet. */
export const answerNames = [
  'kind',
  'cadence',
  'amount',
  'own',
  'quantity',
  'description',
  'startsIn',
  'months',
  'causeId',
  'slots',
  'earmark',
  'trade',
  'province',
  'campaignId',
  'intention',
  'fallback',
  'name',
  'phone',
] as const;
export type AnswerName = (typeof answerNames)[number];
export type PledgeAnswers = Readonly<Record<AnswerName, string>>;

export const noAnswers: PledgeAnswers = {
  ...(Object.fromEntries(answerNames.map((name) => [name, ''])) as Record<AnswerName, string>),
  kind: 'money',
  // Never more than what was asked for: a month's gift is chosen, not assumed.
  cadence: 'once',
  earmark: 'any',
  intention: 'none',
  fallback: 'similar',
};

/** Which answers each step asks for. */
export const answersOf: Readonly<Record<PledgeStep, readonly AnswerName[]>> = {
  what: [
    'kind',
    'cadence',
    'amount',
    'own',
    'quantity',
    'description',
    'startsIn',
    'months',
    'causeId',
    'slots',
  ],
  use: ['earmark', 'trade', 'province', 'campaignId', 'intention', 'fallback'],
  you: ['name', 'phone'],
  check: [],
};

/** Amounts to tap, in rials: from 200,000 to 5 million tomans. */
export const quickAmounts = [2_000_000, 5_000_000, 10_000_000, 50_000_000] as const;
/** The choice of an amount of one's own. */
export const ownAmount = 'own';

/** The amount in rials: tapped, or typed in tomans; undefined where nothing can be read. */
export function amountOf({ amount, own }: Pick<PledgeAnswers, 'amount' | 'own'>): number | undefined {
  if (amount !== '' && amount !== ownAmount) return /^\d{1,15}$/.test(amount) ? Number(amount) : undefined;
  return rialsOfTypedTomans(own);
}

const isMoneyLike = (kind: string) => kind === 'money' || kind === 'kit';
const whole = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN);

/** From which month on, and for how many: the first of a month to come, else today; until stopped where nothing is said. */
function timesOf({ startsIn, months }: PledgeAnswers): { startsOn?: string; months?: number } {
  const month = readJalaliMonth(startsIn);
  return {
    ...(startsIn === '' ? {} : { startsOn: month ? firstDayOfMonth(month) : startsIn }),
    ...(months === '' ? {} : { months: whole(months) }),
  };
}

/** For how many months a monthly pledge may be made by tapping; nothing chosen = until it is stopped. */
export const monthChoices = [3, 6, 12, 24, 36] as const;

/** The months in which one may begin, after this one: a year ahead at most. */
export function startChoices(today: LocalDate): readonly JalaliMonth[] {
  const now = monthOf(today);
  return Array.from({ length: 11 }, (_, i) => addJalaliMonths(now, i + 1));
}

/** The body that `makePledge` takes. What cannot be read goes along to be refused there with its field. */
export function bodyOfAnswers(answers: PledgeAnswers): Readonly<Record<string, unknown>> {
  const { kind, cadence, quantity, description, causeId, slots, earmark, campaignId, intention, fallback } =
    answers;
  const isMonthly = kind === 'money' || kind === 'standing-order' ? cadence : 'once';
  const of = causeId !== '' && kind === 'money' ? 'cause' : earmark;
  return {
    kind,
    cadence: isMonthly,
    ...(isMoneyLike(kind) ? { amountRial: amountOf(answers) } : {}),
    ...(isMoneyLike(kind) ? {} : { quantity: whole(quantity) }),
    ...(description === '' ? {} : { description }),
    ...(isMonthly === 'monthly' ? timesOf(answers) : {}),
    earmark: of,
    ...(of === 'cause' ? { causeId, ...(slots === '' ? {} : { slots: whole(slots) }) } : {}),
    ...(of === 'trade' ? { earmarkRef: answers.trade } : {}),
    ...(of === 'province' ? { earmarkRef: answers.province } : {}),
    ...(campaignId === '' ? {} : { campaignId }),
    intention,
    fallback,
  };
}

/** The step that asks for a field of the body. */
export function stepOf(path: string): PledgeStep {
  const names: Readonly<Record<string, AnswerName>> = {
    earmarkRef: 'trade',
    amountRial: 'amount',
    startsOn: 'startsIn',
  };
  const name = names[path] ?? path;
  return pledgeSteps.find((step) => (answersOf[step] as readonly string[]).includes(name)) ?? 'use';
}

/** The first step with a wrong answer; undefined where all before the person are good. */
export function wrongStep(errors: readonly FieldError[]): PledgeStep | undefined {
  const wrong = new Set(errors.map(({ path }) => stepOf(path)));
  return pledgeSteps.find((step) => wrong.has(step));
}

/** Answers that an address may bring along to begin with, such as from a cause's page. */
export function answersIn(query: Readonly<Record<string, string>>): PledgeAnswers {
  const { cause = '', campaign = '', kind = '', trade = '', province = '', cadence = '' } = query;
  const rial = /^\d{4,15}$/.test(query.amount ?? '') ? Number(query.amount) : undefined;
  const isQuick = quickAmounts.some((one) => one === rial);
  const short = (text: string) => text.slice(0, 60);
  return {
    ...noAnswers,
    kind: pledgeKinds.find((one) => one === kind) ?? 'money',
    cadence: cadence === 'monthly' ? 'monthly' : 'once',
    // As much as the last time, in rials: tapped where it is among those to tap.
    amount: rial === undefined ? '' : isQuick ? String(rial) : ownAmount,
    own: rial === undefined || isQuick ? '' : String(Math.floor(rial / 10)),
    causeId: short(cause),
    campaignId: short(campaign),
    trade: short(trade),
    province: short(province),
    earmark: trade !== '' ? 'trade' : province !== '' ? 'province' : 'any',
  };
}
