import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranDay, tehranToday, toJalali } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { ownBenefactor } from '../benefactors/own-benefactor.repo.ts';
import { daysOfYear } from '../ledger/request.rules.ts';
import { statementOf } from '../ledger/statements.repo.ts';
import { organisationNames } from '../organisations/organisations.repo.ts';
import { pledgesOf } from '../pledges/pledges.repo.ts';
import { ownStatementQuery } from './gifts.input.ts';
import { giftFacts } from './gifts.repo.ts';
import { moneyToldOf } from './money-told.repo.ts';
import { type OwnLine, type OwnYear, ownYearOf } from './own-statement.rules.ts';
import { kitsIn, toldMoney } from './told-money.rules.ts';

export interface OwnStatement extends Omit<OwnYear, 'lines'> {
  readonly year: number;
  readonly from: LocalDate;
  /** The last day of the year, or today. */
  readonly to: LocalDate;
  readonly name: string;
  /** To whom it was given. */
  readonly organisations: readonly Text[];
  readonly lines: readonly (Omit<OwnLine, 'fundId'> & {
    readonly pledgeId: string;
    readonly paymentReference: string;
    readonly receiptNumber: string | null;
  })[];
  /** Years that there is something of, the latest first. */
  readonly years: readonly number[];
}

/**
 * What a benefactor gave in a Jalali year and what became of it as far as they are told. What came and went back is the ledger's to
 * the rial; of the rest, what is not told stands in what is left.
 */
export async function viewOwnStatement(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<OwnStatement>> {
  const db = deps.database.read;
  const own = await ownBenefactor(db, actor);
  if (!own.ok) return own;
  const parsed = parse(ownStatementQuery, input);
  if (!parsed.ok) return parsed;
  const today = tehranToday(deps.now());
  const thisYear = toJalali(today).year;
  const year = parsed.value.year ?? thisYear;
  const { first, last } = daysOfYear(year);
  const books = await statementOf(db, { benefactorId: own.value.id, to: last });
  const { lines, ...sums } = ownYearOf(toldMoney(books, await moneyToldOf(db, kitsIn(books)), first));
  const pledges = await pledgesOf(db, own.value.id);
  const facts = await giftFacts(
    db,
    pledges.map(({ id }) => id),
  );
  const references = new Map(pledges.map(({ id, paymentReference }) => [id, paymentReference]));
  const numbers = new Map([...facts.receipts.values()].flat().map(({ id, number }) => [id, number]));
  const names = await organisationNames(db, [
    ...new Set(pledges.map(({ organisationId }) => organisationId)),
  ]);
  const begun = Math.min(
    thisYear,
    ...pledges.map(({ createdAt }) => toJalali(tehranDay(createdAt)).year),
    ...[...facts.receipts.values()].flat().map(({ receivedOn }) => toJalali(receivedOn).year),
  );
  return ok({
    ...sums,
    year,
    from: first,
    to: last < today ? last : today,
    name: own.value.name,
    organisations: [...names.values()],
    lines: lines.map(({ fundId, ...line }) => {
      const pledgeId = facts.pledgeOfFund.get(fundId) ?? '';
      return {
        ...line,
        pledgeId,
        paymentReference: references.get(pledgeId) ?? '',
        receiptNumber: line.receiptId === null ? null : (numbers.get(line.receiptId) ?? null),
      };
    }),
    years: Array.from({ length: thisYear - begun + 1 }, (_, i) => thisYear - i),
  });
}
