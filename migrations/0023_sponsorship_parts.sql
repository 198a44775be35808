ALTER TABLE `kit_unit` ADD `stock_ref` text;--> statement-breakpoint
ALTER TABLE `sponsorship_share` ADD `contingency_rial` integer DEFAULT 0 NOT NULL;