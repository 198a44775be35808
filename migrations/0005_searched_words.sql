CREATE TABLE `search_deletion` (
	`deletion` text NOT NULL,
	`word_id` integer NOT NULL,
	PRIMARY KEY(`deletion`, `word_id`),
	FOREIGN KEY (`word_id`) REFERENCES `search_word`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `search_entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`index` text NOT NULL,
	`doc_id` text NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entry_document` ON `search_entry` (`index`,`doc_id`);--> statement-breakpoint
CREATE TABLE `search_word` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`index` text NOT NULL,
	`word` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_word_once` ON `search_word` (`index`,`word`);
--> statement-breakpoint
CREATE VIRTUAL TABLE search_skills USING fts5(words, alts, joins, stems, phons, body, content='', contentless_delete=1, detail=column, tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE VIRTUAL TABLE search_occupations USING fts5(words, alts, joins, stems, phons, body, content='', contentless_delete=1, detail=column, tokenize="unicode61 remove_diacritics 0");
