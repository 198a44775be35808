import { addDays, type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import type { IdKind } from '../../kernel/ids.ts';
import { addJalaliMonths, monthOf } from '../../kernel/jalali-month.ts';
import type { NewEntry } from '../ledger/ledger.rules.ts';
import { spreadOverDues, stateByMoney } from '../money-in/due.rules.ts';
import { dueDayIn } from '../pledges/due-day.rules.ts';
import { paymentReferenceFrom } from '../pledges/payment-reference.rules.ts';
import type { Cadence, DueState, EarmarkKind, Fallback, Intention } from '../pledges/pledge.rules.ts';
import { intentionLimits } from '../pledges/pledge-limits.rules.ts';
import { type Dice, demoId, diceOf, officeInstant } from './demo-dice.rules.ts';
import type { GivingRows, NewPledgeRow } from './demo-giving.repo.ts';

/** A fund with what came into it and when. */
export interface Pot {
  readonly fundId: string;
  readonly pledgeId: string | null;
  readonly benefactorId: string | null;
  readonly intention: Intention;
  readonly fallback: Fallback | null;
  readonly earmark: EarmarkKind;
  readonly earmarkRef: string | null;
  readonly causeId: string | null;
  readonly came: readonly { readonly on: LocalDate; readonly rial: number }[];
  usedRial: number;
}

export interface MoneyPledge {
  readonly key: string;
  readonly benefactorId: string;
  /** Of one time, or of one month. */
  readonly amountRial: number;
  readonly madeOn: LocalDate;
  readonly cadence?: Cadence;
  readonly months?: number | null;
  readonly intention?: Intention;
  readonly earmark?: EarmarkKind;
  readonly earmarkRef?: string | null;
  readonly causeId?: string | null;
  readonly campaignId?: string | null;
  readonly fallback?: Fallback;
  /** What came of it by when; the whole of each due some days after it where nothing is said. */
  readonly came?: readonly { readonly on: LocalDate; readonly rial: number }[];
  readonly over?: { readonly as: 'withdrawn' | 'lapsed'; readonly on: LocalDate };
}

const percent = 5;

/** What a share brings to the pooled contingency. */
export const contingencyOf = (rial: number, intention: Intention): number =>
  intentionLimits[intention].contingency ? Math.floor((rial * percent) / 100) : 0;
/** The most of a price that so much can pay, its contingency beside it. */
export const payable = (leftRial: number, intention: Intention): number =>
  intentionLimits[intention].contingency ? Math.floor((leftRial * 100) / (100 + percent)) : leftRial;
export const leftOn = ({ came, usedRial }: Pot, day: LocalDate): number =>
  came.reduce((sum, { on, rial }) => sum + (on <= day ? rial : 0), 0) - usedRial;

const weights: Readonly<Record<Intention, number>> = {
  none: 40,
  sadaqah: 20,
  nazr: 14,
  zakat: 10,
  waqf: 6,
  'on-behalf': 10,
};
const intentions = Object.keys(weights) as readonly Intention[];
export const intentionBy = (dice: Dice): Intention => dice.weighted(intentions, (one) => weights[one]);
export const fallbackBy = (dice: Dice, intention: Intention): Fallback =>
  dice.weighted(intentionLimits[intention].fallbacks, (one) => (one === 'similar' ? 6 : 1));

/** Writes pledges into an organisation's rows, with their funds, dues, receipts and entries. */
export function pledgesInto(
  rows: GivingRows,
  at: {
    readonly today: LocalDate;
    readonly bankAccountId: string;
    readonly system: string;
    newId(kind: IdKind): string;
  },
) {
  const { organisationId } = rows;
  const { today, bankAccountId } = at;
  const entry = (of: Omit<NewEntry, 'organisationId'>) =>
    void rows.entries.push({ ...of, organisationId, id: at.newId('entry') });
  const promiseLines = (pledgeId: string, rial: number): NewEntry['lines'] => [
    { account: { kind: 'pledges-receivable', ref: pledgeId }, amountRial: rial },
    { account: { kind: 'promised', ref: pledgeId }, amountRial: -rial },
  ];

  function pledgeRow(
    key: string,
    dice: Dice,
    of: Omit<NewPledgeRow, 'id' | 'organisationId' | 'paymentReference' | 'createdAt'>,
  ) {
    const row: NewPledgeRow = {
      ...of,
      id: demoId('pledge', key),
      organisationId,
      paymentReference: paymentReferenceFrom(Uint8Array.from({ length: 11 }, () => dice.whole(0, 249))),
      createdAt: officeInstant(dice, of.startsOn as LocalDate),
    };
    rows.pledges.push(row);
    return row;
  }

  function fundOf(pledge: NewPledgeRow): string {
    const id = at.newId('fund');
    rows.funds.push({
      id,
      organisationId,
      source: 'benefactor',
      purpose: 'given',
      benefactorId: pledge.benefactorId,
      pledgeId: pledge.id,
      ...(pledge.campaignId ? { campaignId: pledge.campaignId } : {}),
      intention: pledge.intention ?? 'none',
      createdAt: pledge.createdAt,
    });
    return id;
  }

  const told = (pledge: NewPledgeRow, on: LocalDate, details: Record<string, unknown>, dice: Dice) =>
    void rows.news.push({
      id: at.newId('news'),
      benefactorId: pledge.benefactorId,
      pledgeId: pledge.id,
      kind: 'received',
      month: monthOf(on),
      details,
      createdAt: officeInstant(dice, on),
      seenAt: on < addDays(today, -10) ? officeInstant(dice, addDays(on, 2)) : null,
    });

  const receipt = (
    dice: Dice,
    on: LocalDate,
    amountRial: number,
    pledgeId: string | null,
    payer: string | null = null,
  ): string => {
    const id = at.newId('receipt');
    rows.receipts.push({
      id,
      number: '',
      organisationId,
      bankAccountId,
      receivedOn: on,
      amountRial,
      reference: String(dice.whole(100_000_000_000, 999_999_999_999)),
      payer,
      source: dice.chance(0.6) ? 'bank-file' : 'manual',
      state: pledgeId === null ? 'unmatched' : 'matched',
      pledgeId,
      recordedAt: officeInstant(dice, on < today ? addDays(on, on < addDays(today, -1) ? 1 : 0) : on),
      recordedBy: at.system,
    });
    return id;
  };

  return {
    entry,
    receipt,
    pledgeRow,
    fundOf,
    promiseLines,
    told,

    /** A pledge of money with all that fell due and came of it by today. */
    money(given: MoneyPledge): Pot {
      const { key, madeOn, amountRial, cadence = 'once', months = null, over, intention = 'none' } = given;
      const dice = diceOf(`pledge ${key}`);
      const id = demoId('pledge', key);
      const until = over?.on ?? today;
      const dueDays = [madeOn];
      for (let n = 1; cadence === 'monthly' && (months === null || n < months); n++) {
        const dueOn = dueDayIn(madeOn, addJalaliMonths(monthOf(madeOn), n));
        if (dueOn > until) break;
        dueDays.push(dueOn);
      }
      const came = (
        given.came ?? dueDays.map((on) => ({ on: addDays(on, dice.whole(0, 3)), rial: amountRial }))
      )
        .filter(({ on }) => on < today)
        .toSorted((a, b) => (a.on < b.on ? -1 : 1));
      const receivedRial = came.reduce((sum, { rial }) => sum + rial, 0);
      const asDue = dueDays.map((on) => ({
        month: monthOf(on),
        amountRial,
        receivedRial: 0,
        state: 'due' as DueState,
      }));
      const spread = spreadOverDues(asDue, receivedRial);
      const state =
        over?.as ?? stateByMoney({ cadence, months, state: 'promised' }, receivedRial, spread.dues);
      const row = pledgeRow(key, dice, {
        benefactorId: given.benefactorId,
        kind: 'money',
        cadence,
        amountRial,
        intention,
        earmark: given.earmark ?? 'any',
        earmarkRef: given.earmarkRef ?? null,
        causeId: given.causeId ?? null,
        campaignId: given.campaignId ?? null,
        fallback: given.fallback ?? 'similar',
        state,
        startsOn: madeOn,
        months,
        withdrawnAt: over?.as === 'withdrawn' ? officeInstant(dice, over.on) : null,
        revision: 1 + came.length + (over ? 1 : 0),
      });
      const fundId = fundOf(row);
      dueDays.forEach((dueOn, i) => {
        const part = spread.dues[i];
        rows.dues.push({
          pledgeId: id,
          month: monthOf(dueOn),
          dueOn,
          amountRial,
          receivedRial: part?.receivedRial ?? 0,
          state: over && part?.state === 'due' ? 'dropped' : (part?.state ?? 'due'),
        });
        entry({
          kind: 'promise',
          postedOn: dueOn,
          sourceKey: `promise:${id}:${monthOf(dueOn)}`,
          pledgeId: id,
          lines: promiseLines(id, amountRial),
        });
      });
      let taken = 0;
      came.forEach(({ on, rial }) => {
        const receiptId = receipt(dice, on, rial, id);
        const promised = dueDays.filter((dueOn) => dueOn <= on).length * amountRial - taken;
        const kept = Math.min(promised, rial);
        taken += kept;
        entry({
          kind: 'receipt',
          postedOn: on,
          sourceKey: `receipt:${receiptId}`,
          pledgeId: id,
          receiptId,
          lines: [
            { account: { kind: 'cash', ref: bankAccountId }, amountRial: rial },
            ...(kept > 0 ? [{ account: { kind: 'promised', ref: id } as const, amountRial: kept }] : []),
            { account: { kind: 'fund', fundId }, amountRial: -rial },
            ...(kept > 0
              ? [{ account: { kind: 'pledges-receivable', ref: id } as const, amountRial: -kept }]
              : []),
          ],
        });
        told(row, on, { receiptId, amountRial: rial }, dice);
      });
      if (over) {
        if (spread.openRial > 0)
          entry({
            kind: 'promise-dropped',
            postedOn: over.on,
            sourceKey: `${over.as}:${id}${over.as === 'lapsed' ? ':1' : ''}`,
            pledgeId: id,
            lines: promiseLines(id, -spread.openRial),
          });
        rows.pledgeEvents.push({
          id: at.newId('pledgeEvent'),
          pledgeId: id,
          event: over.as,
          happenedOn: over.on,
          recordedAt: officeInstant(dice, over.on),
          recordedBy: at.system,
        });
      }
      return {
        fundId,
        pledgeId: id,
        benefactorId: given.benefactorId,
        intention,
        fallback: given.fallback ?? 'similar',
        earmark: given.earmark ?? 'any',
        earmarkRef: given.earmarkRef ?? null,
        causeId: given.causeId ?? null,
        came,
        usedRial: 0,
      };
    },

    /** A kit that was given in kind and lies in stock, at its worth. */
    kit(given: {
      readonly key: string;
      readonly benefactorId: string;
      readonly worthRial: number;
      readonly opportunityId: string;
      readonly description: string;
      readonly madeOn: LocalDate;
      readonly cameOn: LocalDate | null;
    }): Pot {
      const { key, madeOn, cameOn, worthRial } = given;
      const dice = diceOf(`kit ${key}`);
      const row = pledgeRow(key, dice, {
        benefactorId: given.benefactorId,
        kind: 'kit',
        amountRial: worthRial,
        description: given.description,
        opportunityId: given.opportunityId,
        fallback: 'similar',
        state: cameOn ? 'received' : 'promised',
        startsOn: madeOn,
        revision: cameOn ? 2 : 1,
      });
      const fundId = fundOf(row);
      rows.dues.push({
        pledgeId: row.id,
        month: monthOf(madeOn),
        dueOn: madeOn,
        amountRial: worthRial,
        receivedRial: cameOn ? worthRial : 0,
        state: cameOn ? 'received' : 'due',
      });
      entry({
        kind: 'promise',
        postedOn: madeOn,
        sourceKey: `promise:${row.id}:${monthOf(madeOn)}`,
        pledgeId: row.id,
        lines: promiseLines(row.id, worthRial),
      });
      if (cameOn) {
        entry({
          kind: 'in-kind',
          postedOn: cameOn,
          sourceKey: `in-kind:${row.id}`,
          pledgeId: row.id,
          lines: [
            { account: { kind: 'kit-stock', ref: row.id }, amountRial: worthRial },
            { account: { kind: 'promised', ref: row.id }, amountRial: worthRial },
            { account: { kind: 'fund', fundId }, amountRial: -worthRial },
            { account: { kind: 'pledges-receivable', ref: row.id }, amountRial: -worthRial },
          ],
        });
        told(row, cameOn, { amountRial: worthRial }, dice);
      }
      return {
        fundId,
        pledgeId: row.id,
        benefactorId: given.benefactorId,
        intention: 'none',
        fallback: 'similar',
        earmark: 'any',
        earmarkRef: null,
        causeId: null,
        came: [],
        usedRial: 0,
      };
    },
  };
}
export type Pledges = ReturnType<typeof pledgesInto>;

/** Numbers receipts in the order in which they came, each Jalali year anew. */
export function numbered(rows: GivingRows, yearOf: (day: LocalDate) => number): GivingRows {
  const next = new Map<number, number>();
  const receipts = rows.receipts
    .toSorted((a, b) => (a.receivedOn === b.receivedOn ? 0 : a.receivedOn < b.receivedOn ? -1 : 1))
    .map((row) => {
      const year = yearOf(row.receivedOn as LocalDate);
      const n = (next.get(year) ?? 0) + 1;
      next.set(year, n);
      return { ...row, number: `${year}-${String(n).padStart(6, '0')}` };
    });
  return { ...rows, receipts };
}

export const dayOf = (instant: string): LocalDate => tehranDay(instant);
