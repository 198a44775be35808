CREATE TABLE `work_due` (
	`person_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `work_span` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`placement_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`household_id` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`known_from` integer NOT NULL,
	`known_to` integer NOT NULL,
	`state` text NOT NULL,
	`started_day` integer NOT NULL,
	`last_day` integer NOT NULL,
	`trade` text,
	`income_rial` integer,
	`at_intake` integer NOT NULL,
	CONSTRAINT "work_span_kind" CHECK("work_span"."kind" in ('same-work','any-work')),
	CONSTRAINT "work_span_state" CHECK("work_span"."state" in ('stands','unknown','over')),
	CONSTRAINT "work_span_days" CHECK("work_span"."from_day" < "work_span"."to_day"),
	CONSTRAINT "work_span_known" CHECK("work_span"."known_from" < "work_span"."known_to")
);
--> statement-breakpoint
CREATE INDEX `work_span_person` ON `work_span` (`person_id`,`kind`,`placement_id`);--> statement-breakpoint
CREATE INDEX `work_span_day` ON `work_span` (`kind`,`to_day`,`from_day`,`at_intake`,`organisation_id`,`trade`,`state`,`started_day`,`last_day`) WHERE known_to = 9000000000000000;--> statement-breakpoint
CREATE INDEX `work_span_organisation` ON `work_span` (`organisation_id`,`kind`,`to_day`,`from_day`,`at_intake`,`trade`,`state`,`started_day`,`last_day`) WHERE known_to = 9000000000000000;--> statement-breakpoint
CREATE INDEX `work_span_income` ON `work_span` (`household_id`,`to_day`,`from_day`,`income_rial`,`organisation_id`) WHERE known_to = 9000000000000000 and kind = 'same-work' and state = 'stands';--> statement-breakpoint
ALTER TABLE `award` ADD `funded_recorded_at` text;--> statement-breakpoint
CREATE INDEX `award_day` ON `award` (`delivered_on`);--> statement-breakpoint
CREATE INDEX `person_needs` ON `person` (`organisation_id`,`household_id`) WHERE status = 'seeking' and (instr(wishes, '"kind":"kit"') > 0 or instr(wishes, '"kind":"loan-programme"') > 0);
--> statement-breakpoint
-- What works are derived from was added to: the spans of whose they are are derived anew by the same change.
CREATE TRIGGER placement_version_work_due AFTER INSERT ON placement_version BEGIN INSERT OR IGNORE INTO work_due (person_id) VALUES (NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_check_work_due AFTER INSERT ON placement_check BEGIN INSERT OR IGNORE INTO work_due (person_id) VALUES (NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_state_work_due AFTER INSERT ON person_state WHEN EXISTS (SELECT 1 FROM placement_version WHERE person_id = NEW.person_id) BEGIN INSERT OR IGNORE INTO work_due (person_id) VALUES (NEW.person_id); END;
--> statement-breakpoint
INSERT OR IGNORE INTO work_due (person_id) SELECT person_id FROM placement_version;
