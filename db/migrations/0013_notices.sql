CREATE TABLE `notice` (
	`id` binary(16) NOT NULL,
	`person_id` binary(16) NOT NULL,
	`event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched') NOT NULL,
	`detail` enum('note','resolved','reopened','cancelled','reassigned'),
	`ticket_id` binary(16) NOT NULL,
	`number` varchar(16),
	`actor_id` binary(16),
	`at` datetime(3) NOT NULL,
	`read_at` datetime(3),
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `notice_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice');--> statement-breakpoint
CREATE INDEX `notice_person` ON `notice` (`person_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `notice_read` ON `notice` (`read_at`);--> statement-breakpoint
CREATE INDEX `notice_at` ON `notice` (`at`);