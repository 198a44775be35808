CREATE TABLE `ledger_day` (
	`organisation_id` text NOT NULL,
	`posted_on` text NOT NULL,
	`kind` text NOT NULL,
	`owner` text NOT NULL,
	`rial` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `posted_on`, `kind`, `owner`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- Kept by the database itself, in the transaction of the entry.
CREATE TRIGGER ledger_day_follows AFTER INSERT ON ledger_entry
BEGIN
  INSERT INTO ledger_day (organisation_id, posted_on, kind, owner, rial)
    SELECT NEW.organisation_id, NEW.posted_on, a.kind,
      CASE WHEN a.kind IN ('cash','unidentified') THEN a.ref WHEN f.source = 'benefactor' THEN '' ELSE a.fund_id END AS owner, sum(l.amount_rial)
    FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id LEFT JOIN fund f ON f.id = a.fund_id
    WHERE l.entry_id = NEW.id GROUP BY a.kind, 4
    ON CONFLICT (organisation_id, posted_on, kind, owner) DO UPDATE SET rial = rial + excluded.rial;
END;
