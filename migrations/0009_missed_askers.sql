CREATE TABLE `missed_asker` (
	`digest` text PRIMARY KEY NOT NULL,
	`caller` text NOT NULL,
	`week` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `missed_asker_caller` ON `missed_asker` (`caller`);