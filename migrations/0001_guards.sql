-- What tables cannot say by themselves: the audit chain is only appended to, and an opportunity never holds more
-- people (unended placements and referrals in `offered`) than it has vacancies.
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit rows are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER referral_event_no_update BEFORE UPDATE ON referral_event BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER referral_event_no_delete BEFORE DELETE ON referral_event BEGIN SELECT RAISE(ABORT, 'history is never removed'); END;
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
