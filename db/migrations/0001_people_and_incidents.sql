CREATE TABLE `mail_outbox` (
	`id` bigint AUTO_INCREMENT NOT NULL,
	`kind` enum('confirm','known','admitted','invite','reset','password_changed','email_confirm','email_changing') NOT NULL,
	`person_id` binary(16),
	`address` varchar(254) NOT NULL,
	`data` json NOT NULL,
	`state` enum('waiting','done','parked') NOT NULL DEFAULT 'waiting',
	`attempts` int NOT NULL DEFAULT 0,
	`run_at` datetime(3) NOT NULL,
	`last_error` varchar(500),
	`created_at` datetime(3) NOT NULL,
	`done_at` datetime(3),
	CONSTRAINT `mail_outbox_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `one_time_token` (
	`id` binary(16) NOT NULL,
	`kind` enum('confirm','reset','invite','email') NOT NULL,
	`hash` char(64) NOT NULL,
	`person_id` binary(16),
	`email` varchar(254),
	`data` json NOT NULL,
	`created_by` binary(16),
	`created_at` datetime(3) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`used_at` datetime(3),
	CONSTRAINT `one_time_token_id` PRIMARY KEY(`id`),
	CONSTRAINT `one_time_token_hash` UNIQUE(`hash`)
);
--> statement-breakpoint
CREATE TABLE `policy` (
	`id` binary(16) NOT NULL,
	`matrix` json NOT NULL,
	`close_after_days` int,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `policy_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `checklist_item` (
	`id` binary(16) NOT NULL,
	`ticket_id` binary(16) NOT NULL,
	`text` varchar(200) NOT NULL,
	`position` int NOT NULL,
	`done_at` datetime(3),
	`done_by_id` binary(16),
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	CONSTRAINT `checklist_item_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
DROP INDEX `ticket_list` ON `ticket`;--> statement-breakpoint
DROP INDEX `ticket_priority` ON `ticket`;--> statement-breakpoint
DROP INDEX `ticket_resolved` ON `ticket`;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.assigned','ticket.resolved','ticket.mentioned') NOT NULL;--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket');--> statement-breakpoint
ALTER TABLE `ticket` MODIFY COLUMN `resolution_code` enum('replaced','configured','restarted','workaround','user_helped','no_fault','duplicate');--> statement-breakpoint
ALTER TABLE `timeline` MODIFY COLUMN `kind` enum('report','comment','note','step','edit','work','travel','arrive','relate') NOT NULL;--> statement-breakpoint
ALTER TABLE `category` ADD `active` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `admission` enum('awaiting_mail','awaiting_approval','admitted') DEFAULT 'admitted' NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `external_id` varchar(160) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `site` ADD `active` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `team` ADD `active` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` ADD `parent_id` binary(16);--> statement-breakpoint
ALTER TABLE `ticket` ADD `duplicate_of_id` binary(16);--> statement-breakpoint
ALTER TABLE `ticket` ADD `related_ids` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` ADD `watcher_ids` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` ADD `confidential` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` ADD `external_id` varchar(160) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `person` ADD CONSTRAINT `person_external` UNIQUE(`external_id`);--> statement-breakpoint
ALTER TABLE `ticket` ADD CONSTRAINT `ticket_external` UNIQUE(`external_id`);--> statement-breakpoint
CREATE INDEX `mail_outbox_due` ON `mail_outbox` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `mail_outbox_address` ON `mail_outbox` (`address`,`created_at`);--> statement-breakpoint
CREATE INDEX `one_time_token_person` ON `one_time_token` (`person_id`,`kind`);--> statement-breakpoint
CREATE INDEX `one_time_token_email` ON `one_time_token` (`email`,`kind`);--> statement-breakpoint
CREATE INDEX `one_time_token_open` ON `one_time_token` (`kind`,`used_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `one_time_token_expires` ON `one_time_token` (`expires_at`);--> statement-breakpoint
CREATE INDEX `checklist_item_ticket` ON `checklist_item` (`ticket_id`,`position`);--> statement-breakpoint
CREATE INDEX `audit_entry_received` ON `audit_entry` (`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entry_actor` ON `audit_entry` (`actor_id`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entry_action` ON `audit_entry` (`action`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `person_name` ON `person` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `person_admission` ON `person` (`admission`,`created_at`);--> statement-breakpoint
CREATE INDEX `entity_scope_internal` ON `entity_scope` (`root_kind`,`internal`,`root_id`);--> statement-breakpoint
CREATE INDEX `ticket_parent` ON `ticket` (`parent_id`);--> statement-breakpoint
CREATE INDEX `ticket_duplicate` ON `ticket` (`duplicate_of_id`);--> statement-breakpoint
CREATE INDEX `ticket_created` ON `ticket` (`deleted_at`,`created_at`,`state`,`priority`,`team_id`,`category_id`,`site_id`,`reopen_count`,`confidential`);--> statement-breakpoint
CREATE INDEX `ticket_updated` ON `ticket` (`state`,`deleted_at`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_category` ON `ticket` (`category_id`,`state`,`deleted_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `ticket_site` ON `ticket` (`site_id`,`state`,`deleted_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `ticket_priority` ON `ticket` (`state`,`deleted_at`,`priority`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_resolved` ON `ticket` (`resolved_at`,`created_at`,`deleted_at`,`state`,`team_id`,`reopen_count`,`confidential`);