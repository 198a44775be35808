CREATE TABLE `phone_request` (
	`id` text PRIMARY KEY NOT NULL,
	`benefactor_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`phone_sealed` text,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`decided_by` text,
	`decided_at` text,
	FOREIGN KEY (`benefactor_id`) REFERENCES `benefactor`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "phone_request_state" CHECK("phone_request"."state" in ('waiting','done','refused')),
	CONSTRAINT "phone_request_decided" CHECK(("phone_request"."state" = 'waiting') = ("phone_request"."decided_by" is null) and ("phone_request"."state" <> 'done' or "phone_request"."decided_by" <> "phone_request"."asked_by"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `phone_request_waiting` ON `phone_request` (`benefactor_id`) WHERE state = 'waiting';