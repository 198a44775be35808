-- Every change of a fact that matching reads is noted by the id of whose it is (see docs/decisions/0021).
CREATE TRIGGER person_fact_added AFTER INSERT ON person BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER person_fact_changed AFTER UPDATE ON person BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER person_fact_removed AFTER DELETE ON person BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', OLD.id); END;
--> statement-breakpoint
CREATE TRIGGER person_restriction_fact_added AFTER INSERT ON person_restriction BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_restriction_fact_changed AFTER UPDATE ON person_restriction BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_restriction_fact_removed AFTER DELETE ON person_restriction BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', OLD.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_supervision_fact_added AFTER INSERT ON person_supervision BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_supervision_fact_changed AFTER UPDATE ON person_supervision BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_supervision_fact_removed AFTER DELETE ON person_supervision BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', OLD.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_custody_fact_added AFTER INSERT ON person_custody BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_custody_fact_changed AFTER UPDATE ON person_custody BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', NEW.person_id); END;
--> statement-breakpoint
CREATE TRIGGER person_custody_fact_removed AFTER DELETE ON person_custody BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('person', OLD.person_id); END;
--> statement-breakpoint
CREATE TRIGGER household_fact_added AFTER INSERT ON household BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('household', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER household_fact_changed AFTER UPDATE ON household BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('household', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER household_fact_removed AFTER DELETE ON household BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('household', OLD.id); END;
--> statement-breakpoint
CREATE TRIGGER household_aid_fact_added AFTER INSERT ON household_aid BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('household', NEW.household_id); END;
--> statement-breakpoint
CREATE TRIGGER household_aid_fact_changed AFTER UPDATE ON household_aid BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('household', NEW.household_id); END;
--> statement-breakpoint
CREATE TRIGGER household_aid_fact_removed AFTER DELETE ON household_aid BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('household', OLD.household_id); END;
--> statement-breakpoint
CREATE TRIGGER opportunity_fact_added AFTER INSERT ON opportunity BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER opportunity_fact_changed AFTER UPDATE ON opportunity BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER opportunity_fact_removed AFTER DELETE ON opportunity BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', OLD.id); END;
--> statement-breakpoint
CREATE TRIGGER referral_fact_added AFTER INSERT ON referral WHEN NEW.state = 'offered' BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER referral_fact_changed AFTER UPDATE ON referral WHEN NEW.state = 'offered' OR OLD.state = 'offered' BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER referral_fact_removed AFTER DELETE ON referral WHEN OLD.state = 'offered' BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', OLD.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_fact_added AFTER INSERT ON placement BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_fact_changed AFTER UPDATE ON placement BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', NEW.opportunity_id); END;
--> statement-breakpoint
CREATE TRIGGER placement_fact_removed AFTER DELETE ON placement BEGIN INSERT INTO fact_change (entity, entity_id) VALUES ('opportunity', OLD.opportunity_id); END;
