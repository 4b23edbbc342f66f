CREATE TABLE `affected` (
	`id` binary(16) NOT NULL,
	`person_id` binary(16) NOT NULL,
	`announcement_id` binary(16) NOT NULL,
	`at` datetime(3) NOT NULL,
	`withdrawn_at` datetime(3),
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `affected_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `announcement` (
	`id` binary(16) NOT NULL,
	`kind` enum('incident','work') NOT NULL,
	`title` varchar(120) NOT NULL,
	`text` text NOT NULL,
	`ticket_id` binary(16),
	`site_id` binary(16),
	`on_sign_in` boolean NOT NULL,
	`starts_at` datetime(3) NOT NULL,
	`ends_at` datetime(3),
	`next_at` datetime(3),
	`over_at` datetime(3),
	`updates` json NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `announcement_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed') NOT NULL;--> statement-breakpoint
ALTER TABLE `inbound_mail` MODIFY COLUMN `reason` enum('own','bounce','auto','loop','list','too_large','too_complex','unreadable','check_failed','no_sender','flood','repeated','forged_token','other_sender','unknown_sender','empty','refused','closed','no_ticket','unproven');--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed') NOT NULL;--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected');--> statement-breakpoint
ALTER TABLE `timeline` MODIFY COLUMN `kind` enum('report','comment','note','step','edit','work','travel','arrive','relate','mark','route','major','update','review','rate') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` ADD `satisfaction` tinyint;--> statement-breakpoint
ALTER TABLE `ticket` ADD `rated_at` datetime(3);--> statement-breakpoint
ALTER TABLE `ticket` ADD `major` json;--> statement-breakpoint
ALTER TABLE `ticket` ADD `update_due_at` datetime(3);--> statement-breakpoint
CREATE INDEX `affected_announcement` ON `affected` (`announcement_id`,`deleted_at`,`person_id`);--> statement-breakpoint
CREATE INDEX `announcement_ticket` ON `announcement` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `announcement_shown` ON `announcement` (`deleted_at`,`on_sign_in`);--> statement-breakpoint
CREATE INDEX `ticket_update_due` ON `ticket` (`update_due_at`,`id`);