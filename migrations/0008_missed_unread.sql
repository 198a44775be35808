-- What was counted stood here in clear; a digest cannot be made of it here, and what is searched for comes again.
DROP TABLE `missed_query`;
--> statement-breakpoint
CREATE TABLE `missed_query` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`query` text,
	`count` integer NOT NULL,
	`first_week` text NOT NULL,
	`last_week` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`answer` text,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `missed_query_once` ON `missed_query` (`digest`);
--> statement-breakpoint
CREATE INDEX `missed_query_frequency` ON `missed_query` (`state`,`count`);
--> statement-breakpoint
CREATE INDEX `missed_query_weeks` ON `missed_query` (`state`,`first_week`);
