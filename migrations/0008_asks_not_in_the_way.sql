PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_ask` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`opportunity_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`name_sealed` text NOT NULL,
	`phone_sealed` text NOT NULL,
	`phone_index` text NOT NULL,
	`county` text NOT NULL,
	`asked_at` text NOT NULL,
	`call_by` text NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`outcome` text,
	`person_id` text,
	`answered_at` text,
	`answered_by` text,
	`more_asked_on` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "ask_status" CHECK("__new_ask"."status" in ('new','answered')),
	CONSTRAINT "ask_outcome" CHECK("__new_ask"."outcome" in ('registered','already-with-us','not-reached','not-interested','not-suitable','given-elsewhere','filled')),
	CONSTRAINT "ask_answered" CHECK(("__new_ask"."status" = 'answered') = ("__new_ask"."outcome" is not null) and ("__new_ask"."status" = 'answered') = ("__new_ask"."answered_at" is not null))
);
--> statement-breakpoint
INSERT INTO `__new_ask`("id", "reference", "opportunity_id", "organisation_id", "name_sealed", "phone_sealed", "phone_index", "county", "asked_at", "call_by", "status", "outcome", "person_id", "answered_at", "answered_by", "more_asked_on", "revision") SELECT "id", "reference", "opportunity_id", "organisation_id", "name_sealed", "phone_sealed", "phone_index", "county", "asked_at", "call_by", "status", "outcome", "person_id", "answered_at", "answered_by", NULL, "revision" FROM `ask`;--> statement-breakpoint
DROP TABLE `ask`;--> statement-breakpoint
ALTER TABLE `__new_ask` RENAME TO `ask`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `ask_reference_unique` ON `ask` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `ask_once` ON `ask` (`phone_index`,`opportunity_id`);--> statement-breakpoint
CREATE INDEX `ask_scope` ON `ask` (`organisation_id`,`status`,`asked_at`,`id`);--> statement-breakpoint
CREATE INDEX `ask_opportunity` ON `ask` (`opportunity_id`);--> statement-breakpoint
CREATE INDEX `ask_person` ON `ask` (`person_id`);--> statement-breakpoint
CREATE INDEX `ask_kept` ON `ask` (`status`,`answered_at`);