CREATE TABLE `benefactor` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text DEFAULT 'individual' NOT NULL,
	`name` text NOT NULL,
	`phone_sealed` text NOT NULL,
	`phone_index` text NOT NULL,
	`province` text,
	`anonymous` integer DEFAULT false NOT NULL,
	`wants_messages` integer DEFAULT true NOT NULL,
	`invited_by` text,
	`invite_code` text NOT NULL,
	`created_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `benefactor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "benefactor_kind" CHECK("benefactor"."kind" in ('individual','company','group'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `benefactor_account_id_unique` ON `benefactor` (`account_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `benefactor_phone_index_unique` ON `benefactor` (`phone_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `benefactor_invite_code_unique` ON `benefactor` (`invite_code`);--> statement-breakpoint
CREATE INDEX `benefactor_invited` ON `benefactor` (`invited_by`);--> statement-breakpoint
CREATE TABLE `message` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`to_sealed` text NOT NULL,
	`text_sealed` text,
	`once_key` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` text NOT NULL,
	`expires_at` text,
	`created_at` text NOT NULL,
	`sent_at` text,
	`gateway_id` text,
	`error` text,
	CONSTRAINT "message_state_known" CHECK("message"."state" in ('waiting','sent','failed','expired')),
	CONSTRAINT "message_kind" CHECK("message"."kind" in ('code','pledge','receipt','news'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_once_key_unique` ON `message` (`once_key`);--> statement-breakpoint
CREATE INDEX `message_state` ON `message` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `one_time_code` (
	`id` text PRIMARY KEY NOT NULL,
	`phone_index` text NOT NULL,
	`phone_sealed` text NOT NULL,
	`code_hash` text NOT NULL,
	`browser_hash` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	CONSTRAINT "one_time_code_tries" CHECK("one_time_code"."tries" between 0 and 5)
);
--> statement-breakpoint
CREATE INDEX `one_time_code_phone` ON `one_time_code` (`phone_index`,`created_at`);--> statement-breakpoint
CREATE INDEX `one_time_code_expiry` ON `one_time_code` (`expires_at`);--> statement-breakpoint
CREATE TABLE `bank_account` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`bank` text NOT NULL,
	`iban` text NOT NULL,
	`card` text,
	`closed_at` text,
	`created_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_account_iban_unique` ON `bank_account` (`iban`);--> statement-breakpoint
CREATE INDEX `bank_account_organisation` ON `bank_account` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `fund` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`source` text NOT NULL,
	`purpose` text NOT NULL,
	`name` text,
	`benefactor_id` text,
	`pledge_id` text,
	`campaign_id` text,
	`intention` text DEFAULT 'none' NOT NULL,
	`created_at` text NOT NULL,
	`closed_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`benefactor_id`) REFERENCES `benefactor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fund_source" CHECK("fund"."source" in ('benefactor','credit-line','association')),
	CONSTRAINT "fund_given" CHECK(("fund"."source" = 'benefactor') = ("fund"."pledge_id" is not null and "fund"."benefactor_id" is not null)),
	CONSTRAINT "fund_purpose" CHECK("fund"."purpose" in ('given','credit-line','general','contingency','loan'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fund_pledge_id_unique` ON `fund` (`pledge_id`);--> statement-breakpoint
CREATE INDEX `fund_benefactor` ON `fund` (`benefactor_id`);--> statement-breakpoint
CREATE INDEX `fund_campaign` ON `fund` (`campaign_id`);--> statement-breakpoint
CREATE INDEX `fund_organisation` ON `fund` (`organisation_id`,`source`);--> statement-breakpoint
CREATE UNIQUE INDEX `fund_own_once` ON `fund` (`organisation_id`,`purpose`) WHERE purpose in ('general','contingency','loan');--> statement-breakpoint
CREATE TABLE `ledger_account` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`fund_id` text DEFAULT '' NOT NULL,
	`ref` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_account_once` ON `ledger_account` (`organisation_id`,`kind`,`fund_id`,`ref`);--> statement-breakpoint
CREATE INDEX `ledger_account_fund` ON `ledger_account` (`fund_id`);--> statement-breakpoint
CREATE INDEX `ledger_account_ref` ON `ledger_account` (`ref`);--> statement-breakpoint
CREATE TABLE `ledger_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`posted_on` text NOT NULL,
	`source_key` text NOT NULL,
	`reverses` text,
	`pledge_id` text,
	`receipt_id` text,
	`sponsorship_id` text,
	`reason` text,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `ledger_entry`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_entry_reversal" CHECK(("ledger_entry"."kind" = 'reversal') = ("ledger_entry"."reverses" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_entry_source_key_unique` ON `ledger_entry` (`source_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_entry_reverses_unique` ON `ledger_entry` (`reverses`);--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_entry_seq` ON `ledger_entry` (`organisation_id`,`seq`);--> statement-breakpoint
CREATE INDEX `ledger_entry_day` ON `ledger_entry` (`organisation_id`,`posted_on`);--> statement-breakpoint
CREATE INDEX `ledger_entry_pledge` ON `ledger_entry` (`pledge_id`);--> statement-breakpoint
CREATE INDEX `ledger_entry_sponsorship` ON `ledger_entry` (`sponsorship_id`);--> statement-breakpoint
CREATE TABLE `ledger_line` (
	`entry_id` text NOT NULL,
	`no` integer NOT NULL,
	`account_id` integer NOT NULL,
	`account_seq` integer NOT NULL,
	`amount_rial` integer NOT NULL,
	`balance_rial` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `no`),
	FOREIGN KEY (`entry_id`) REFERENCES `ledger_entry`(`id`) ON UPDATE no action ON DELETE no action DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`account_id`) REFERENCES `ledger_account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_line_amount" CHECK("ledger_line"."amount_rial" <> 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_line_account` ON `ledger_line` (`account_id`,`account_seq`);--> statement-breakpoint
CREATE TABLE `ledger_request` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`reason` text,
	`asked_at` text NOT NULL,
	`asked_by` text NOT NULL,
	`state` text DEFAULT 'asked' NOT NULL,
	`decided_at` text,
	`decided_by` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_request_two" CHECK("ledger_request"."state" <> 'confirmed' or "ledger_request"."decided_by" <> "ledger_request"."asked_by")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_request_open` ON `ledger_request` (`organisation_id`,`kind`,`subject`) WHERE state = 'asked';--> statement-breakpoint
CREATE TABLE `ledger_shape` (
	`entry_kind` text NOT NULL,
	`account_kind` text NOT NULL,
	`side` integer NOT NULL,
	PRIMARY KEY(`entry_kind`, `account_kind`, `side`)
);
--> statement-breakpoint
CREATE TABLE `ledger_year` (
	`organisation_id` text NOT NULL,
	`year` integer NOT NULL,
	`closed_through` text NOT NULL,
	`closed_at` text NOT NULL,
	`closed_by` text NOT NULL,
	`confirmed_by` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `year`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_year_two" CHECK("ledger_year"."closed_by" <> "ledger_year"."confirmed_by")
);
--> statement-breakpoint
CREATE TABLE `bank_file` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`bank_account_id` text NOT NULL,
	`name` text NOT NULL,
	`digest` text NOT NULL,
	`rows` integer NOT NULL,
	`matched` integer NOT NULL,
	`unmatched` integer NOT NULL,
	`repeated` integer NOT NULL,
	`refused` integer NOT NULL,
	`imported_at` text NOT NULL,
	`imported_by` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_file_organisation` ON `bank_file` (`organisation_id`,`imported_at`);--> statement-breakpoint
CREATE TABLE `campaign` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text,
	`slug` text NOT NULL,
	`title_fa` text NOT NULL,
	`title_en` text,
	`story_fa` text NOT NULL,
	`story_en` text,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`yearly_on` text,
	`goal_rial` integer,
	`goal_families` integer,
	`closed_at` text,
	`created_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_window" CHECK("campaign"."ends_on" >= "campaign"."starts_on")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_slug_unique` ON `campaign` (`slug`);--> statement-breakpoint
CREATE INDEX `campaign_days` ON `campaign` (`starts_on`,`ends_on`);--> statement-breakpoint
CREATE TABLE `cause` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`opportunity_id` text NOT NULL,
	`campaign_id` text,
	`title_fa` text NOT NULL,
	`title_en` text,
	`need_fa` text NOT NULL,
	`need_en` text,
	`place_level` text NOT NULL,
	`province` text,
	`county` text,
	`trade` text NOT NULL,
	`budget` text NOT NULL,
	`slot_rial` integer NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text,
	`verified_on` text NOT NULL,
	`verified_by` text NOT NULL,
	`closed_at` text,
	`closed_reason` text,
	`created_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cause_slot_rial" CHECK("cause"."slot_rial" > 0),
	CONSTRAINT "cause_place" CHECK("cause"."place_level" in ('county','province','country'))
);
--> statement-breakpoint
CREATE INDEX `cause_open` ON `cause` (`closed_at`,`opens_on`);--> statement-breakpoint
CREATE INDEX `cause_organisation` ON `cause` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `cause_campaign` ON `cause` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `cause_slot` (
	`cause_id` text NOT NULL,
	`no` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`pledge_id` text,
	`reserved_until` text,
	`sponsorship_id` text,
	PRIMARY KEY(`cause_id`, `no`),
	FOREIGN KEY (`cause_id`) REFERENCES `cause`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cause_slot_state" CHECK(("cause_slot"."state" = 'open') = ("cause_slot"."pledge_id" is null and "cause_slot"."sponsorship_id" is null)),
	CONSTRAINT "cause_slot_allocated" CHECK(("cause_slot"."state" = 'allocated') = ("cause_slot"."sponsorship_id" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cause_slot_sponsorship_id_unique` ON `cause_slot` (`sponsorship_id`);--> statement-breakpoint
CREATE INDEX `cause_slot_pledge` ON `cause_slot` (`pledge_id`);--> statement-breakpoint
CREATE INDEX `cause_slot_until` ON `cause_slot` (`state`,`reserved_until`);--> statement-breakpoint
CREATE TABLE `payment_notice` (
	`id` text PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`reference` text NOT NULL,
	`amount_rial` integer NOT NULL,
	`paid_on` text NOT NULL,
	`receipt_id` text,
	`dismissed_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledge`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`receipt_id`) REFERENCES `receipt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payment_notice_reference` ON `payment_notice` (`reference`);--> statement-breakpoint
CREATE INDEX `payment_notice_pledge` ON `payment_notice` (`pledge_id`);--> statement-breakpoint
CREATE TABLE `pledge` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`benefactor_id` text NOT NULL,
	`kind` text NOT NULL,
	`cadence` text DEFAULT 'once' NOT NULL,
	`amount_rial` integer,
	`quantity` integer,
	`description` text,
	`opportunity_id` text,
	`intention` text DEFAULT 'none' NOT NULL,
	`earmark` text DEFAULT 'any' NOT NULL,
	`earmark_ref` text,
	`cause_id` text,
	`campaign_id` text,
	`fallback` text DEFAULT 'similar' NOT NULL,
	`payment_reference` text NOT NULL,
	`state` text DEFAULT 'promised' NOT NULL,
	`starts_on` text NOT NULL,
	`months` integer,
	`withdrawn_at` text,
	`created_at` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`benefactor_id`) REFERENCES `benefactor`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cause_id`) REFERENCES `cause`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledge_kind" CHECK("pledge"."kind" in ('money','kit','job-place','training-place','coach-hours','standing-order')),
	CONSTRAINT "pledge_amount" CHECK(("pledge"."kind" in ('money','kit')) = ("pledge"."amount_rial" is not null)),
	CONSTRAINT "pledge_positive" CHECK(coalesce("pledge"."amount_rial", 1) > 0 and coalesce("pledge"."quantity", 1) > 0),
	CONSTRAINT "pledge_monthly" CHECK("pledge"."cadence" = 'once' or "pledge"."kind" in ('money','standing-order')),
	CONSTRAINT "pledge_earmark" CHECK(("pledge"."earmark" = 'cause') <= ("pledge"."cause_id" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pledge_payment_reference_unique` ON `pledge` (`payment_reference`);--> statement-breakpoint
CREATE INDEX `pledge_benefactor` ON `pledge` (`benefactor_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `pledge_organisation` ON `pledge` (`organisation_id`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `pledge_cause` ON `pledge` (`cause_id`);--> statement-breakpoint
CREATE INDEX `pledge_campaign` ON `pledge` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `pledge_due` (
	`pledge_id` text NOT NULL,
	`month` text NOT NULL,
	`due_on` text NOT NULL,
	`amount_rial` integer NOT NULL,
	`received_rial` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'due' NOT NULL,
	PRIMARY KEY(`pledge_id`, `month`),
	FOREIGN KEY (`pledge_id`) REFERENCES `pledge`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledge_due_state_known" CHECK("pledge_due"."state" in ('due','received','dropped'))
);
--> statement-breakpoint
CREATE INDEX `pledge_due_state` ON `pledge_due` (`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `receipt` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`organisation_id` text NOT NULL,
	`bank_account_id` text NOT NULL,
	`received_on` text NOT NULL,
	`amount_rial` integer NOT NULL,
	`reference` text NOT NULL,
	`payer_sealed` text,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`pledge_id` text,
	`bank_file_id` text,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledge`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "receipt_amount" CHECK("receipt"."amount_rial" > 0),
	CONSTRAINT "receipt_matched" CHECK(("receipt"."state" = 'matched') <= ("receipt"."pledge_id" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_number` ON `receipt` (`organisation_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_once` ON `receipt` (`bank_account_id`,`reference`,`received_on`,`amount_rial`);--> statement-breakpoint
CREATE INDEX `receipt_state` ON `receipt` (`organisation_id`,`state`,`received_on`);--> statement-breakpoint
CREATE INDEX `receipt_pledge` ON `receipt` (`pledge_id`);--> statement-breakpoint
CREATE TABLE `coach_visit` (
	`id` text PRIMARY KEY NOT NULL,
	`sponsorship_id` text NOT NULL,
	`due_on` text NOT NULL,
	`done_on` text,
	`finding` text,
	`monthly_income_rial` integer,
	`note` text,
	`cancelled_at` text,
	`recorded_by` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`sponsorship_id`) REFERENCES `sponsorship`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "coach_visit_found" CHECK(("coach_visit"."done_on" is null) = ("coach_visit"."finding" is null))
);
--> statement-breakpoint
CREATE INDEX `coach_visit_due` ON `coach_visit` (`done_on`,`cancelled_at`,`due_on`);--> statement-breakpoint
CREATE INDEX `coach_visit_of` ON `coach_visit` (`sponsorship_id`);--> statement-breakpoint
CREATE TABLE `gift_news` (
	`id` text PRIMARY KEY NOT NULL,
	`benefactor_id` text NOT NULL,
	`pledge_id` text NOT NULL,
	`sponsorship_id` text,
	`kind` text NOT NULL,
	`month` text NOT NULL,
	`details` text,
	`created_at` text NOT NULL,
	`seen_at` text,
	`withdrawn_at` text,
	FOREIGN KEY (`benefactor_id`) REFERENCES `benefactor`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledge`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sponsorship_id`) REFERENCES `sponsorship`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gift_news_of` ON `gift_news` (`benefactor_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `gift_news_pledge` ON `gift_news` (`pledge_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `gift_news_once` ON `gift_news` (`pledge_id`,`sponsorship_id`,`kind`) WHERE withdrawn_at is null and kind not in ('received','restocked');--> statement-breakpoint
CREATE TABLE `kit_unit` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`opportunity_id` text NOT NULL,
	`supplier` text,
	`invoice` text,
	`serials` text NOT NULL,
	`bought_on` text NOT NULL,
	`cost_rial` integer NOT NULL,
	`state` text NOT NULL,
	`sponsorship_id` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sponsorship_id`) REFERENCES `sponsorship`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kit_unit_stock` ON `kit_unit` (`organisation_id`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `kit_unit_holder` ON `kit_unit` (`sponsorship_id`) WHERE state in ('stock','held');--> statement-breakpoint
CREATE UNIQUE INDEX `kit_unit_invoice` ON `kit_unit` (`organisation_id`,`supplier`,`invoice`,`opportunity_id`,`serials`);--> statement-breakpoint
CREATE TABLE `quote` (
	`id` text PRIMARY KEY NOT NULL,
	`sponsorship_id` text NOT NULL,
	`supplier` text NOT NULL,
	`price_rial` integer NOT NULL,
	`quoted_on` text NOT NULL,
	`expires_on` text NOT NULL,
	`note` text,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`sponsorship_id`) REFERENCES `sponsorship`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quote_window" CHECK("quote"."expires_on" >= "quote"."quoted_on"),
	CONSTRAINT "quote_price" CHECK("quote"."price_rial" > 0)
);
--> statement-breakpoint
CREATE INDEX `quote_sponsorship` ON `quote` (`sponsorship_id`);--> statement-breakpoint
CREATE TABLE `sponsorship` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`household_id` text NOT NULL,
	`person_id` text NOT NULL,
	`opportunity_id` text NOT NULL,
	`cause_id` text,
	`state` text NOT NULL,
	`end_kind` text,
	`price_rial` integer NOT NULL,
	`contingency_rial` integer NOT NULL,
	`trust_months` integer DEFAULT 18 NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` text NOT NULL,
	`approved_by` text,
	`approved_on` text,
	`purchased_on` text,
	`delivered_on` text,
	`coached_on` text,
	`earning_on` text,
	`ended_on` text,
	`title_passed_on` text,
	`award_id` text,
	`placement_id` text,
	`kit_from` text,
	`disclosure` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cause_id`) REFERENCES `cause`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`award_id`) REFERENCES `award`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`placement_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kit_from`) REFERENCES `sponsorship`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sponsorship_two" CHECK("sponsorship"."approved_by" is null or "sponsorship"."approved_by" <> "sponsorship"."proposed_by"),
	CONSTRAINT "sponsorship_trust" CHECK("sponsorship"."trust_months" between 12 and 24),
	CONSTRAINT "sponsorship_price" CHECK("sponsorship"."price_rial" > 0 and "sponsorship"."contingency_rial" >= 0),
	CONSTRAINT "sponsorship_approved" CHECK("sponsorship"."state" in ('proposed','cancelled') or "sponsorship"."approved_by" is not null),
	CONSTRAINT "sponsorship_ended" CHECK(("sponsorship"."state" = 'ended') = ("sponsorship"."end_kind" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sponsorship_award_id_unique` ON `sponsorship` (`award_id`);--> statement-breakpoint
CREATE INDEX `sponsorship_state` ON `sponsorship` (`organisation_id`,`state`,`proposed_at`);--> statement-breakpoint
CREATE INDEX `sponsorship_household` ON `sponsorship` (`household_id`);--> statement-breakpoint
CREATE INDEX `sponsorship_person` ON `sponsorship` (`person_id`);--> statement-breakpoint
CREATE INDEX `sponsorship_cause` ON `sponsorship` (`cause_id`);--> statement-breakpoint
CREATE INDEX `sponsorship_placement` ON `sponsorship` (`placement_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sponsorship_one_open` ON `sponsorship` (`household_id`) WHERE state in ('proposed','allocated','purchased');--> statement-breakpoint
CREATE TABLE `sponsorship_event` (
	`id` text PRIMARY KEY NOT NULL,
	`sponsorship_id` text NOT NULL,
	`event` text NOT NULL,
	`happened_on` text NOT NULL,
	`details` text NOT NULL,
	`entry_id` text,
	`undoes` text,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`sponsorship_id`) REFERENCES `sponsorship`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sponsorship_event_undoes_unique` ON `sponsorship_event` (`undoes`);--> statement-breakpoint
CREATE INDEX `sponsorship_event_of` ON `sponsorship_event` (`sponsorship_id`,`happened_on`);--> statement-breakpoint
CREATE TABLE `sponsorship_share` (
	`sponsorship_id` text NOT NULL,
	`fund_id` text NOT NULL,
	`pledge_id` text,
	`kind` text NOT NULL,
	`amount_rial` integer NOT NULL,
	`released_at` text,
	PRIMARY KEY(`sponsorship_id`, `fund_id`),
	FOREIGN KEY (`sponsorship_id`) REFERENCES `sponsorship`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fund_id`) REFERENCES `fund`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledge`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sponsorship_share_amount" CHECK("sponsorship_share"."amount_rial" > 0)
);
--> statement-breakpoint
CREATE INDEX `sponsorship_share_pledge` ON `sponsorship_share` (`pledge_id`);--> statement-breakpoint
CREATE INDEX `sponsorship_share_fund` ON `sponsorship_share` (`fund_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sponsorship_share_kit_once` ON `sponsorship_share` (`pledge_id`) WHERE kind = 'in-kind' and released_at is null;--> statement-breakpoint
ALTER TABLE `organisation` ADD `contingency_percent` integer DEFAULT 5 NOT NULL;
--> statement-breakpoint
-- The ledger guards itself (docs/decisions/0043). A line stands before its entry: it follows its account's last one, ...
CREATE TRIGGER ledger_line_follows BEFORE INSERT ON ledger_line
BEGIN
  SELECT RAISE(ABORT, 'ledger: that entry is posted') WHERE EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id);
  SELECT RAISE(ABORT, 'ledger: that line is there') WHERE EXISTS (SELECT 1 FROM ledger_line WHERE entry_id = NEW.entry_id AND no = NEW.no);
  SELECT RAISE(ABORT, 'ledger: the balance does not follow') WHERE
    typeof(NEW.amount_rial) <> 'integer' OR typeof(NEW.balance_rial) <> 'integer'
    OR NEW.account_seq <> 1 + coalesce((SELECT max(account_seq) FROM ledger_line WHERE account_id = NEW.account_id), 0)
    OR NEW.balance_rial <> NEW.amount_rial + coalesce((SELECT balance_rial FROM ledger_line WHERE account_id = NEW.account_id ORDER BY account_seq DESC LIMIT 1), 0);
END;
--> statement-breakpoint
-- ... and the entry is refused where its lines are not whole. Checked before it is written, so that OR REPLACE replaces nothing.
CREATE TRIGGER ledger_entry_whole BEFORE INSERT ON ledger_entry
BEGIN
  SELECT RAISE(ABORT, 'ledger: that entry is posted') WHERE EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id OR source_key = NEW.source_key OR reverses = NEW.reverses);
  SELECT RAISE(ABORT, 'ledger: out of order') WHERE NEW.seq <> 1 + coalesce((SELECT max(seq) FROM ledger_entry WHERE organisation_id = NEW.organisation_id), 0);
  SELECT RAISE(ABORT, 'ledger: does not balance') WHERE (SELECT count(*) < 2 OR coalesce(sum(amount_rial), 1) <> 0 FROM ledger_line WHERE entry_id = NEW.id);
  SELECT RAISE(ABORT, 'ledger: account of others') WHERE EXISTS (SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND a.organisation_id <> NEW.organisation_id);
  SELECT RAISE(ABORT, 'ledger: not of this kind of entry') WHERE EXISTS (SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND NOT EXISTS (SELECT 1 FROM ledger_shape s WHERE s.entry_kind = NEW.kind AND s.account_kind = a.kind AND s.side = CASE WHEN l.amount_rial > 0 THEN 1 ELSE -1 END));
  SELECT RAISE(ABORT, 'ledger: overdrawn') WHERE EXISTS (SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND l.account_seq = (SELECT max(account_seq) FROM ledger_line WHERE account_id = l.account_id)
    AND (a.kind IN ('cash','pledges-receivable','credit-line','kit-stock','loans-receivable') AND l.balance_rial < 0
      OR a.kind IN ('promised','unidentified','fund','allocated') AND l.balance_rial > 0));
  SELECT RAISE(ABORT, 'ledger: day to come') WHERE NEW.posted_on IS NOT date(NEW.posted_on) OR NEW.posted_on > date(NEW.recorded_at, '+1 day');
  SELECT RAISE(ABORT, 'ledger: year is closed') WHERE EXISTS (SELECT 1 FROM ledger_year WHERE organisation_id = NEW.organisation_id AND closed_through >= NEW.posted_on);
  SELECT RAISE(ABORT, 'ledger: not what it reverses') WHERE NEW.reverses IS NOT NULL AND (
    NOT EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.reverses AND organisation_id = NEW.organisation_id AND kind <> 'reversal')
    OR EXISTS (SELECT account_id, sum(amount_rial) FROM (SELECT account_id, amount_rial FROM ledger_line WHERE entry_id = NEW.id
      UNION ALL SELECT account_id, amount_rial FROM ledger_line WHERE entry_id = NEW.reverses) GROUP BY account_id HAVING sum(amount_rial) <> 0));
END;
--> statement-breakpoint
CREATE TRIGGER ledger_account_once_ever BEFORE INSERT ON ledger_account
BEGIN SELECT RAISE(ABORT, 'ledger: that account is open') WHERE EXISTS (SELECT 1 FROM ledger_account WHERE id = NEW.id
  OR organisation_id = NEW.organisation_id AND kind = NEW.kind AND fund_id = NEW.fund_id AND ref = NEW.ref); END;
--> statement-breakpoint
CREATE TRIGGER ledger_year_once_ever BEFORE INSERT ON ledger_year
BEGIN SELECT RAISE(ABORT, 'ledger: year is closed') WHERE EXISTS (SELECT 1 FROM ledger_year WHERE organisation_id = NEW.organisation_id AND year = NEW.year); END;
--> statement-breakpoint
CREATE TRIGGER ledger_line_no_update BEFORE UPDATE ON ledger_line BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_line_no_delete BEFORE DELETE ON ledger_line BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_account_no_update BEFORE UPDATE ON ledger_account BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_account_no_delete BEFORE DELETE ON ledger_account BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_shape_no_update BEFORE UPDATE ON ledger_shape BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_shape_no_delete BEFORE DELETE ON ledger_shape BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_year_no_update BEFORE UPDATE ON ledger_year BEGIN SELECT RAISE(ABORT, 'a closed year stays closed'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_year_no_delete BEFORE DELETE ON ledger_year BEGIN SELECT RAISE(ABORT, 'a closed year stays closed'); END;
--> statement-breakpoint
CREATE TRIGGER sponsorship_event_no_update BEFORE UPDATE ON sponsorship_event BEGIN SELECT RAISE(ABORT, 'what happened is never edited'); END;
--> statement-breakpoint
CREATE TRIGGER sponsorship_event_no_delete BEFORE DELETE ON sponsorship_event BEGIN SELECT RAISE(ABORT, 'what happened is never edited'); END;
--> statement-breakpoint
INSERT INTO ledger_shape (entry_kind, account_kind, side) VALUES
  ('opening','cash',1),('opening','kit-stock',1),('opening','fund',-1),('promise','pledges-receivable',1),('promise','promised',-1),('promise-dropped','promised',1),
  ('promise-dropped','pledges-receivable',-1),('receipt','cash',1),('receipt','promised',1),('receipt','fund',-1),('receipt','pledges-receivable',-1),('receipt-unmatched','cash',1),
  ('receipt-unmatched','unidentified',-1),('receipt-matched','unidentified',1),('receipt-matched','promised',1),('receipt-matched','fund',-1),('receipt-matched','pledges-receivable',-1),('receipt-returned','unidentified',1),
  ('receipt-returned','fund',1),('receipt-returned','cash',-1),('in-kind','kit-stock',1),('in-kind','promised',1),('in-kind','fund',-1),('in-kind','pledges-receivable',-1),
  ('credit-allotted','credit-line',1),('credit-allotted','fund',-1),('credit-drawn','cash',1),('credit-drawn','credit-line',-1),('credit-withdrawn','fund',1),('credit-withdrawn','credit-line',-1),
  ('allocate','fund',1),('allocate','fund',-1),('allocate','allocated',-1),('deallocate','allocated',1),('deallocate','fund',1),('deallocate','fund',-1),
  ('purchase','kit-stock',1),('purchase','cash',-1),('purchase-returned','cash',1),('purchase-returned','kit-stock',-1),('deliver','aid-granted',1),('deliver','allocated',1),
  ('deliver','kit-stock',-1),('deliver','released',-1),('hand-back','kit-stock',1),('hand-back','released',1),('hand-back','aid-granted',-1),('hand-back','allocated',-1),
  ('reallocate','allocated',1),('reallocate','allocated',-1),('reallocate','kit-stock',1),('reallocate','kit-stock',-1),('upkeep','aid-granted',1),('upkeep','fund',1),
  ('upkeep','cash',-1),('upkeep','released',-1),('lost','write-off',1),('lost','allocated',1),('lost','kit-stock',-1),('lost','released',-1),
  ('transfer','fund',1),('transfer','fund',-1),('closing','released',1),('closing','released',-1),('closing','aid-granted',1),('closing','aid-granted',-1),
  ('closing','write-off',1),('closing','write-off',-1),('reversal','cash',1),('reversal','cash',-1),('reversal','pledges-receivable',1),('reversal','pledges-receivable',-1),
  ('reversal','credit-line',1),('reversal','credit-line',-1),('reversal','kit-stock',1),('reversal','kit-stock',-1),('reversal','loans-receivable',1),('reversal','loans-receivable',-1),
  ('reversal','promised',1),('reversal','promised',-1),('reversal','unidentified',1),('reversal','unidentified',-1),('reversal','fund',1),('reversal','fund',-1),
  ('reversal','allocated',1),('reversal','allocated',-1),('reversal','released',1),('reversal','released',-1),('reversal','aid-granted',1),('reversal','aid-granted',-1),
  ('reversal','write-off',1),('reversal','write-off',-1);
--> statement-breakpoint
CREATE TRIGGER ledger_shape_no_insert BEFORE INSERT ON ledger_shape BEGIN SELECT RAISE(ABORT, 'the ledger is never edited'); END;
