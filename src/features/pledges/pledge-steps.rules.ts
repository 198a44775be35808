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
  what: ['kind', 'cadence', 'amount', 'own', 'quantity', 'description', 'causeId', 'slots', 'campaignId'],
  use: ['earmark', 'trade', 'province', 'intention', 'fallback'],
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
  const name = path === 'earmarkRef' ? 'trade' : path === 'amountRial' ? 'amount' : path;
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
