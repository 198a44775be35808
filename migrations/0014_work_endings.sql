CREATE TABLE `outcome_ending` (
	`person_id` text NOT NULL,
	`day` integer NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `day`)
);
--> statement-breakpoint
CREATE INDEX `outcome_ending_scope` ON `outcome_ending` (`organisation_id`,`day`);
--> statement-breakpoint
CREATE INDEX `outcome_ending_day` ON `outcome_ending` (`day`);
--> statement-breakpoint
INSERT OR IGNORE INTO outcome_due (person_id) SELECT person_id FROM placement WHERE is_work = 1;
