ALTER TABLE `notice` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided') NOT NULL;--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again');--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again');--> statement-breakpoint
ALTER TABLE `ticket` MODIFY COLUMN `state` enum('new','assigned','in_progress','on_hold','resolved','closed','cancelled','awaiting_approval','rejected') NOT NULL;--> statement-breakpoint
ALTER TABLE `timeline` MODIFY COLUMN `kind` enum('report','comment','note','step','edit','work','travel','arrive','relate','mark','route','major','update','review','rate','approval') NOT NULL;--> statement-breakpoint
ALTER TABLE `catalog_item` ADD `approval` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `manager_id` binary(16);--> statement-breakpoint
ALTER TABLE `person` ADD `stand_in_id` binary(16);--> statement-breakpoint
ALTER TABLE `person` ADD `stand_in_until` datetime(3);--> statement-breakpoint
ALTER TABLE `ticket` ADD `approval` json;--> statement-breakpoint
ALTER TABLE `ticket` ADD `remind_at` datetime(3);--> statement-breakpoint
CREATE INDEX `ticket_remind` ON `ticket` (`remind_at`,`id`);