CREATE TABLE `opportunity_listing` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`opportunity_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`province` text,
	`county` text,
	`lat` real,
	`lng` real,
	`x` real,
	`y` real,
	`z` real,
	`home_work` integer NOT NULL,
	`no_experience` integer NOT NULL,
	`training` integer NOT NULL,
	`pay` integer NOT NULL,
	`facets` text NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text,
	`closed` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `search_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `opportunity_listing_once` ON `opportunity_listing` (`opportunity_id`);--> statement-breakpoint
CREATE INDEX `opportunity_listing_newest` ON `opportunity_listing` (`closed`,"opens_on" desc,`opportunity_id`);--> statement-breakpoint
CREATE INDEX `opportunity_listing_there` ON `opportunity_listing` (`closed`,`province`,"opens_on" desc,`opportunity_id`,`county`,`closes_on`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `opportunity_listing_near` ON `opportunity_listing` (`closed`,`lat`,`lng`);--> statement-breakpoint
CREATE INDEX `opportunity_listing_counted` ON `opportunity_listing` (`closed`,`facets`,`closes_on`,`opens_on`,`organisation_id`);
--> statement-breakpoint
CREATE VIRTUAL TABLE search_opportunities USING fts5(words, alts, joins, stems, phons, body, content='', contentless_delete=1, detail=column, tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE TRIGGER opportunity_listing_follows_seat AFTER UPDATE OF data ON reference_item
WHEN new.catalogue = 'counties' AND (new.data ->> '$.lat' <> old.data ->> '$.lat' OR new.data ->> '$.lon' <> old.data ->> '$.lon')
BEGIN
	UPDATE opportunity_listing SET lat = new.data ->> '$.lat', lng = new.data ->> '$.lon' WHERE county = new.code AND x IS NULL;
END;
