CREATE TABLE `searched_person` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `searched_person_once` ON `searched_person` (`person_id`);--> statement-breakpoint
CREATE VIRTUAL TABLE search_people USING fts5(own, names, sounds, ends, skills, content='', contentless_delete=1, detail=column, tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE TRIGGER person_not_searched BEFORE DELETE ON person
WHEN EXISTS (SELECT 1 FROM searched_person WHERE person_id = OLD.id)
BEGIN
	DELETE FROM search_people WHERE rowid = (SELECT id FROM searched_person WHERE person_id = OLD.id);
	DELETE FROM searched_person WHERE person_id = OLD.id;
	-- What was deleted stays in the index until its parts are merged: names must not.
	INSERT INTO search_people(search_people) VALUES ('optimize');
END;
