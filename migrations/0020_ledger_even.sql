-- What stands beside the balance of an entry as a whole: promises by themselves for each pledge, and what was spent by
-- itself for each fund. So what is held (bank, stock, credit) equals the funds, what is set aside and what is unidentified.
CREATE TRIGGER ledger_entry_even BEFORE INSERT ON ledger_entry
BEGIN
  SELECT RAISE(ABORT, 'ledger: promises do not balance') WHERE EXISTS (SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND a.kind IN ('pledges-receivable','promised') GROUP BY a.ref HAVING sum(l.amount_rial) <> 0);
  SELECT RAISE(ABORT, 'ledger: what is spent does not balance') WHERE EXISTS (SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND a.kind IN ('released','aid-granted','write-off') GROUP BY a.fund_id HAVING sum(l.amount_rial) <> 0);
END;
