import type { LocalDate } from '../../kernel/calendar.ts';
import { type JalaliMonth, monthOf } from '../../kernel/jalali-month.ts';
import type { Effect, Statement } from '../ledger/statement.rules.ts';

/** One line of a giver's statement: a payment of their own by its day, all else by its month. */
export interface OwnLine {
  readonly month: JalaliMonth;
  /** Of what they paid or got back. */
  readonly day: LocalDate | null;
  readonly effect: Effect;
  /** Rials; negative where it undoes. */
  readonly amountRial: number;
  readonly fundId: string;
  readonly receiptId: string | null;
}

/**
 * A year of a giver's money, in rials:
 * opening + given + moved − returned − used = left, of which a part is set aside for kits that are being prepared.
 */
export interface OwnYear {
  readonly openingRial: number;
  readonly givenRial: number;
  readonly movedRial: number;
  readonly returnedRial: number;
  readonly usedRial: number;
  readonly leftRial: number;
  readonly setAsideRial: number;
  readonly lines: readonly OwnLine[];
}

const ownPayment: ReadonlySet<Effect> = new Set(['received', 'returned', 'fee']);

/** What the ledger says of a year as its giver is shown it: what was used of a gift is one line a month. */
export function ownYearOf(statement: Statement): OwnYear {
  const lines = new Map<string, OwnLine>();
  const add = (key: string, line: OwnLine) => {
    const known = lines.get(key);
    lines.set(key, known ? { ...known, amountRial: known.amountRial + line.amountRial } : line);
  };
  for (const { entryId, day, effect, amountRial, transferredRial, fundId, receiptId } of statement.lines) {
    const month = monthOf(day);
    if (ownPayment.has(effect)) {
      add(entryId + fundId, { month, day, effect, amountRial, fundId, receiptId });
      continue;
    }
    const sum = (of: Effect, rial: number) => {
      if (rial !== 0)
        add(`${month} ${fundId} ${of}`, {
          month,
          day: null,
          effect: of,
          amountRial: rial,
          fundId,
          receiptId: null,
        });
    };
    if (effect !== 'transferred') sum(effect, amountRial);
    sum('transferred', transferredRial);
  }
  return {
    openingRial: statement.openingRial + statement.openingAllocatedRial,
    givenRial: statement.receivedRial,
    movedRial: statement.transferredRial,
    returnedRial: statement.returnedRial + statement.feesRial,
    usedRial: statement.spentRial - statement.feesRial,
    leftRial: statement.leftRial + statement.allocatedRial,
    setAsideRial: statement.allocatedRial,
    lines: [...lines.values()].filter(({ amountRial }) => amountRial !== 0),
  };
}
