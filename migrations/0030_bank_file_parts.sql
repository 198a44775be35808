CREATE TABLE `bank_file_part` (
	`file_id` text NOT NULL,
	`no` integer NOT NULL,
	`rows_sealed` text,
	`outcome` text,
	`landed_at` text,
	PRIMARY KEY(`file_id`, `no`),
	FOREIGN KEY (`file_id`) REFERENCES `bank_file`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bank_file_part_landed" CHECK(("bank_file_part"."rows_sealed" is null) = ("bank_file_part"."landed_at" is not null))
);
--> statement-breakpoint
CREATE INDEX `bank_file_part_open` ON `bank_file_part` (`file_id`,`no`) WHERE landed_at is null;--> statement-breakpoint
ALTER TABLE `bank_file` ADD `passed_over` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `bank_file` ADD `received_rial` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `bank_file` ADD `unknown_headers` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `bank_file` ADD `begun_at` text;--> statement-breakpoint
ALTER TABLE `bank_file` ADD `landed_at` text;--> statement-breakpoint
CREATE UNIQUE INDEX `bank_file_once` ON `bank_file` (`bank_account_id`,`digest`);--> statement-breakpoint
CREATE INDEX `bank_file_landing` ON `bank_file` (`begun_at`) WHERE landed_at is null;
--> statement-breakpoint
UPDATE bank_file SET begun_at = imported_at, landed_at = imported_at;
--> statement-breakpoint
-- Lines of many entries may come before the first of these entries: each is judged by what its accounts hold after its own
-- lines, no longer only where these are the last of all.
DROP TRIGGER ledger_entry_whole;
--> statement-breakpoint
CREATE TRIGGER ledger_entry_whole BEFORE INSERT ON ledger_entry
BEGIN
  SELECT RAISE(ABORT, 'ledger: that entry is posted') WHERE EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id OR source_key = NEW.source_key OR reverses = NEW.reverses);
  SELECT RAISE(ABORT, 'ledger: out of order') WHERE NEW.seq <> 1 + coalesce((SELECT max(seq) FROM ledger_entry WHERE organisation_id = NEW.organisation_id), 0);
  SELECT RAISE(ABORT, 'ledger: does not balance') WHERE (SELECT count(*) < 2 OR coalesce(sum(amount_rial), 1) <> 0 FROM ledger_line WHERE entry_id = NEW.id);
  SELECT RAISE(ABORT, 'ledger: account of others') WHERE EXISTS (SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND a.organisation_id <> NEW.organisation_id);
  SELECT RAISE(ABORT, 'ledger: not of this kind of entry') WHERE EXISTS (SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND NOT EXISTS (SELECT 1 FROM ledger_shape s WHERE s.entry_kind = NEW.kind AND s.account_kind = a.kind AND s.side = CASE WHEN l.amount_rial > 0 THEN 1 ELSE -1 END));
  SELECT RAISE(ABORT, 'ledger: overdrawn') WHERE EXISTS (SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND l.account_seq = (SELECT max(m.account_seq) FROM ledger_line m WHERE m.entry_id = NEW.id AND m.account_id = l.account_id)
    AND (a.kind IN ('cash','pledges-receivable','credit-line','kit-stock','loans-receivable') AND l.balance_rial < 0
      OR a.kind IN ('promised','unidentified','fund','allocated') AND l.balance_rial > 0));
  SELECT RAISE(ABORT, 'ledger: day to come') WHERE NEW.posted_on IS NOT date(NEW.posted_on) OR NEW.posted_on > date(NEW.recorded_at, '+1 day');
  SELECT RAISE(ABORT, 'ledger: year is closed') WHERE EXISTS (SELECT 1 FROM ledger_year WHERE organisation_id = NEW.organisation_id AND closed_through >= NEW.posted_on);
  SELECT RAISE(ABORT, 'ledger: not what it reverses') WHERE NEW.reverses IS NOT NULL AND (
    NOT EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.reverses AND organisation_id = NEW.organisation_id AND kind <> 'reversal')
    OR EXISTS (SELECT account_id, sum(amount_rial) FROM (SELECT account_id, amount_rial FROM ledger_line WHERE entry_id = NEW.id
      UNION ALL SELECT account_id, amount_rial FROM ledger_line WHERE entry_id = NEW.reverses) GROUP BY account_id HAVING sum(amount_rial) <> 0));
END;
