CREATE TABLE `inbound_mail` (
	`id` bigint AUTO_INCREMENT NOT NULL,
	`message_key` char(64) NOT NULL,
	`state` enum('received','comment','ticket','quarantined','dropped','discarded') NOT NULL DEFAULT 'received',
	`reason` enum('own','bounce','auto','loop','list','too_large','too_complex','unreadable','check_failed','no_sender','flood','repeated','forged_token','other_sender','unknown_sender','empty','refused','closed'),
	`attempts` int NOT NULL DEFAULT 0,
	`sender` varchar(254),
	`subject` varchar(200) NOT NULL DEFAULT '',
	`text` mediumtext,
	`sender_check` varchar(500),
	`person_id` binary(16),
	`ticket_id` binary(16),
	`received_at` datetime(3) NOT NULL,
	`decided_at` datetime(3),
	`decided_by` binary(16),
	`raw` mediumblob,
	CONSTRAINT `inbound_mail_id` PRIMARY KEY(`id`),
	CONSTRAINT `inbound_mail_key` UNIQUE(`message_key`)
);
--> statement-breakpoint
ALTER TABLE `audit_entry` MODIFY COLUMN `channel` enum('app','desk','door','job','system','mail') NOT NULL;--> statement-breakpoint
ALTER TABLE `mail_outbox` MODIFY COLUMN `kind` enum('confirm','known','admitted','invite','reset','password_changed','email_confirm','email_changing','answered_closed') NOT NULL;--> statement-breakpoint
CREATE INDEX `inbound_mail_state` ON `inbound_mail` (`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `inbound_mail_sender` ON `inbound_mail` (`sender`,`received_at`);--> statement-breakpoint
CREATE INDEX `inbound_mail_person` ON `inbound_mail` (`person_id`,`ticket_id`);