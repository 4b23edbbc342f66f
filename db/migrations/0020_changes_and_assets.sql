CREATE TABLE `calendar_feed` (
	`person_id` binary(16) NOT NULL,
	`secret_hash` varchar(64) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`asked_at` datetime(3),
	CONSTRAINT `calendar_feed_person_id` PRIMARY KEY(`person_id`),
	CONSTRAINT `calendar_feed_secret` UNIQUE(`secret_hash`)
);
--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided','article.review','change.approvalWanted','change.decided','change.voided') NOT NULL;--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again','lacking','task','expired');--> statement-breakpoint
ALTER TABLE `mail_outbox` MODIFY COLUMN `kind` enum('confirm','known','admitted','invite','reset','password_changed','email_confirm','email_changing','answered_closed','guest_confirm','guest_opened') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided','article.review','change.approvalWanted','change.decided','change.voided') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again','lacking','task','expired');--> statement-breakpoint
ALTER TABLE `one_time_token` MODIFY COLUMN `kind` enum('confirm','reset','invite','email','guest') NOT NULL;--> statement-breakpoint
ALTER TABLE `change_record` ADD `caused_ids` json NOT NULL;--> statement-breakpoint
ALTER TABLE `change_policy` ADD `within_hours` int;--> statement-breakpoint
ALTER TABLE `change_freeze` ADD `kind` enum('freeze','maintenance') DEFAULT 'freeze' NOT NULL;--> statement-breakpoint
CREATE INDEX `change_ended` ON `change_record` (`ended_at`);