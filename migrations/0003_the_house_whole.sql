CREATE TABLE `recovery_code` (
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`account_id`, `code_hash`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_key` (
	`person_id` text PRIMARY KEY NOT NULL,
	`key_sealed` text,
	`destroyed_at` text
);
--> statement-breakpoint
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
ALTER TABLE `organisation` ADD `covered` integer;--> statement-breakpoint
DELETE FROM `session`;--> statement-breakpoint
ALTER TABLE `session` ADD `id` text NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `last_seen_at` text;--> statement-breakpoint
ALTER TABLE `session` ADD `agent` text;--> statement-breakpoint
CREATE UNIQUE INDEX `session_id_unique` ON `session` (`id`);--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `person_id` text;--> statement-breakpoint
CREATE INDEX `audit_person` ON `audit_entry` (`person_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_organisation` ON `audit_entry` (`organisation_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit_entry` (`actor_id`,`seq`);--> statement-breakpoint
ALTER TABLE `reference_item` ADD `edited_at` text;--> statement-breakpoint
ALTER TABLE `reference_item` ADD `edited_by` text;