import type { LocalDate } from '../../kernel/calendar.ts';
import { type Statement, type StatementLine, statementFrom } from '../ledger/statement.rules.ts';

const nothing = { fundRial: 0, allocatedRial: 0 };
const isOwnPayment = ({ effect }: StatementLine): boolean => effect === 'received' || effect === 'returned';

/**
 * The money of a giver as it is shown to them, in the days from `from` on: payments of their own, and what became of them where
 * that may be told (`moneyTold`, ids of sponsorships). All else stays in what is left, as if it waited. What moved without a
 * kit (a transfer) is shown where nothing of its fund is held back. `whole`: the statement since the beginning.
 */
export function toldMoney(whole: Statement, moneyTold: ReadonlySet<string>, from?: LocalDate): Statement {
  const isHeldBack = (line: StatementLine): boolean =>
    !isOwnPayment(line) && line.sponsorshipId !== null && !moneyTold.has(line.sponsorshipId);
  const quiet = new Set(whole.lines.filter(isHeldBack).map(({ fundId }) => fundId));
  const shown = whole.lines.filter(
    (line) =>
      isOwnPayment(line) || (!isHeldBack(line) && !(line.sponsorshipId === null && quiet.has(line.fundId))),
  );
  const before = statementFrom(
    nothing,
    shown.filter(({ day }) => from !== undefined && day < from),
  );
  return statementFrom(
    { fundRial: before.leftRial, allocatedRial: before.allocatedRial },
    shown.filter(({ day }) => from === undefined || day >= from),
  );
}

/** Kits that a statement tells of, by the ids of their sponsorships. */
export function kitsIn({ lines }: Statement): readonly string[] {
  return [...new Set(lines.flatMap(({ sponsorshipId }) => sponsorshipId ?? []))];
}
