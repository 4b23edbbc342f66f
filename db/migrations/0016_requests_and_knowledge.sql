CREATE TABLE `catalog_item` (
	`id` binary(16) NOT NULL,
	`group_name` varchar(60) NOT NULL,
	`name` varchar(80) NOT NULL,
	`summary` varchar(140) NOT NULL,
	`description` text NOT NULL,
	`icon` enum('key','package','lock','userPlus','laptop','phone','printer','receipt','calendar','mail','wifi','wrench') NOT NULL,
	`audience` enum('everyone','staff') NOT NULL,
	`expected_minutes` int,
	`cost` varchar(60) NOT NULL,
	`category_id` binary(16),
	`team_id` binary(16),
	`urgency` tinyint NOT NULL,
	`position` double NOT NULL,
	`active` boolean NOT NULL,
	`versions` json NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `catalog_item_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `article` (
	`id` binary(16) NOT NULL,
	`title` varchar(200) NOT NULL,
	`body` mediumtext NOT NULL,
	`audience` enum('everyone','staff','team') NOT NULL,
	`team_id` binary(16),
	`state` enum('draft','in_review','published','retired') NOT NULL,
	`owner_id` binary(16) NOT NULL,
	`category_id` binary(16),
	`keywords` varchar(200) NOT NULL,
	`ticket_ids` json NOT NULL,
	`revises_id` binary(16),
	`published_at` datetime(3),
	`review_due_at` datetime(3),
	`version` int NOT NULL DEFAULT 0,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `article_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `article_version` (
	`article_id` binary(16) NOT NULL,
	`version` int NOT NULL,
	`title` varchar(200) NOT NULL,
	`body` mediumtext NOT NULL,
	`by_id` binary(16) NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `article_version_article_id_version_pk` PRIMARY KEY(`article_id`,`version`)
);
--> statement-breakpoint
CREATE TABLE `article_vote` (
	`id` binary(16) NOT NULL,
	`person_id` binary(16) NOT NULL,
	`article_id` binary(16) NOT NULL,
	`helpful` boolean,
	`reason` varchar(500),
	`solved` int NOT NULL DEFAULT 0,
	`solved_at` datetime(3),
	`at` datetime(3) NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `article_vote_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote');--> statement-breakpoint
ALTER TABLE `number_sequence` MODIFY COLUMN `kind` enum('incident','request') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` MODIFY COLUMN `kind` enum('incident','request') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` MODIFY COLUMN `resolution_code` enum('replaced','configured','restarted','workaround','user_helped','no_fault','duplicate','fulfilled');--> statement-breakpoint
ALTER TABLE `ticket` ADD `request` json;--> statement-breakpoint
CREATE INDEX `catalog_item_order` ON `catalog_item` (`deleted_at`,`position`);--> statement-breakpoint
CREATE INDEX `article_review` ON `article` (`state`,`deleted_at`,`review_due_at`);--> statement-breakpoint
CREATE INDEX `article_vote_article` ON `article_vote` (`article_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `article_vote_solved` ON `article_vote` (`solved_at`);