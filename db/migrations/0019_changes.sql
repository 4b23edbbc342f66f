CREATE TABLE `change_record` (
	`id` binary(16) NOT NULL,
	`number` varchar(16),
	`title` varchar(200) NOT NULL,
	`type` enum('standard','normal','emergency') NOT NULL,
	`template_id` binary(16),
	`state` enum('draft','submitted','assessing','awaiting_approval','approved','scheduled','implementing','review','closed','rejected','cancelled','failed','backed_out') NOT NULL,
	`state_since` datetime(3) NOT NULL,
	`reason` text NOT NULL,
	`description` text NOT NULL,
	`plan` json NOT NULL,
	`back_out` text NOT NULL,
	`tests` text NOT NULL,
	`window_from` datetime(3),
	`window_to` datetime(3),
	`asset_ids` json NOT NULL,
	`felt` json,
	`category_id` binary(16),
	`site_id` binary(16),
	`requester_id` binary(16) NOT NULL,
	`owner_id` binary(16),
	`team_id` binary(16),
	`risk` varchar(16) NOT NULL,
	`risk_level` enum('low','medium','high'),
	`approval` json,
	`override_reason` varchar(1000),
	`incident_ids` json NOT NULL,
	`problem_ids` json NOT NULL,
	`started_at` datetime(3),
	`backed_out_at` datetime(3),
	`ended_at` datetime(3),
	`result` enum('success','partly','failed','backed_out'),
	`review_notes` text NOT NULL,
	`log` json NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `change_record_id` PRIMARY KEY(`id`),
	CONSTRAINT `change_number` UNIQUE(`number`)
);
--> statement-breakpoint
CREATE TABLE `change_policy` (
	`id` binary(16) NOT NULL,
	`name` varchar(80) NOT NULL,
	`position` int NOT NULL,
	`types` json NOT NULL,
	`risk_at_least` enum('low','medium','high'),
	`site_ids` json NOT NULL,
	`category_ids` json NOT NULL,
	`person_ids` json NOT NULL,
	`team_id` binary(16),
	`need` json NOT NULL,
	`last` boolean NOT NULL,
	`active` boolean NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `change_policy_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `change_template` (
	`id` binary(16) NOT NULL,
	`name` varchar(200) NOT NULL,
	`description` text NOT NULL,
	`plan` json NOT NULL,
	`back_out` text NOT NULL,
	`tests` text NOT NULL,
	`risk` varchar(16) NOT NULL,
	`change_id` binary(16) NOT NULL,
	`active` boolean NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `change_template_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `change_freeze` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`reason` text NOT NULL,
	`from` datetime(3) NOT NULL,
	`to` datetime(3) NOT NULL,
	`site_id` binary(16),
	`active` boolean NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `change_freeze_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote','problem','asset','assetClass','change','freeze','changePolicy','changeTemplate') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote','problem','asset','assetClass','change','freeze','changePolicy','changeTemplate');--> statement-breakpoint
ALTER TABLE `number_sequence` MODIFY COLUMN `kind` enum('incident','request','problem','change') NOT NULL;--> statement-breakpoint
CREATE INDEX `change_state` ON `change_record` (`state`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `change_window` ON `change_record` (`window_from`,`window_to`);