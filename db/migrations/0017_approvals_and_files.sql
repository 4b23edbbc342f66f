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
ALTER TABLE `notice` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided','article.review') NOT NULL;--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again');--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided','article.review') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again');--> statement-breakpoint
ALTER TABLE `ticket` MODIFY COLUMN `state` enum('new','assigned','in_progress','on_hold','resolved','closed','cancelled','awaiting_approval','rejected') NOT NULL;--> statement-breakpoint
ALTER TABLE `timeline` MODIFY COLUMN `kind` enum('report','comment','note','step','edit','work','travel','arrive','relate','mark','route','major','update','review','rate','approval') NOT NULL;--> statement-breakpoint
ALTER TABLE `catalog_item` ADD `approval` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article` ADD `files` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article_version` ADD `files` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article_vote` ADD `views` int DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `article_vote` ADD `viewed_at` datetime(3);--> statement-breakpoint
ALTER TABLE `person` ADD `manager_id` binary(16);--> statement-breakpoint
ALTER TABLE `person` ADD `stand_in_id` binary(16);--> statement-breakpoint
ALTER TABLE `person` ADD `stand_in_until` datetime(3);--> statement-breakpoint
ALTER TABLE `ticket` ADD `approval` json;--> statement-breakpoint
ALTER TABLE `ticket` ADD `remind_at` datetime(3);--> statement-breakpoint
CREATE INDEX `ticket_remind` ON `ticket` (`remind_at`,`id`);--> statement-breakpoint
-- Written by hand: drizzle cannot declare an index of words. InnoDB's own parser, so MariaDB and MySQL both make it.
CREATE FULLTEXT INDEX `article_words` ON `article` (`title`,`keywords`,`body`);
