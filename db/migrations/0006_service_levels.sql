CREATE TABLE `calendar` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`zone` varchar(64) NOT NULL,
	`week` json NOT NULL,
	`holidays` json NOT NULL,
	`active` boolean NOT NULL DEFAULT true,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `calendar_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `sla_policy` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`scope` enum('service','team') NOT NULL,
	`position` double NOT NULL,
	`active` boolean NOT NULL DEFAULT true,
	`kinds` json NOT NULL,
	`priorities` json NOT NULL,
	`category_ids` json NOT NULL,
	`site_ids` json NOT NULL,
	`team_ids` json NOT NULL,
	`calendar_id` binary(16) NOT NULL,
	`response_minutes` int,
	`resolution_minutes` int,
	`response_by` enum('reply','acceptance') NOT NULL,
	`pause_reasons` json NOT NULL,
	`on_reopen` enum('continue','restart') NOT NULL,
	`escalations` json NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `sla_policy_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.assigned','ticket.resolved','ticket.mentioned','ticket.warned','ticket.breached') NOT NULL;--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy');--> statement-breakpoint
ALTER TABLE `timeline` MODIFY COLUMN `kind` enum('report','comment','note','step','edit','work','travel','arrive','relate','mark') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` ADD `sla` json;--> statement-breakpoint
ALTER TABLE `ticket` ADD `due_at` datetime(3) DEFAULT '9999-12-31 00:00:00.000' NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` ADD `alarm_at` datetime(3);--> statement-breakpoint
CREATE INDEX `ticket_due` ON `ticket` (`state`,`deleted_at`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_alarm` ON `ticket` (`alarm_at`,`id`);