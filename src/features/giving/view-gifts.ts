import type { Actor } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { type JalaliMonth, monthOf } from '../../kernel/jalali-month.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { ownBenefactor } from '../benefactors/own-benefactor.repo.ts';
import { type Statement, statementFrom } from '../ledger/statement.rules.ts';
import { statementOf } from '../ledger/statements.repo.ts';
import { noticesOf } from '../money-in/notices.repo.ts';
import { organisationNames } from '../organisations/organisations.repo.ts';
import { isOfMoney, type PledgeRecord } from '../pledges/pledge-record.rules.ts';
import { findPledge, pledgesOf } from '../pledges/pledges.repo.ts';
import { type Livelihood, livelihoodOf } from './gift.rules.ts';
import type { Gift, GiftDetail, GiftMoney, GiftReceipt, Impact } from './gift-record.rules.ts';
import { impactQuery } from './gifts.input.ts';
import { type GiftFacts, giftFacts, purposesOf } from './gifts.repo.ts';
import { incomeBandOf } from './income-band.rules.ts';
import { moneyToldOf } from './money-told.repo.ts';
import { kitsIn, toldMoney } from './told-money.rules.ts';

/** All of a benefactor's own gifts, the latest first, with what became of each. */
export async function viewImpact(deps: Deps, actor: Actor, input: unknown): Promise<Result<Impact>> {
  const db = deps.database.read;
  const own = await ownBenefactor(db, actor);
  if (!own.ok) return own;
  const parsed = parse(impactQuery, input);
  if (!parsed.ok) return parsed;
  const { limit, cursor } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const all = await pledgesOf(db, own.value.id);
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after.id) + 1;
  const page = all.slice(from, from + limit);
  const last = page.at(-1);
  const { money, funds } = await moneyOf(db, own.value.id);
  const gifts = await giftsOf(db, page, funds);
  const whole = await giftFacts(
    db,
    all.map(({ id }) => id),
  );
  const families = new Set(
    [...whole.shares.values()]
      .flat()
      .filter(({ disclosure, news }) => hasReached({ disclosure, news }))
      .map(({ sponsorshipId }) => sponsorshipId),
  );
  return ok({
    items: gifts,
    total: all.length,
    ...(last && from + limit < all.length
      ? { nextCursor: writeCursor({ key: last.createdAt, id: last.id }) }
      : {}),
    money,
    families: families.size,
  });
}

/** One of them; those of others are not found (404). */
export async function viewGift(deps: Deps, actor: Actor, pledgeId: string): Promise<Result<GiftDetail>> {
  const db = deps.database.read;
  const own = await ownBenefactor(db, actor);
  if (!own.ok) return own;
  const pledge = await findPledge(db, pledgeId);
  if (pledge?.benefactorId !== own.value.id) return fail(problem('not-found'));
  const { funds } = await moneyOf(db, own.value.id);
  const [gift] = await giftsOf(db, [pledge], funds);
  if (!gift) return fail(problem('not-found'));
  const told = await noticesOf(db, pledge.id);
  return ok({
    ...gift,
    notices: told
      .filter(({ receiptId, dismissedAt }) => receiptId === null && dismissedAt === null)
      .map(({ reference, amountRial, paidOn }) => ({ reference, amountRial, paidOn })),
  });
}

const hasReached = (of: Pick<Parameters<typeof livelihoodOf>[0], 'disclosure' | 'news'>): boolean =>
  livelihoodOf({ ...of, receivedIn: null, shareRial: null, income: null }).steps.some(
    ({ step, state }) => step === 'delivered' && state === 'done',
  );

async function giftsOf(
  db: Reader,
  pledges: readonly PledgeRecord[],
  funds: ReadonlyMap<string, Statement>,
): Promise<readonly Gift[]> {
  const facts = await giftFacts(
    db,
    pledges.map(({ id }) => id),
  );
  const organisations = await organisationNames(db, [
    ...new Set(pledges.map(({ organisationId }) => organisationId)),
  ]);
  const purposes = await purposesOf(db, {
    causes: pledges.flatMap(({ causeId }) => causeId ?? []),
    campaigns: pledges.flatMap(({ campaignId }) => campaignId ?? []),
  });
  const fundOf = new Map([...facts.pledgeOfFund].map(([fundId, pledgeId]) => [pledgeId, fundId]));
  return pledges.map((pledge): Gift => {
    const { benefactorId: _, organisationId, ...shown } = pledge;
    const receipts = facts.receipts.get(pledge.id) ?? [];
    const statement = funds.get(fundOf.get(pledge.id) ?? '');
    return {
      pledge: shown,
      organisation: { id: organisationId, ...(organisations.get(organisationId) ?? { fa: '', en: '' }) },
      purpose: purposes.get(pledge.causeId ?? '') ?? purposes.get(pledge.campaignId ?? '') ?? null,
      money: isOfMoney(pledge) ? giftMoney(statement ?? statementFrom(nothing, [])) : null,
      dues: facts.dues.get(pledge.id) ?? [],
      receipts,
      given: facts.given.get(pledge.id) ?? [],
      livelihoods: livelihoodsOf(pledge, facts, firstMonth(receipts, statement)),
    };
  });
}

const nothing = { fundRial: 0, allocatedRial: 0 };

/** When the first of it came: by a payment, or the kit itself. */
function firstMonth(receipts: readonly GiftReceipt[], statement: Statement | undefined): JalaliMonth | null {
  const day =
    receipts[0]?.receivedOn ?? statement?.lines.find(({ effect }) => effect === 'received')?.day ?? null;
  return day === null ? null : monthOf(day);
}

function livelihoodsOf(
  pledge: PledgeRecord,
  facts: GiftFacts,
  receivedIn: JalaliMonth | null,
): readonly Livelihood[] {
  return (facts.shares.get(pledge.id) ?? []).map(({ incomeRial, ...share }) =>
    livelihoodOf({ ...share, receivedIn, income: incomeBandOf(incomeRial) }),
  );
}

/** What the ledger says of a benefactor's money as far as they are told, altogether and of each fund. */
async function moneyOf(
  db: Reader,
  benefactorId: string,
): Promise<{ readonly money: GiftMoney; readonly funds: ReadonlyMap<string, Statement> }> {
  const books = await statementOf(db, { benefactorId });
  const whole = toldMoney(books, await moneyToldOf(db, kitsIn(books)));
  const ids = [...new Set(whole.lines.map(({ fundId }) => fundId))];
  const funds = new Map(
    ids.map((id) => [
      id,
      statementFrom(
        nothing,
        whole.lines.filter(({ fundId }) => fundId === id),
      ),
    ]),
  );
  return { money: giftMoney(whole), funds };
}

const giftMoney = (of: Statement): GiftMoney => ({
  receivedRial: of.receivedRial,
  returnedRial: of.returnedRial + of.feesRial,
  movedRial: of.transferredRial,
  usedRial: of.spentRial - of.feesRial,
  setAsideRial: of.allocatedRial,
  waitingRial: of.leftRial,
});
