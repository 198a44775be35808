CREATE TABLE `placement_follow_up` (
	`placement_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`next_due_on` text NOT NULL,
	`evidence_on` text NOT NULL,
	`evidence` text NOT NULL,
	`tries` integer NOT NULL,
	`tried_on` text,
	`weekly_hours` real,
	`hours_on` text,
	`hours_before` real,
	`monthly_income_rial` integer,
	`income_on` text,
	`income_before` integer,
	`expected_end_on` text
);
--> statement-breakpoint
CREATE INDEX `placement_follow_up_due` ON `placement_follow_up` (`organisation_id`,`next_due_on`,`placement_id`);--> statement-breakpoint
CREATE INDEX `placement_follow_up_person` ON `placement_follow_up` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `visit_one_planned` ON `visit` (`placement_id`) WHERE done_on is null and cancelled_at is null;
--> statement-breakpoint
-- Every check that was neither withdrawn nor corrected.
CREATE VIEW placement_standing_check AS
SELECT c.* FROM placement_check c WHERE c.result <> 'void' AND NOT EXISTS (SELECT 1 FROM placement_check x WHERE x.corrects = c.id);
--> statement-breakpoint
-- What was last stated of a live work; an id that is put in here is worked out anew. `answered` is the day up to which checks
-- are answered (0 = the start), as in `check-schedule.rules.ts`: evidence up to 7 days early answers a due check.
CREATE VIEW placement_followed AS SELECT id AS placement_id FROM placement;
--> statement-breakpoint
CREATE TRIGGER placement_followed_anew INSTEAD OF INSERT ON placement_followed BEGIN
DELETE FROM placement_follow_up WHERE placement_id = NEW.placement_id;
INSERT INTO placement_follow_up SELECT k.placement_id, k.organisation_id, k.person_id,
  min(date(k.started_on, '+' || (CASE WHEN k.answered < 30 THEN 30 WHEN k.answered < 90 THEN 90 WHEN k.answered < 180 THEN 180 WHEN k.answered < 365 THEN 365
      ELSE 365 + ((k.answered - 365) / 180 + 1) * 180 END) || ' days'),
    CASE WHEN k.expected_end_on IS NOT NULL AND (k.checked_on IS NULL OR k.checked_on < k.expected_end_on) THEN k.expected_end_on ELSE '9999' END) AS next_due_on,
  coalesce(k.checked_on, k.started_on) AS evidence_on, k.evidence,
  (SELECT count(*) FROM placement_standing_check s WHERE s.placement_id = k.placement_id AND s.result = 'not-reached' AND s.checked_on >= coalesce(k.checked_on, k.started_on)) AS tries,
  (SELECT max(s.checked_on) FROM placement_standing_check s WHERE s.placement_id = k.placement_id AND s.result = 'not-reached' AND s.checked_on >= coalesce(k.checked_on, k.started_on)) AS tried_on,
  k.weekly_hours, k.hours_on, k.hours_before, k.monthly_income_rial, k.income_on, k.income_before, k.expected_end_on
FROM (SELECT p.id AS placement_id, p.organisation_id, p.person_id, p.started_on, p.expected_end_on,
  (SELECT s.checked_on FROM placement_standing_check s WHERE s.placement_id = p.id AND s.result IN ('working','ended') ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1) AS checked_on,
  max(0, coalesce(cast(round(julianday((SELECT s.checked_on FROM placement_standing_check s WHERE s.placement_id = p.id AND s.result IN ('working','ended') ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1)) - julianday(p.started_on)) AS integer) + 7, 0)) AS answered,
  coalesce((SELECT s.evidence FROM placement_standing_check s WHERE s.placement_id = p.id AND s.result IN ('working','ended') ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1), p.evidence) AS evidence,
  coalesce((SELECT s.weekly_hours FROM placement_standing_check s WHERE s.placement_id = p.id AND s.weekly_hours IS NOT NULL ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1), p.weekly_hours) AS weekly_hours,
  coalesce((SELECT s.checked_on FROM placement_standing_check s WHERE s.placement_id = p.id AND s.weekly_hours IS NOT NULL ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1), CASE WHEN p.weekly_hours IS NOT NULL THEN p.started_on END) AS hours_on,
  CASE WHEN (SELECT s.weekly_hours FROM placement_standing_check s WHERE s.placement_id = p.id AND s.weekly_hours IS NOT NULL ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1) IS NOT NULL THEN coalesce((SELECT s.weekly_hours FROM placement_standing_check s WHERE s.placement_id = p.id AND s.weekly_hours IS NOT NULL ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1 OFFSET 1), p.weekly_hours) END AS hours_before,
  coalesce((SELECT s.monthly_income_rial FROM placement_standing_check s WHERE s.placement_id = p.id AND s.monthly_income_rial IS NOT NULL ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1), p.monthly_income_rial) AS monthly_income_rial,
  coalesce((SELECT s.checked_on FROM placement_standing_check s WHERE s.placement_id = p.id AND s.monthly_income_rial IS NOT NULL ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1), CASE WHEN p.monthly_income_rial IS NOT NULL THEN p.started_on END) AS income_on,
  CASE WHEN (SELECT s.monthly_income_rial FROM placement_standing_check s WHERE s.placement_id = p.id AND s.monthly_income_rial IS NOT NULL ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1) IS NOT NULL THEN coalesce((SELECT s.monthly_income_rial FROM placement_standing_check s WHERE s.placement_id = p.id AND s.monthly_income_rial IS NOT NULL ORDER BY s.checked_on DESC, s.recorded_at DESC, s.id DESC LIMIT 1 OFFSET 1), p.monthly_income_rial) END AS income_before
  FROM placement p WHERE p.id = NEW.placement_id AND p.is_work AND p.ended_on IS NULL
  -- Not merged into the query around it: what is read here is read once.
  LIMIT 1 OFFSET 0) k;
END;
--> statement-breakpoint
CREATE TRIGGER placement_followed_added AFTER INSERT ON placement BEGIN INSERT INTO placement_followed VALUES (NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER placement_followed_changed AFTER UPDATE ON placement BEGIN INSERT INTO placement_followed VALUES (NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER placement_check_followed AFTER INSERT ON placement_check BEGIN INSERT INTO placement_followed VALUES (NEW.placement_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_followed_removed AFTER DELETE ON placement BEGIN DELETE FROM placement_follow_up WHERE placement_id = OLD.id; END;
--> statement-breakpoint
INSERT INTO placement_followed SELECT id FROM placement;
