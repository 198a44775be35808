CREATE TABLE `pledge_event` (
	`id` text PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`event` text NOT NULL,
	`quantity` integer,
	`note` text,
	`happened_on` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledge`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledge_event_known" CHECK("pledge_event"."event" in ('confirmed','given','withdrawn','lapsed','revived')),
	CONSTRAINT "pledge_event_given" CHECK(("pledge_event"."event" = 'given') = ("pledge_event"."quantity" is not null)),
	CONSTRAINT "pledge_event_quantity" CHECK(coalesce("pledge_event"."quantity", 1) > 0)
);
--> statement-breakpoint
CREATE INDEX `pledge_event_of` ON `pledge_event` (`pledge_id`,`happened_on`);--> statement-breakpoint
CREATE INDEX `ledger_entry_receipt` ON `ledger_entry` (`receipt_id`);--> statement-breakpoint
CREATE TRIGGER pledge_event_no_update BEFORE UPDATE ON pledge_event BEGIN SELECT RAISE(ABORT, 'what became of a pledge is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER pledge_event_no_delete BEFORE DELETE ON pledge_event BEGIN SELECT RAISE(ABORT, 'what became of a pledge is never edited'); END;
--> statement-breakpoint
-- What came stays as it came, and its number with it; only what is decided about it moves.
CREATE TRIGGER receipt_fixed BEFORE UPDATE OF id, number, organisation_id, bank_account_id, received_on, amount_rial, reference, source ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt stays as it came'); END;
--> statement-breakpoint
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'a receipt stays as it came'); END;
