ALTER TABLE `ledger_request` ADD `refund` text;--> statement-breakpoint
DROP TRIGGER ledger_shape_no_insert;
--> statement-breakpoint
INSERT INTO ledger_shape (entry_kind, account_kind, side) VALUES
  ('bank-fee','write-off',1),('bank-fee','fund',1),('bank-fee','cash',-1),('bank-fee','released',-1);
--> statement-breakpoint
CREATE TRIGGER ledger_shape_no_insert BEFORE INSERT ON ledger_shape BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
