CREATE TABLE `transparency_month` (
	`month` text PRIMARY KEY NOT NULL,
	`published_at` text NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `transparency_month_kept_u` BEFORE UPDATE ON `transparency_month` BEGIN SELECT RAISE(ABORT, 'what was published stays as it was'); END;--> statement-breakpoint
CREATE TRIGGER `transparency_month_kept_d` BEFORE DELETE ON `transparency_month` BEGIN SELECT RAISE(ABORT, 'what was published stays as it was'); END;
