ALTER TABLE `household_aid` ADD `award_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `household_aid_once_per_award` ON `household_aid` (`award_id`);--> statement-breakpoint
-- What was handed over before this was written down of its household: what is left of a loan is not known by now.
INSERT INTO household_aid (id, household_id, kind, given_on, fund_code, isco_code, award_id)
SELECT 'aid_' || a.id, a.household_id,
  CASE WHEN a.kind = 'kit' THEN 'kit'
    WHEN json_extract(o.loan, '$.programme') IN ('working-capital', 'season-advance', 'permit-bridge') THEN 'loan-other'
    ELSE 'loan-employment' END,
  a.delivered_on, json_extract(o.loan, '$.fundCode'), CASE WHEN a.kind = 'kit' THEN o.isco_code END, a.id
FROM award a JOIN household h ON h.id = a.household_id LEFT JOIN opportunity o ON o.id = a.opportunity_id
WHERE a.delivered_on IS NOT NULL AND a.voided_at IS NULL;
