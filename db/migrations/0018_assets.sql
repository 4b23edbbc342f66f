CREATE TABLE `asset` (
	`id` binary(16) NOT NULL,
	`tag` varchar(60) NOT NULL,
	`name` varchar(200) NOT NULL,
	`class_id` binary(16),
	`state` enum('planned','ordered','in_stock','in_use','in_repair','missing','retired','disposed') NOT NULL,
	`provisional` boolean NOT NULL DEFAULT false,
	`team_id` binary(16),
	`owner_id` binary(16),
	`user_id` binary(16),
	`site_id` binary(16),
	`place` varchar(120),
	`model` varchar(120) NOT NULL,
	`serial` varchar(120) NOT NULL,
	`supplier` varchar(120) NOT NULL,
	`purchased_on` char(10),
	`warranty_until` char(10),
	`cost_cents` int,
	`currency` char(3),
	`serves_site_ids` json NOT NULL,
	`attributes` json NOT NULL,
	`notes` text NOT NULL,
	`relations` json NOT NULL,
	`related_ids` json NOT NULL,
	`log` json NOT NULL,
	`merged_into_id` binary(16),
	`seen_at` datetime(3),
	`seen_by_id` binary(16),
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `asset_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `asset_class` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`parent_id` binary(16),
	`icon` enum('box','laptop','monitor','phone','printer','server','network','wifi','database','app','service','power','medical','vehicle','building') NOT NULL,
	`service` boolean NOT NULL DEFAULT false,
	`attributes` json NOT NULL,
	`active` boolean NOT NULL DEFAULT true,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `asset_class_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `asset_lean` (
	`on_id` binary(16) NOT NULL,
	`dependant_id` binary(16) NOT NULL,
	`kind` enum('runs_on','depends_on','connected_to','part_of','used_by') NOT NULL,
	`of_id` binary(16) NOT NULL,
	`way_round` varchar(120) NOT NULL,
	CONSTRAINT `asset_lean_on_id_dependant_id_kind_of_id_pk` PRIMARY KEY(`on_id`,`dependant_id`,`kind`,`of_id`)
);
--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote','problem','asset','assetClass') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote','problem','asset','assetClass');--> statement-breakpoint
ALTER TABLE `ticket` ADD `asset_id` binary(16);--> statement-breakpoint
CREATE INDEX `asset_tag` ON `asset` (`tag`,`id`);--> statement-breakpoint
CREATE INDEX `asset_name` ON `asset` (`deleted_at`,`merged_into_id`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `asset_class` ON `asset` (`class_id`,`deleted_at`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `asset_site` ON `asset` (`site_id`,`deleted_at`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `asset_user` ON `asset` (`user_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `asset_merged` ON `asset` (`merged_into_id`);--> statement-breakpoint
CREATE INDEX `asset_serial` ON `asset` (`serial`);--> statement-breakpoint
CREATE INDEX `asset_lean_of` ON `asset_lean` (`of_id`);--> statement-breakpoint
CREATE INDEX `asset_lean_dependant` ON `asset_lean` (`dependant_id`);--> statement-breakpoint
CREATE INDEX `ticket_asset` ON `ticket` (`asset_id`,`created_at`,`id`);