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
CREATE TABLE `recovery_code` (
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`account_id`, `code_hash`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sign_in_step` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_in_step_account` ON `sign_in_step` (`account_id`);--> statement-breakpoint
CREATE TABLE `audit_key` (
	`person_id` text PRIMARY KEY NOT NULL,
	`key_sealed` text,
	`destroyed_at` text
);
--> statement-breakpoint
CREATE TABLE `fact_change` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fact_change_version` ON `fact_change` (`entity`,`seq`);--> statement-breakpoint
CREATE TABLE `idempotent_answer` (
	`key` text PRIMARY KEY NOT NULL,
	`body_digest` text NOT NULL,
	`status` integer NOT NULL,
	`headers` text NOT NULL,
	`body_sealed` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idempotent_answer_expiry` ON `idempotent_answer` (`expires_at`);--> statement-breakpoint
ALTER TABLE `account` ADD `password_changed_at` text;--> statement-breakpoint
ALTER TABLE `account` ADD `must_change_password` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `totp_sealed` text;--> statement-breakpoint
ALTER TABLE `account` ADD `totp_confirmed_at` text;--> statement-breakpoint
ALTER TABLE `account` ADD `totp_last_step` integer;--> statement-breakpoint
ALTER TABLE `account` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `account_one_username` ON `account` (lower("username"));--> statement-breakpoint
ALTER TABLE `organisation` ADD `covered` integer;--> statement-breakpoint
-- Everybody signs in anew: a session without a name could not be listed.
DELETE FROM `session`;--> statement-breakpoint
ALTER TABLE `session` ADD `id` text NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `last_seen_at` text;--> statement-breakpoint
ALTER TABLE `session` ADD `agent` text;--> statement-breakpoint
CREATE UNIQUE INDEX `session_id_unique` ON `session` (`id`);--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `person_id` text;--> statement-breakpoint
CREATE INDEX `audit_person` ON `audit_entry` (`person_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_organisation` ON `audit_entry` (`organisation_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit_entry` (`actor_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit_entry` (`action`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_looks` ON `audit_entry` (`actor_id`,`entity_id`,`at`) WHERE action in ('person.view', 'audit.read');--> statement-breakpoint
ALTER TABLE `reference_item` ADD `edited_at` text;--> statement-breakpoint
ALTER TABLE `reference_item` ADD `edited_by` text;--> statement-breakpoint
CREATE INDEX `opportunity_newest` ON `opportunity` (`closed_at`,"opens_on" desc,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `household_one_head` ON `person` (`household_id`) WHERE head = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `placement_one_live` ON `placement` (`person_id`,`opportunity_id`) WHERE ended_on is null;