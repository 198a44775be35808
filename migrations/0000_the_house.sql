CREATE TABLE `employer` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`folded_name` text NOT NULL,
	`contact` text,
	`phone` text,
	`address` text,
	`created_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `employer_once_per_organisation` ON `employer` (`organisation_id`,`folded_name`);--> statement-breakpoint
CREATE TABLE `opportunity` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`employer_id` text,
	`source_key` text,
	`kind` text NOT NULL,
	`title_fa` text NOT NULL,
	`title_en` text,
	`folded_title` text NOT NULL,
	`province` text,
	`county` text,
	`lat` real,
	`lng` real,
	`workplace` text,
	`lodging` integer DEFAULT false NOT NULL,
	`vacancies` integer NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text,
	`start_on` text,
	`isco_code` text,
	`years` integer DEFAULT 0 NOT NULL,
	`education` text,
	`licences` text NOT NULL,
	`documents` text NOT NULL,
	`permits` text NOT NULL,
	`min_age` integer,
	`max_age` integer,
	`workspace_m2` real DEFAULT 0 NOT NULL,
	`workspace_needs` text NOT NULL,
	`skills` text NOT NULL,
	`hours` text NOT NULL,
	`monthly_income_rial` integer,
	`contract` text,
	`insured` integer,
	`barred_by` text NOT NULL,
	`reserved_for` text NOT NULL,
	`loan` text,
	`kit` text,
	`training` text,
	`closed_at` text,
	`closed_reason` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employer`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "opportunity_kind" CHECK("opportunity"."kind" in ('job','loan-programme','kit','training')),
	CONSTRAINT "opportunity_workplace" CHECK("opportunity"."workplace" in ('fixed','mobile','rotational','home')),
	CONSTRAINT "opportunity_vacancies" CHECK("opportunity"."vacancies" between 1 and 10000),
	CONSTRAINT "opportunity_window" CHECK("opportunity"."closes_on" is null or "opportunity"."closes_on" >= "opportunity"."opens_on"),
	CONSTRAINT "opportunity_ages" CHECK("opportunity"."min_age" is null or "opportunity"."max_age" is null or "opportunity"."min_age" <= "opportunity"."max_age"),
	CONSTRAINT "opportunity_kit" CHECK(("opportunity"."kind" = 'kit') = ("opportunity"."kit" is not null)),
	CONSTRAINT "opportunity_loan" CHECK(("opportunity"."kind" = 'loan-programme') = ("opportunity"."loan" is not null)),
	CONSTRAINT "opportunity_closed" CHECK(("opportunity"."closed_at" is null) = ("opportunity"."closed_reason" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `opportunity_source` ON `opportunity` (`organisation_id`,`source_key`);--> statement-breakpoint
CREATE INDEX `opportunity_open` ON `opportunity` (`kind`,`closed_at`,`opens_on`);--> statement-breakpoint
CREATE INDEX `opportunity_province` ON `opportunity` (`province`,`kind`);--> statement-breakpoint
CREATE INDEX `opportunity_employer` ON `opportunity` (`employer_id`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`name_fa` text NOT NULL,
	`name_en` text NOT NULL,
	`role` text NOT NULL,
	`organisation_id` text,
	`password_hash` text NOT NULL,
	`disabled_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "account_role" CHECK("account"."role" in ('manager','officer','social-worker','headquarters','auditor','benefactor','beneficiary')),
	CONSTRAINT "account_scope" CHECK("account"."role" not in ('manager','officer','social-worker','headquarters') or "account"."organisation_id" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_username_unique` ON `account` (`username`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`fa` text NOT NULL,
	`en` text NOT NULL,
	`province` text,
	`county` text,
	`capacity` integer,
	`monthly_target` integer,
	`sample` integer DEFAULT false NOT NULL,
	CONSTRAINT "organisation_kind" CHECK("organisation"."kind" in ('association','care-centre','province-council','national'))
);
--> statement-breakpoint
CREATE TABLE `organisation_county` (
	`organisation_id` text NOT NULL,
	`county` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `county`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE TABLE `throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`window_ends_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `household` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`dependants` integer,
	`monthly_income_rial` integer,
	`prisoner_province` text,
	`aid_known` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "household_dependants" CHECK("household"."dependants" between 0 and 30),
	CONSTRAINT "household_income" CHECK("household"."monthly_income_rial" >= 0)
);
--> statement-breakpoint
CREATE INDEX `household_organisation` ON `household` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `household_aid` (
	`id` text PRIMARY KEY NOT NULL,
	`household_id` text NOT NULL,
	`kind` text NOT NULL,
	`given_on` text,
	`fund_code` text,
	`remaining_rial` integer,
	`monthly_rial` integer,
	`isco_code` text,
	`waived` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`household_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `household_aid_household` ON `household_aid` (`household_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`organisation_id` text NOT NULL,
	`household_id` text NOT NULL,
	`head` integer,
	`national_id_sealed` text NOT NULL,
	`national_id_index` text NOT NULL,
	`given_name` text NOT NULL,
	`family_name` text NOT NULL,
	`father_name` text,
	`folded_name` text NOT NULL,
	`sex` text NOT NULL,
	`birth_date` text NOT NULL,
	`phone` text,
	`province` text NOT NULL,
	`county` text NOT NULL,
	`lat` real,
	`lng` real,
	`education` text,
	`skills` text,
	`experience` text,
	`hours` text,
	`home_only` integer,
	`max_commute_km` real,
	`available_from` text,
	`caring` text,
	`wishes` text,
	`documents` text,
	`licences` text,
	`permits` text,
	`workspace` text,
	`guarantors` integer,
	`bank_standing` text,
	`need_score` integer,
	`status` text DEFAULT 'seeking' NOT NULL,
	`status_since` text NOT NULL,
	`status_reason` text,
	`requested_at` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`household_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_kind" CHECK("person"."kind" in ('family','released')),
	CONSTRAINT "person_sex" CHECK("person"."sex" in ('female','male')),
	CONSTRAINT "person_status" CHECK("person"."status" in ('seeking','placed','paused','not-seeking','left')),
	CONSTRAINT "person_status_reasoned" CHECK("person"."status" = 'seeking' or "person"."status_reason" is not null),
	CONSTRAINT "person_need" CHECK("person"."need_score" between 0 and 100)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_once_per_organisation` ON `person` (`organisation_id`,`national_id_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `person_id_kind` ON `person` (`id`,`kind`);--> statement-breakpoint
CREATE INDEX `person_national_id` ON `person` (`national_id_index`);--> statement-breakpoint
CREATE INDEX `person_scope_status` ON `person` (`organisation_id`,`status`,`requested_at`);--> statement-breakpoint
CREATE INDEX `person_scope_place` ON `person` (`organisation_id`,`status`,`province`);--> statement-breakpoint
CREATE INDEX `person_likeness` ON `person` (`organisation_id`,`folded_name`,`county`);--> statement-breakpoint
CREATE INDEX `person_household` ON `person` (`household_id`);--> statement-breakpoint
CREATE TABLE `person_custody` (
	`person_id` text PRIMARY KEY NOT NULL,
	`person_kind` text DEFAULT 'released' NOT NULL,
	`status` text NOT NULL,
	`since` text,
	`until` text,
	`work_permitted` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`person_id`,`person_kind`) REFERENCES `person`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "custody_released_only" CHECK("person_custody"."person_kind" = 'released'),
	CONSTRAINT "custody_status" CHECK("person_custody"."status" in ('closed','open-regime','semi-liberty','tagged','parole','leave','released'))
);
--> statement-breakpoint
CREATE TABLE `person_pair` (
	`person_id` text NOT NULL,
	`other_person_id` text NOT NULL,
	`found_at` text NOT NULL,
	PRIMARY KEY(`person_id`, `other_person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `person_restriction` (
	`person_id` text NOT NULL,
	`person_kind` text DEFAULT 'released' NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`until` text,
	PRIMARY KEY(`person_id`, `code`),
	FOREIGN KEY (`person_id`,`person_kind`) REFERENCES `person`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "restriction_released_only" CHECK("person_restriction"."person_kind" = 'released'),
	CONSTRAINT "restriction_kind" CHECK("person_restriction"."kind" in ('court-ordered','consequential'))
);
--> statement-breakpoint
CREATE TABLE `person_supervision` (
	`person_id` text PRIMARY KEY NOT NULL,
	`person_kind` text DEFAULT 'released' NOT NULL,
	`lat` real NOT NULL,
	`lng` real NOT NULL,
	`radius_km` real NOT NULL,
	`permitted_from` text,
	`permitted_to` text,
	`until` text,
	`permissions` text NOT NULL,
	FOREIGN KEY (`person_id`,`person_kind`) REFERENCES `person`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "supervision_released_only" CHECK("person_supervision"."person_kind" = 'released'),
	CONSTRAINT "supervision_radius" CHECK("person_supervision"."radius_km" > 0)
);
--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`organisation_id` text,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`fields` text NOT NULL,
	`digest` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`index` text NOT NULL,
	`doc_id` text NOT NULL,
	`op` text NOT NULL,
	`rev` integer NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`task_uid` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_outbox_document` ON `search_outbox` (`index`,`doc_id`,`rev`);--> statement-breakpoint
CREATE TABLE `reference_item` (
	`catalogue` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	`fa` text NOT NULL,
	`en` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`catalogue`, `code`)
);
--> statement-breakpoint
CREATE TABLE `reference_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `weights_version` (
	`version` integer PRIMARY KEY NOT NULL,
	`parts` text NOT NULL,
	`created_at` text NOT NULL,
	`note` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `placement` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`opportunity_id` text NOT NULL,
	`referral_id` text,
	`started_on` text NOT NULL,
	`ended_on` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "placement_order" CHECK("placement"."ended_on" is null or "placement"."ended_on" >= "placement"."started_on")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `placement_referral_id_unique` ON `placement` (`referral_id`);--> statement-breakpoint
CREATE INDEX `placement_opportunity` ON `placement` (`opportunity_id`,`ended_on`);--> statement-breakpoint
CREATE INDEX `placement_person` ON `placement` (`person_id`);--> statement-breakpoint
CREATE TABLE `referral` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`opportunity_id` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`score` real NOT NULL,
	`weights_version` integer NOT NULL,
	`consented_at` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "referral_state" CHECK("referral"."state" in ('proposed','accepted','sent','interview','offered','placed','declined','refused','withdrawn')),
	CONSTRAINT "referral_reasoned" CHECK("referral"."state" not in ('declined','refused','withdrawn') or "referral"."reason" is not null),
	CONSTRAINT "referral_consented" CHECK("referral"."state" in ('proposed','declined','withdrawn') or "referral"."consented_at" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_one_open` ON `referral` (`person_id`,`opportunity_id`) WHERE state in ('proposed','accepted','sent','interview','offered');--> statement-breakpoint
CREATE INDEX `referral_scope` ON `referral` (`organisation_id`,`state`,`updated_at`);--> statement-breakpoint
CREATE INDEX `referral_person` ON `referral` (`person_id`);--> statement-breakpoint
CREATE INDEX `referral_opportunity` ON `referral` (`opportunity_id`,`state`);--> statement-breakpoint
CREATE TABLE `referral_event` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`reason` text,
	`actor_id` text,
	`at` text NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_event_order` ON `referral_event` (`referral_id`,`seq`);