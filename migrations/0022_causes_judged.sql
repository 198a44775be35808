ALTER TABLE `cause` ADD `judged_month` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `cause` ADD `hidden` integer DEFAULT false NOT NULL;