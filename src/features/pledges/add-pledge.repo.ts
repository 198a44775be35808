import { eq } from 'drizzle-orm';
import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { pledge } from '../../schema/pledges.ts';
import { reserveSlots } from '../causes/slots.repo.ts';
import { openFund } from '../ledger/funds.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { fallDue } from './fall-due.repo.ts';
import { paymentReferenceFrom } from './payment-reference.rules.ts';
import { isOfMoney, type PledgeRecord, slotHoldDays } from './pledge-record.rules.ts';
import { pledgeRefused } from './pledge-refusals.rules.ts';

/** A pledge as it is to be kept, judged before (`pledge.input.ts`, `pledge-limits.rules.ts`). */
export type NewPledge = Omit<
  PledgeRecord,
  'id' | 'paymentReference' | 'state' | 'withdrawnAt' | 'createdAt' | 'revision'
> & {
  readonly id: string;
  /** How many whole slots of its cause it holds; 0 = it pays toward one. */
  readonly slots: number;
  /** Today in Iran. */
  readonly today: LocalDate;
};

/**
 * Keeps a pledge: its row with a payment reference, the slots it holds, and of money or a kit its fund and what falls due of
 * it by today, promised in the ledger. Refuses (409) where fewer slots are open, nothing being held then.
 */
export async function addPledge(
  change: Change,
  deps: Pick<Deps, 'crypto' | 'newId' | 'now'>,
  actor: ChangeActor,
  { slots, today, ...given }: NewPledge,
): Promise<Result<PledgeRecord>> {
  const { tx, audit } = change;
  const made: PledgeRecord = {
    ...given,
    paymentReference: await newReference(tx, deps),
    state: 'promised',
    withdrawnAt: null,
    createdAt: deps.now().toISOString(),
    revision: 1,
  };
  await tx.insert(pledge).values(made);
  if (slots > 0 && made.causeId !== null) {
    const held = await reserveSlots(tx, {
      causeId: made.causeId,
      pledgeId: made.id,
      count: slots,
      until: addDays(today, slotHoldDays),
    });
    if (!held) return fail(pledgeRefused('slotsTaken'));
  }
  const { amountRial } = made;
  if (isOfMoney(made) && amountRial !== null) {
    await openFund(tx, deps, {
      organisationId: made.organisationId,
      source: 'benefactor',
      purpose: 'given',
      benefactorId: made.benefactorId,
      pledgeId: made.id,
      ...(made.campaignId === null ? {} : { campaignId: made.campaignId }),
      intention: made.intention,
    });
    if (made.cadence === 'once' || made.startsOn <= today) {
      const due = await fallDue(
        change,
        deps,
        actor,
        { ...made, amountRial },
        {
          month: monthOf(made.startsOn),
          dueOn: made.startsOn,
          postedOn: today,
        },
      );
      if (!due.ok) return due;
    }
  }
  const { id, organisationId: _o, benefactorId: _b, paymentReference: _p, description: _d, ...values } = made;
  audit({
    action: 'pledge.make',
    entity: 'pledge',
    entityId: id,
    fields: Object.entries(values).flatMap(([name, value]) => (value === null ? [] : name)),
    values: { ...values, slots },
  });
  return ok(made);
}

/** Digits that no pledge has. */
async function newReference(db: Reader, { crypto }: Pick<Deps, 'crypto'>): Promise<string> {
  for (;;) {
    const paymentReference = paymentReferenceFrom(crypto.randomBytes(11));
    const [known] = await db
      .select({ id: pledge.id })
      .from(pledge)
      .where(eq(pledge.paymentReference, paymentReference));
    if (!known) return paymentReference;
  }
}
