CREATE TABLE `article_file` (
	`file_id` binary(16) NOT NULL,
	`article_id` binary(16) NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `article_file_file_id_article_id_pk` PRIMARY KEY(`file_id`,`article_id`)
);
--> statement-breakpoint
CREATE TABLE `article_reminder` (
	`article_id` binary(16) NOT NULL,
	`review_due_at` datetime(3) NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `article_reminder_article_id_review_due_at_pk` PRIMARY KEY(`article_id`,`review_due_at`)
);
--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','article.review') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','article.review') NOT NULL;--> statement-breakpoint
ALTER TABLE `article` ADD `files` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article_version` ADD `files` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article_vote` ADD `views` int DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `article_vote` ADD `viewed_at` datetime(3);--> statement-breakpoint
-- Written by hand: drizzle cannot declare an index of words. InnoDB's own parser, so MariaDB and MySQL both make it.
CREATE FULLTEXT INDEX `article_words` ON `article` (`title`,`keywords`,`body`);
