CREATE TABLE `work_span` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`placement_id` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`known_from` integer NOT NULL,
	`known_to` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`household_id` text NOT NULL,
	`province` text NOT NULL,
	`trade` text,
	`started_day` integer NOT NULL,
	`last_day` integer NOT NULL,
	`stands_to` integer NOT NULL,
	`ended` integer NOT NULL,
	`income_rial` integer,
	`at_intake` integer NOT NULL,
	PRIMARY KEY(`person_id`, `kind`, `placement_id`, `known_from`, `from_day`),
	CONSTRAINT "work_span_kind" CHECK("work_span"."kind" in ('same-work','any-work')),
	CONSTRAINT "work_span_days" CHECK("work_span"."from_day" < "work_span"."to_day"),
	CONSTRAINT "work_span_known" CHECK("work_span"."known_from" < "work_span"."known_to")
);
--> statement-breakpoint
CREATE INDEX `work_span_scope` ON `work_span` (`kind`,`known_to`,`to_day`);--> statement-breakpoint
CREATE INDEX `work_span_organisation` ON `work_span` (`organisation_id`,`kind`,`known_to`,`to_day`);--> statement-breakpoint
ALTER TABLE `award` ADD `funded_recorded_at` text;--> statement-breakpoint
CREATE INDEX `award_day` ON `award` (`delivered_on`);