ALTER TABLE `placement_version` ADD `origin` text DEFAULT 'referral' NOT NULL;
--> statement-breakpoint
DROP TABLE `outcome_span`;
--> statement-breakpoint
CREATE TABLE `outcome_group` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`sex` text NOT NULL,
	`province` text NOT NULL,
	`county` text NOT NULL,
	`household_type` text NOT NULL,
	`trade` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outcome_group_once` ON `outcome_group` (`organisation_id`,`province`,`county`,`trade`,`household_type`,`sex`,`kind`);
--> statement-breakpoint
CREATE TABLE `outcome_standing` (
	`id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`cause` text NOT NULL,
	`evidence` text NOT NULL,
	`at_intake` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outcome_standing_once` ON `outcome_standing` (`state`,`cause`,`evidence`,`at_intake`);
--> statement-breakpoint
CREATE TABLE `outcome_rectangle` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`since_day` integer NOT NULL,
	`known_from` integer NOT NULL,
	`known_to` integer NOT NULL,
	`group_id` integer NOT NULL,
	`standing_id` integer NOT NULL,
	`requested_day` integer NOT NULL,
	CONSTRAINT "outcome_rectangle_days" CHECK("outcome_rectangle"."from_day" < "outcome_rectangle"."to_day"),
	CONSTRAINT "outcome_rectangle_known" CHECK("outcome_rectangle"."known_from" < "outcome_rectangle"."known_to")
);
--> statement-breakpoint
CREATE INDEX `outcome_rectangle_person` ON `outcome_rectangle` (`person_id`,`known_to`);
--> statement-breakpoint
CREATE INDEX `outcome_rectangle_day` ON `outcome_rectangle` (`to_day`,`from_day`,`group_id`,`standing_id`,`requested_day`,`since_day`,`known_from`) WHERE known_to = 9000000000000000;
--> statement-breakpoint
CREATE INDEX `outcome_rectangle_group` ON `outcome_rectangle` (`group_id`,`to_day`,`from_day`,`standing_id`,`requested_day`,`since_day`,`known_from`) WHERE known_to = 9000000000000000;
--> statement-breakpoint
CREATE INDEX `outcome_rectangle_superseded` ON `outcome_rectangle` (`known_to`,`known_from`,`to_day`,`from_day`,`group_id`,`standing_id`,`requested_day`,`since_day`) WHERE known_to < 9000000000000000;
--> statement-breakpoint
CREATE TABLE `outcome_month` (
	`organisation_id` text NOT NULL,
	`month` integer NOT NULL,
	`standing_id` integer NOT NULL,
	`people` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `month`, `standing_id`)
);
--> statement-breakpoint
-- Another minimum wage may put other people in work.
CREATE TRIGGER wage_outcome_added AFTER INSERT ON reference_item WHEN NEW.catalogue = 'wages' BEGIN INSERT OR IGNORE INTO outcome_due (person_id) SELECT person_id FROM placement WHERE is_work = 1; END;
--> statement-breakpoint
CREATE TRIGGER wage_outcome_changed AFTER UPDATE OF data ON reference_item WHEN NEW.catalogue = 'wages' AND NEW.data <> OLD.data BEGIN INSERT OR IGNORE INTO outcome_due (person_id) SELECT person_id FROM placement WHERE is_work = 1; END;
--> statement-breakpoint
CREATE TRIGGER wage_outcome_removed AFTER DELETE ON reference_item WHEN OLD.catalogue = 'wages' BEGIN INSERT OR IGNORE INTO outcome_due (person_id) SELECT person_id FROM placement WHERE is_work = 1; END;
--> statement-breakpoint
CREATE VIEW outcome_span AS
SELECT r.id, r.person_id, r.from_day, r.to_day, r.since_day, r.known_from, r.known_to, r.requested_day, r.group_id, r.standing_id,
  s.state, nullif(s.cause, '') AS cause, nullif(s.evidence, '') AS evidence, s.at_intake, g.organisation_id, g.kind, g.sex, g.province,
  g.county, g.household_type, nullif(g.trade, '') AS trade
FROM outcome_rectangle r JOIN outcome_standing s ON s.id = r.standing_id JOIN outcome_group g ON g.id = r.group_id;
