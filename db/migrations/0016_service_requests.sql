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
	`position` double NOT NULL,
	`active` boolean NOT NULL,
	`versions` json NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `catalog_item_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem');--> statement-breakpoint
ALTER TABLE `number_sequence` MODIFY COLUMN `kind` enum('incident','request') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` MODIFY COLUMN `kind` enum('incident','request') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` MODIFY COLUMN `resolution_code` enum('replaced','configured','restarted','workaround','user_helped','no_fault','duplicate','fulfilled');--> statement-breakpoint
ALTER TABLE `ticket` ADD `request` json;--> statement-breakpoint
CREATE INDEX `catalog_item_order` ON `catalog_item` (`deleted_at`,`position`);