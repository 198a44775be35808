CREATE TABLE `missed_query` (
	`id` text PRIMARY KEY NOT NULL,
	`query` text NOT NULL,
	`count` integer NOT NULL,
	`first_week` text NOT NULL,
	`last_week` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`answer` text,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `missed_query_once` ON `missed_query` (`query`);--> statement-breakpoint
CREATE INDEX `missed_query_frequency` ON `missed_query` (`state`,`count`);--> statement-breakpoint
CREATE INDEX `missed_query_weeks` ON `missed_query` (`state`,`first_week`);