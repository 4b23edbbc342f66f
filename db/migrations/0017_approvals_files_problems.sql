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
CREATE TABLE `problem` (
	`id` binary(16) NOT NULL,
	`number` varchar(16),
	`title` varchar(200) NOT NULL,
	`description` text NOT NULL,
	`state` enum('new','investigating','known_error','fix_in_progress','resolved','closed') NOT NULL,
	`state_since` datetime(3) NOT NULL,
	`category_id` binary(16),
	`site_id` binary(16),
	`owner_id` binary(16),
	`cause` enum('hardware','software','configuration','network','capacity','supplier','process','people','environment'),
	`whys` text NOT NULL,
	`root_cause` text NOT NULL,
	`workaround` text NOT NULL,
	`words` json NOT NULL,
	`tasks` json NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`resolved_at` datetime(3),
	`updated_at` datetime(3) NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `problem_id` PRIMARY KEY(`id`),
	CONSTRAINT `problem_number` UNIQUE(`number`)
);
--> statement-breakpoint
CREATE TABLE `problem_link` (
	`id` binary(16) NOT NULL,
	`ticket_id` binary(16) NOT NULL,
	`problem_id` binary(16) NOT NULL,
	`by_id` binary(16) NOT NULL,
	`at` datetime(3) NOT NULL,
	`ended_at` datetime(3),
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	CONSTRAINT `problem_link_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `problem_proposal` (
	`id` binary(16) NOT NULL,
	`kind` enum('site','rising') NOT NULL,
	`category_id` binary(16),
	`site_id` binary(16),
	`words` json NOT NULL,
	`ticket_ids` json NOT NULL,
	`expected_tenths` int NOT NULL,
	`surprise_tenths` int NOT NULL,
	`found_at` datetime(3) NOT NULL,
	`problem_id` binary(16),
	`dismissed_at` datetime(3),
	`dismissed_by_id` binary(16),
	`dismissed_reason` varchar(500),
	`dismissed_size` int,
	CONSTRAINT `problem_proposal_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `problem_search` (
	`id` int NOT NULL,
	`searched_at` datetime(3) NOT NULL,
	`leased_until` datetime(3) NOT NULL,
	CONSTRAINT `problem_search_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided','article.review') NOT NULL;--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again','lacking','task');--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided','article.review') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again','lacking','task');--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote','problem') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote','problem');--> statement-breakpoint
ALTER TABLE `number_sequence` MODIFY COLUMN `kind` enum('incident','request','problem') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` MODIFY COLUMN `state` enum('new','assigned','in_progress','on_hold','resolved','closed','cancelled','awaiting_approval','rejected') NOT NULL;--> statement-breakpoint
ALTER TABLE `timeline` MODIFY COLUMN `kind` enum('report','comment','note','step','edit','work','travel','arrive','relate','mark','route','major','update','review','rate','approval','task') NOT NULL;--> statement-breakpoint
ALTER TABLE `catalog_item` ADD `approval` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `catalog_item` ADD `plan` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article` ADD `files` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article_version` ADD `files` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article_vote` ADD `views` int DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `article_vote` ADD `viewed_at` datetime(3);--> statement-breakpoint
ALTER TABLE `person` ADD `manager_id` binary(16);--> statement-breakpoint
ALTER TABLE `person` ADD `stand_in_id` binary(16);--> statement-breakpoint
ALTER TABLE `person` ADD `stand_in_until` datetime(3);--> statement-breakpoint
ALTER TABLE `ticket` ADD `approval` json;--> statement-breakpoint
ALTER TABLE `ticket` ADD `tasks` json;--> statement-breakpoint
ALTER TABLE `ticket` ADD `remind_at` datetime(3);--> statement-breakpoint
ALTER TABLE `ticket` ADD `task_at` datetime(3);--> statement-breakpoint
CREATE INDEX `problem_state` ON `problem` (`state`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `problem_link_ticket` ON `problem_link` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `problem_link_problem` ON `problem_link` (`problem_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `problem_proposal_category` ON `problem_proposal` (`category_id`);--> statement-breakpoint
CREATE INDEX `person_stand_in` ON `person` (`stand_in_until`);--> statement-breakpoint
CREATE INDEX `ticket_remind` ON `ticket` (`remind_at`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_task` ON `ticket` (`task_at`,`id`);--> statement-breakpoint
-- Written by hand: drizzle cannot declare an index of words. InnoDB's own parser, so MariaDB and MySQL both make it.
CREATE FULLTEXT INDEX `article_words` ON `article` (`title`,`keywords`,`body`);
