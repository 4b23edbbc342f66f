CREATE TABLE `calendar_feed` (
	`person_id` binary(16) NOT NULL,
	`secret_hash` varchar(64) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`asked_at` datetime(3),
	CONSTRAINT `calendar_feed_person_id` PRIMARY KEY(`person_id`),
	CONSTRAINT `calendar_feed_secret` UNIQUE(`secret_hash`)
);
--> statement-breakpoint
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
	`caused_ids` json NOT NULL,
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
	`within_hours` int,
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
	`kind` enum('freeze','maintenance') NOT NULL DEFAULT 'freeze',
	`active` boolean NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `change_freeze_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided','article.review','change.approvalWanted','change.decided','change.voided') NOT NULL;--> statement-breakpoint
ALTER TABLE `notice` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again','lacking','task','expired');--> statement-breakpoint
ALTER TABLE `mail_outbox` MODIFY COLUMN `kind` enum('confirm','known','admitted','invite','reset','password_changed','email_confirm','email_changing','answered_closed','guest_confirm','guest_opened') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` enum('ticket.breached','ticket.mentioned','ticket.assigned','ticket.resolved','ticket.reopened','ticket.commented','ticket.warned','ticket.watched','ticket.major','ticket.updateOwed','ticket.majorOver','ticket.numbered','ticket.closed','ticket.approvalWanted','ticket.decided','article.review','change.approvalWanted','change.decided','change.voided') NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `detail` enum('note','resolved','reopened','cancelled','reassigned','declined','approved','rejected','again','lacking','task','expired');--> statement-breakpoint
ALTER TABLE `one_time_token` MODIFY COLUMN `kind` enum('confirm','reset','invite','email','guest') NOT NULL;--> statement-breakpoint
ALTER TABLE `entity_scope` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote','problem','asset','assetClass','change','freeze','changePolicy','changeTemplate') NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` MODIFY COLUMN `root_kind` enum('category','person','policy','site','team','ticket','calendar','slaPolicy','notice','announcement','affected','catalogItem','article','articleVote','problem','asset','assetClass','change','freeze','changePolicy','changeTemplate');--> statement-breakpoint
ALTER TABLE `number_sequence` MODIFY COLUMN `kind` enum('incident','request','problem','change') NOT NULL;--> statement-breakpoint
CREATE INDEX `change_state` ON `change_record` (`state`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `change_window` ON `change_record` (`window_from`,`window_to`);--> statement-breakpoint
CREATE INDEX `change_ended` ON `change_record` (`ended_at`);