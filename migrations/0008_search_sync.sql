CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_index_state` (
	`index` text PRIMARY KEY NOT NULL,
	`built_under` text,
	`phase` text DEFAULT 'idle' NOT NULL,
	`build_under` text,
	`cursor` text DEFAULT '' NOT NULL,
	`loaded` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`started_at` text,
	`finished_at` text,
	`error` text,
	`next_at` text,
	`drop_old_at` text,
	`compared` text
);
--> statement-breakpoint
ALTER TABLE `search_outbox` ADD `build_task_uid` integer;--> statement-breakpoint
ALTER TABLE `search_outbox` ADD `noted_at` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `search_outbox` ADD `noted` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `search_outbox` ADD `together` integer DEFAULT 1000 NOT NULL;--> statement-breakpoint
ALTER TABLE `search_outbox` ADD `error` text;--> statement-breakpoint
CREATE INDEX `search_outbox_state` ON `search_outbox` (`state`,`index`,`next_at`);