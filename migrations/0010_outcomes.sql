CREATE TABLE `award` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`household_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`opportunity_id` text,
	`placement_id` text,
	`amount_rial` integer NOT NULL,
	`benefactor_rial` integer NOT NULL,
	`approved_on` text NOT NULL,
	`funded_on` text,
	`delivered_on` text,
	`bunching_reason` text,
	`voided_at` text,
	`void_reason` text,
	`recorded_at` text NOT NULL,
	`delivery_recorded_at` text,
	`recorded_by` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`placement_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "award_kind" CHECK("award"."kind" in ('kit','loan')),
	CONSTRAINT "award_amount" CHECK("award"."amount_rial" > 0),
	CONSTRAINT "award_share" CHECK("award"."benefactor_rial" between 0 and "award"."amount_rial"),
	CONSTRAINT "award_order" CHECK("award"."delivered_on" is null or "award"."delivered_on" >= "award"."approved_on"),
	CONSTRAINT "award_voided_reasoned" CHECK(("award"."voided_at" is null) = ("award"."void_reason" is null))
);
--> statement-breakpoint
CREATE INDEX `award_delivered` ON `award` (`organisation_id`,`delivered_on`);--> statement-breakpoint
CREATE INDEX `award_household` ON `award` (`household_id`,`delivered_on`);--> statement-breakpoint
CREATE INDEX `award_person` ON `award` (`person_id`);--> statement-breakpoint
CREATE TABLE `outcome_due` (
	`person_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outcome_span` (
	`person_id` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`known_from` integer NOT NULL,
	`known_to` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`cause` text,
	`evidence` text,
	`at_intake` integer NOT NULL,
	`requested_day` integer NOT NULL,
	`kind` text NOT NULL,
	`sex` text NOT NULL,
	`province` text NOT NULL,
	`county` text NOT NULL,
	`household_type` text NOT NULL,
	`trade` text,
	PRIMARY KEY(`person_id`, `known_from`, `from_day`),
	CONSTRAINT "outcome_span_days" CHECK("outcome_span"."from_day" < "outcome_span"."to_day"),
	CONSTRAINT "outcome_span_known" CHECK("outcome_span"."known_from" <= "outcome_span"."known_to")
);
--> statement-breakpoint
CREATE INDEX `outcome_span_scope` ON `outcome_span` (`organisation_id`,`known_to`,`to_day`);--> statement-breakpoint
CREATE TABLE `person_state` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`recorded_at` text NOT NULL,
	`requested_on` text NOT NULL,
	`status` text NOT NULL,
	`status_reason` text,
	`status_since` text NOT NULL,
	`custody_status` text,
	`custody_since` text,
	`custody_until` text,
	`work_permitted` integer DEFAULT false NOT NULL,
	`kind` text NOT NULL,
	`sex` text NOT NULL,
	`birth_date` text NOT NULL,
	`province` text NOT NULL,
	`county` text NOT NULL,
	`household_id` text NOT NULL,
	`household_type` text NOT NULL,
	`trade` text
);
--> statement-breakpoint
CREATE INDEX `person_state_person` ON `person_state` (`person_id`,`seq`);--> statement-breakpoint
CREATE TABLE `placement_check` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`placement_id` text NOT NULL,
	`person_id` text NOT NULL,
	`checked_on` text NOT NULL,
	`result` text NOT NULL,
	`evidence` text,
	`weekly_hours` real,
	`monthly_income_rial` integer,
	`source` text DEFAULT 'check' NOT NULL,
	`corrects` text,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`placement_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "placement_check_result" CHECK("placement_check"."result" in ('working','ended','not-reached','void')),
	CONSTRAINT "placement_check_evidenced" CHECK(("placement_check"."evidence" is null) = ("placement_check"."result" in ('not-reached','void'))),
	CONSTRAINT "placement_check_void_corrects" CHECK("placement_check"."result" <> 'void' or "placement_check"."corrects" is not null),
	CONSTRAINT "placement_check_hours" CHECK("placement_check"."weekly_hours" between 0 and 112),
	CONSTRAINT "placement_check_income" CHECK("placement_check"."monthly_income_rial" >= 0),
	CONSTRAINT "placement_check_source" CHECK("placement_check"."source" in ('check','visit','recall'))
);
--> statement-breakpoint
CREATE INDEX `placement_check_placement` ON `placement_check` (`placement_id`,`checked_on`);--> statement-breakpoint
CREATE INDEX `placement_check_person` ON `placement_check` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `placement_check_corrected_once` ON `placement_check` (`corrects`) WHERE corrects is not null;--> statement-breakpoint
CREATE TABLE `placement_version` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`placement_id` text NOT NULL,
	`person_id` text NOT NULL,
	`recorded_at` text NOT NULL,
	`started_on` text NOT NULL,
	`expected_end_on` text,
	`ended_on` text,
	`end_reason` text,
	`weekly_hours` real,
	`monthly_income_rial` integer,
	`evidence` text NOT NULL,
	`is_work` integer NOT NULL,
	`isco_code` text
);
--> statement-breakpoint
CREATE INDEX `placement_version_placement` ON `placement_version` (`placement_id`,`seq`);--> statement-breakpoint
CREATE INDEX `placement_version_person` ON `placement_version` (`person_id`,`seq`);--> statement-breakpoint
CREATE TABLE `recall` (
	`id` text PRIMARY KEY NOT NULL,
	`quarter` text NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`placement_id` text,
	`drawn_at` text NOT NULL,
	`result` text,
	`answered_on` text,
	`answered_at` text,
	`answered_by` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`placement_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recall_result" CHECK("recall"."result" in ('confirmed','denied','not-reached')),
	CONSTRAINT "recall_answered" CHECK(("recall"."result" is null) = ("recall"."answered_at" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recall_once` ON `recall` (`quarter`,`person_id`);--> statement-breakpoint
CREATE INDEX `recall_scope` ON `recall` (`organisation_id`,`quarter`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`placement_id` text,
	`planned_on` text NOT NULL,
	`done_on` text,
	`outcome` text,
	`cancelled_at` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`placement_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_outcome" CHECK("visit"."outcome" in ('well','needs-help','ended','not-found')),
	CONSTRAINT "visit_done" CHECK(("visit"."done_on" is null) = ("visit"."outcome" is null))
);
--> statement-breakpoint
CREATE INDEX `visit_scope` ON `visit` (`organisation_id`,`done_on`,`planned_on`);--> statement-breakpoint
CREATE INDEX `visit_placement` ON `visit` (`placement_id`);--> statement-breakpoint
CREATE INDEX `visit_person` ON `visit` (`person_id`);--> statement-breakpoint
-- A placement need not come from an opportunity. Nothing may name the table while it is made anew.
DROP VIEW opportunity_held;
--> statement-breakpoint
DROP TRIGGER referral_holds_vacancy;
--> statement-breakpoint
DROP TRIGGER referral_offered_at_birth;
--> statement-breakpoint
DROP TRIGGER opportunity_keeps_room;
--> statement-breakpoint
CREATE TABLE `__new_placement` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`opportunity_id` text,
	`referral_id` text,
	`origin` text DEFAULT 'referral' NOT NULL,
	`is_work` integer DEFAULT true NOT NULL,
	`isco_code` text,
	`started_on` text NOT NULL,
	`expected_end_on` text,
	`ended_on` text,
	`end_reason` text,
	`weekly_hours` real,
	`monthly_income_rial` integer,
	`evidence` text DEFAULT 'call' NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "placement_order" CHECK("__new_placement"."ended_on" is null or "__new_placement"."ended_on" >= "__new_placement"."started_on"),
	CONSTRAINT "placement_ended_reasoned" CHECK(("__new_placement"."ended_on" is null) = ("__new_placement"."end_reason" is null)),
	CONSTRAINT "placement_origin" CHECK("__new_placement"."origin" in ('referral','kit','loan','own','at-intake')),
	CONSTRAINT "placement_evidence" CHECK("__new_placement"."evidence" in ('insurance','bank','visit','employer','call')),
	CONSTRAINT "placement_hours" CHECK("__new_placement"."weekly_hours" between 0 and 112),
	CONSTRAINT "placement_income" CHECK("__new_placement"."monthly_income_rial" >= 0)
);
--> statement-breakpoint
INSERT INTO `__new_placement`("id", "organisation_id", "person_id", "opportunity_id", "referral_id", "origin", "is_work", "isco_code", "started_on", "expected_end_on", "ended_on", "end_reason", "weekly_hours", "monthly_income_rial", "evidence", "created_at", "updated_at", "revision") SELECT p."id", p."organisation_id", p."person_id", p."opportunity_id", p."referral_id",
  CASE o."kind" WHEN 'kit' THEN 'kit' WHEN 'loan-programme' THEN 'loan' ELSE 'referral' END, o."kind" <> 'training', o."isco_code", p."started_on", NULL, p."ended_on",
  CASE WHEN p."ended_on" IS NOT NULL THEN 'other' END, NULL, o."monthly_income_rial", 'call', p."created_at", p."created_at", 1 FROM `placement` p JOIN `opportunity` o ON o."id" = p."opportunity_id";--> statement-breakpoint
DROP TABLE `placement`;--> statement-breakpoint
ALTER TABLE `__new_placement` RENAME TO `placement`;--> statement-breakpoint
CREATE UNIQUE INDEX `placement_referral_id_unique` ON `placement` (`referral_id`);--> statement-breakpoint
CREATE INDEX `placement_opportunity` ON `placement` (`opportunity_id`,`ended_on`);--> statement-breakpoint
CREATE INDEX `placement_person` ON `placement` (`person_id`);--> statement-breakpoint
CREATE INDEX `placement_scope` ON `placement` (`organisation_id`,`ended_on`,`started_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `placement_one_live` ON `placement` (`person_id`,`opportunity_id`) WHERE ended_on is null;
--> statement-breakpoint
CREATE VIEW opportunity_held AS
SELECT opportunity_id, count(*) AS held FROM (
  SELECT opportunity_id FROM placement WHERE ended_on IS NULL
  UNION ALL
  SELECT opportunity_id FROM referral WHERE state = 'offered'
) GROUP BY opportunity_id;
--> statement-breakpoint
CREATE TRIGGER referral_holds_vacancy AFTER UPDATE OF state ON referral WHEN NEW.state = 'offered'
BEGIN SELECT RAISE(ABORT, 'vacancies are full') WHERE
  (SELECT count(*) FROM placement WHERE opportunity_id = NEW.opportunity_id AND ended_on IS NULL)
  + (SELECT count(*) FROM referral WHERE opportunity_id = NEW.opportunity_id AND state = 'offered')
  > (SELECT vacancies FROM opportunity WHERE id = NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER referral_offered_at_birth AFTER INSERT ON referral WHEN NEW.state = 'offered'
BEGIN SELECT RAISE(ABORT, 'vacancies are full') WHERE
  (SELECT count(*) FROM placement WHERE opportunity_id = NEW.opportunity_id AND ended_on IS NULL)
  + (SELECT count(*) FROM referral WHERE opportunity_id = NEW.opportunity_id AND state = 'offered')
  > (SELECT vacancies FROM opportunity WHERE id = NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_takes_vacancy AFTER INSERT ON placement WHEN NEW.ended_on IS NULL
BEGIN SELECT RAISE(ABORT, 'vacancies are full') WHERE
  (SELECT count(*) FROM placement WHERE opportunity_id = NEW.opportunity_id AND ended_on IS NULL)
  + (SELECT count(*) FROM referral WHERE opportunity_id = NEW.opportunity_id AND state = 'offered')
  > (SELECT vacancies FROM opportunity WHERE id = NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_reopened AFTER UPDATE OF ended_on ON placement WHEN NEW.ended_on IS NULL AND OLD.ended_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'vacancies are full') WHERE
  (SELECT count(*) FROM placement WHERE opportunity_id = NEW.opportunity_id AND ended_on IS NULL)
  + (SELECT count(*) FROM referral WHERE opportunity_id = NEW.opportunity_id AND state = 'offered')
  > (SELECT vacancies FROM opportunity WHERE id = NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER opportunity_keeps_room AFTER UPDATE OF vacancies ON opportunity WHEN NEW.vacancies < OLD.vacancies
BEGIN SELECT RAISE(ABORT, 'vacancies are held') WHERE
  (SELECT count(*) FROM placement WHERE opportunity_id = NEW.id AND ended_on IS NULL)
  + (SELECT count(*) FROM referral WHERE opportunity_id = NEW.id AND state = 'offered') > NEW.vacancies; END;
--> statement-breakpoint
CREATE TRIGGER placement_fact_added AFTER INSERT ON placement WHEN NEW.opportunity_id IS NOT NULL BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_fact_changed AFTER UPDATE ON placement WHEN NEW.opportunity_id IS NOT NULL BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_fact_removed AFTER DELETE ON placement WHEN OLD.opportunity_id IS NOT NULL BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', OLD.opportunity_id); END;
--> statement-breakpoint
-- What figures read of somebody changed: their spans are derived anew by the change that did it (docs/decisions/0036).
CREATE TRIGGER person_outcome_added AFTER INSERT ON person BEGIN INSERT OR IGNORE INTO outcome_due (person_id) VALUES (NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER person_outcome_changed AFTER UPDATE OF status, status_reason, status_since, requested_at, kind, sex, birth_date, province, county, head, household_id, wishes, experience ON person BEGIN INSERT OR IGNORE INTO outcome_due (person_id) SELECT id FROM person WHERE id = NEW.id OR (NEW.head IS NOT OLD.head OR NEW.household_id <> OLD.household_id OR NEW.sex <> OLD.sex) AND household_id IN (NEW.household_id, OLD.household_id); END;
--> statement-breakpoint
CREATE TRIGGER person_custody_outcome_added AFTER INSERT ON person_custody BEGIN INSERT OR IGNORE INTO outcome_due (person_id) VALUES (NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_custody_outcome_changed AFTER UPDATE ON person_custody BEGIN INSERT OR IGNORE INTO outcome_due (person_id) VALUES (NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_custody_outcome_removed AFTER DELETE ON person_custody BEGIN INSERT OR IGNORE INTO outcome_due (person_id) VALUES (OLD.person_id); END;
--> statement-breakpoint
CREATE TRIGGER household_outcome_changed AFTER UPDATE OF dependants ON household BEGIN INSERT OR IGNORE INTO outcome_due (person_id) SELECT id FROM person WHERE household_id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER placement_outcome_added AFTER INSERT ON placement BEGIN INSERT OR IGNORE INTO outcome_due (person_id) VALUES (NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_outcome_changed AFTER UPDATE ON placement BEGIN INSERT OR IGNORE INTO outcome_due (person_id) VALUES (NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_check_outcome_added AFTER INSERT ON placement_check BEGIN INSERT OR IGNORE INTO outcome_due (person_id) VALUES (NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_check_no_update BEFORE UPDATE ON placement_check BEGIN SELECT RAISE(ABORT, 'checks are corrected by another'); END;
--> statement-breakpoint
CREATE TRIGGER placement_check_no_delete BEFORE DELETE ON placement_check BEGIN SELECT RAISE(ABORT, 'checks are corrected by another'); END;
--> statement-breakpoint
CREATE TRIGGER placement_version_no_update BEFORE UPDATE ON placement_version BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER placement_version_no_delete BEFORE DELETE ON placement_version BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER person_state_no_update BEFORE UPDATE ON person_state BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER person_state_no_delete BEFORE DELETE ON person_state BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
--> statement-breakpoint
INSERT INTO outcome_due (person_id) SELECT id FROM person;
