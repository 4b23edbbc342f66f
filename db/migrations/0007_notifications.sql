CREATE TABLE `notify_preference` (
	`person_id` binary(16) NOT NULL,
	`choices` json NOT NULL,
	`quiet_from` int,
	`quiet_to` int,
	`zone` varchar(64) NOT NULL,
	`digest` boolean NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `notify_preference_person_id` PRIMARY KEY(`person_id`)
);
--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `kind` enum('push','mail','digest','item') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `detail` enum('note','resolved','reopened','cancelled','reassigned');--> statement-breakpoint
ALTER TABLE `outbox` ADD `actor_id` binary(16);--> statement-breakpoint
ALTER TABLE `outbox` ADD `urgent` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `due_at` datetime(3);--> statement-breakpoint
CREATE INDEX `outbox_kind` ON `outbox` (`kind`,`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `outbox_person` ON `outbox` (`person_id`,`kind`,`state`);