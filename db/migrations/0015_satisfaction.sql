ALTER TABLE `notice` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.closed') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.closed') NOT NULL;--> statement-breakpoint
ALTER TABLE `timeline` MODIFY COLUMN `kind` enum('report','comment','note','step','edit','work','travel','arrive','relate','mark','route','rate') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` ADD `satisfaction` tinyint;--> statement-breakpoint
ALTER TABLE `ticket` ADD `rated_at` datetime(3);