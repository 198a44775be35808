-- What may be there once. Where a file breaks the rule already, the earliest stays as it is.
UPDATE `person` SET `head` = 0, `revision` = `revision` + 1 WHERE `head` = 1 AND EXISTS (
  SELECT 1 FROM `person` AS earlier WHERE earlier.`household_id` = `person`.`household_id` AND earlier.`head` = 1
  AND (earlier.`created_at`, earlier.`id`) < (`person`.`created_at`, `person`.`id`));
--> statement-breakpoint
UPDATE `placement` SET `ended_on` = `started_on` WHERE `ended_on` IS NULL AND EXISTS (
  SELECT 1 FROM `placement` AS earlier WHERE earlier.`person_id` = `placement`.`person_id`
  AND earlier.`opportunity_id` = `placement`.`opportunity_id` AND earlier.`ended_on` IS NULL
  AND (earlier.`created_at`, earlier.`id`) < (`placement`.`created_at`, `placement`.`id`));
--> statement-breakpoint
CREATE UNIQUE INDEX `account_one_username` ON `account` (lower("username"));--> statement-breakpoint
CREATE UNIQUE INDEX `household_one_head` ON `person` (`household_id`) WHERE head = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `placement_one_live` ON `placement` (`person_id`,`opportunity_id`) WHERE ended_on is null;
