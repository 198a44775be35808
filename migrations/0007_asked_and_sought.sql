CREATE TABLE `ask` (
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
	CONSTRAINT "ask_status" CHECK("ask"."status" in ('new','answered')),
	CONSTRAINT "ask_outcome" CHECK("ask"."outcome" in ('registered','already-with-us','not-reached','not-interested','not-suitable','given-elsewhere','filled')),
	CONSTRAINT "ask_answered" CHECK(("ask"."status" = 'answered') = ("ask"."outcome" is not null) and ("ask"."status" = 'answered') = ("ask"."answered_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ask_reference_unique` ON `ask` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `ask_once` ON `ask` (`phone_index`,`opportunity_id`);--> statement-breakpoint
CREATE INDEX `ask_scope` ON `ask` (`organisation_id`,`status`,`asked_at`,`id`);--> statement-breakpoint
CREATE INDEX `ask_opportunity` ON `ask` (`opportunity_id`);--> statement-breakpoint
CREATE INDEX `ask_person` ON `ask` (`person_id`);--> statement-breakpoint
CREATE INDEX `ask_kept` ON `ask` (`status`,`answered_at`);--> statement-breakpoint
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
CREATE UNIQUE INDEX `missed_query_once` ON `missed_query` (`digest`);--> statement-breakpoint
CREATE INDEX `missed_query_frequency` ON `missed_query` (`state`,`count`);--> statement-breakpoint
CREATE INDEX `missed_query_weeks` ON `missed_query` (`state`,`first_week`);--> statement-breakpoint
CREATE TABLE `searched_person` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `searched_person_once` ON `searched_person` (`person_id`);
--> statement-breakpoint
CREATE VIRTUAL TABLE search_people USING fts5(own, names, sounds, ends, skills, content='', contentless_delete=1, detail=column, tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE TRIGGER person_not_searched BEFORE DELETE ON person
WHEN EXISTS (SELECT 1 FROM searched_person WHERE person_id = OLD.id)
BEGIN
	DELETE FROM search_people WHERE rowid = (SELECT id FROM searched_person WHERE person_id = OLD.id);
	DELETE FROM searched_person WHERE person_id = OLD.id;
	-- What was deleted stays in the index until its parts are merged: names must not.
	INSERT INTO search_people(search_people) VALUES ('optimize');
END;
