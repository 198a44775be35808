CREATE TABLE `fact_change` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fact_change_version` ON `fact_change` (`entity`,`seq`);--> statement-breakpoint
CREATE INDEX `opportunity_newest` ON `opportunity` (`closed_at`,"opens_on" desc,`id`);