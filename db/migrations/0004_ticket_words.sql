CREATE TABLE `ticket_unworded` (
	`ticket_id` binary(16) NOT NULL,
	CONSTRAINT `ticket_unworded_ticket_id` PRIMARY KEY(`ticket_id`)
);
--> statement-breakpoint
CREATE TABLE `ticket_word` (
	`word` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`ticket_id` binary(16) NOT NULL,
	CONSTRAINT `ticket_word_word_created_at_ticket_id_pk` PRIMARY KEY(`word`,`created_at`,`ticket_id`)
);
--> statement-breakpoint
CREATE INDEX `ticket_word_ticket` ON `ticket_word` (`ticket_id`,`word`);--> statement-breakpoint
INSERT INTO `ticket_unworded` SELECT `id` FROM `ticket`;--> statement-breakpoint
-- FORCE makes the table anew, or the hidden column of the old index of words would stay. The column and its index are
-- for searches alone, so no row in code has it.
ALTER TABLE `ticket`
	DROP INDEX `ticket_words`,
	ADD COLUMN `external_key` varchar(160) character set utf8mb4 collate utf8mb4_bin
		GENERATED ALWAYS AS (substring(`external_id`, locate(':', `external_id`) + 1)) VIRTUAL,
	ADD INDEX `ticket_external_key` (`external_key`),
	FORCE;
