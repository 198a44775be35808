CREATE TABLE `kept_figure` (
	`scope` text NOT NULL,
	`figure` text NOT NULL,
	`as_of` text NOT NULL,
	`known_at` text NOT NULL,
	`counted_at` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`scope`, `figure`)
);
