CREATE TABLE `audit_entry` (
	`id` bigint AUTO_INCREMENT NOT NULL,
	`tx_id` binary(16) NOT NULL,
	`actor_id` binary(16),
	`action` varchar(60) NOT NULL,
	`subject_kind` varchar(16),
	`subject_id` binary(16),
	`channel` enum('app','desk','door','job','system') NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`received_at` datetime(3) NOT NULL,
	`digest` char(64) NOT NULL,
	`chain_no` bigint,
	`chain_hash` char(64),
	CONSTRAINT `audit_entry_id` PRIMARY KEY(`id`),
	CONSTRAINT `audit_entry_chain` UNIQUE(`chain_no`)
);
--> statement-breakpoint
CREATE TABLE `audit_value` (
	`audit_id` bigint NOT NULL,
	`salt` char(32) NOT NULL,
	`value` json NOT NULL,
	CONSTRAINT `audit_value_audit_id` PRIMARY KEY(`audit_id`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` bigint AUTO_INCREMENT NOT NULL,
	`kind` enum('push') NOT NULL,
	`person_id` binary(16) NOT NULL,
	`event` enum('ticket.assigned','ticket.resolved') NOT NULL,
	`event_uid` binary(16) NOT NULL,
	`ticket_id` binary(16) NOT NULL,
	`state` enum('waiting','done','parked') NOT NULL DEFAULT 'waiting',
	`attempts` int NOT NULL DEFAULT 0,
	`run_at` datetime(3) NOT NULL,
	`last_error` varchar(500),
	`created_at` datetime(3) NOT NULL,
	`done_at` datetime(3),
	CONSTRAINT `outbox_id` PRIMARY KEY(`id`),
	CONSTRAINT `outbox_once` UNIQUE(`event_uid`,`event`,`person_id`,`kind`)
);
--> statement-breakpoint
CREATE TABLE `push_delivery` (
	`outbox_id` bigint NOT NULL,
	`subscription_id` binary(16) NOT NULL,
	`sent_at` datetime(3) NOT NULL,
	`status` int NOT NULL,
	CONSTRAINT `push_delivery_outbox_id_subscription_id_pk` PRIMARY KEY(`outbox_id`,`subscription_id`)
);
--> statement-breakpoint
CREATE TABLE `push_subscription` (
	`id` binary(16) NOT NULL,
	`person_id` binary(16) NOT NULL,
	`session_id` binary(16) NOT NULL,
	`endpoint` text NOT NULL,
	`endpoint_hash` char(64) NOT NULL,
	`p256dh` varchar(120) NOT NULL,
	`auth` varchar(60) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`last_ok_at` datetime(3),
	CONSTRAINT `push_subscription_id` PRIMARY KEY(`id`),
	CONSTRAINT `push_subscription_endpoint` UNIQUE(`endpoint_hash`)
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`name` varchar(60) NOT NULL,
	`value` json NOT NULL,
	CONSTRAINT `setting_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
CREATE TABLE `category` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`parent_id` binary(16),
	`team_id` binary(16),
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `category_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `person` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`email` varchar(254),
	`phone` varchar(20),
	`company` varchar(120),
	`role` enum('requester','technician','manager','administrator') NOT NULL,
	`site_id` binary(16),
	`active` boolean NOT NULL DEFAULT true,
	`password_hash` varchar(255),
	`created_at` datetime(3) NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `person_id` PRIMARY KEY(`id`),
	CONSTRAINT `person_email` UNIQUE(`email`)
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` binary(16) NOT NULL,
	`person_id` binary(16) NOT NULL,
	`user_agent` varchar(255) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`seen_at` datetime(3) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`revoked_at` datetime(3),
	CONSTRAINT `session_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `site` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `site_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `team` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`first_line` boolean NOT NULL DEFAULT false,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `team_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `team_member` (
	`team_id` binary(16) NOT NULL,
	`person_id` binary(16) NOT NULL,
	CONSTRAINT `team_member_team_id_person_id_pk` PRIMARY KEY(`team_id`,`person_id`)
);
--> statement-breakpoint
CREATE TABLE `entity_scope` (
	`root_kind` enum('category','person','site','team','ticket') NOT NULL,
	`root_id` binary(16) NOT NULL,
	`scope_id` int NOT NULL,
	`internal` boolean NOT NULL,
	CONSTRAINT `entity_scope_root_kind_root_id_scope_id_pk` PRIMARY KEY(`root_kind`,`root_id`,`scope_id`)
);
--> statement-breakpoint
CREATE TABLE `sync_change` (
	`id` bigint AUTO_INCREMENT NOT NULL,
	`tx_id` binary(16) NOT NULL,
	`scope_id` int,
	`op` enum('touch','enter','leave','ack','result') NOT NULL,
	`entity` varchar(16),
	`entity_id` binary(16),
	`root_kind` enum('category','person','site','team','ticket'),
	`root_id` binary(16),
	`client_id` binary(16),
	`mid` int,
	`uid` binary(16),
	`seq` bigint,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `sync_change_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `sync_client` (
	`client_id` binary(16) NOT NULL,
	`user_id` binary(16) NOT NULL,
	`last_mid` int NOT NULL DEFAULT 0,
	`schema_v` int NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`last_seen` datetime(3) NOT NULL,
	CONSTRAINT `sync_client_client_id` PRIMARY KEY(`client_id`)
);
--> statement-breakpoint
CREATE TABLE `sync_failure` (
	`uid` binary(16) NOT NULL,
	`failures` int NOT NULL,
	`last_error` varchar(500) NOT NULL,
	CONSTRAINT `sync_failure_uid` PRIMARY KEY(`uid`)
);
--> statement-breakpoint
CREATE TABLE `sync_head` (
	`id` int NOT NULL,
	`head` bigint NOT NULL,
	`min_seq` bigint NOT NULL,
	`epoch` binary(16) NOT NULL,
	`audit_hash` char(64) NOT NULL,
	CONSTRAINT `sync_head_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `sync_mid` (
	`client_id` binary(16) NOT NULL,
	`mid` int NOT NULL,
	`uid` binary(16) NOT NULL,
	CONSTRAINT `sync_mid_client_id_mid_pk` PRIMARY KEY(`client_id`,`mid`)
);
--> statement-breakpoint
CREATE TABLE `sync_mutation` (
	`uid` binary(16) NOT NULL,
	`user_id` binary(16) NOT NULL,
	`client_id` binary(16),
	`mid` int,
	`name` varchar(60) NOT NULL,
	`args_hash` char(64) NOT NULL,
	`created_root` binary(16),
	`status` enum('ok','merged','rejected','held','quarantined') NOT NULL,
	`result` json NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`received_at` datetime(3) NOT NULL,
	CONSTRAINT `sync_mutation_uid` PRIMARY KEY(`uid`)
);
--> statement-breakpoint
CREATE TABLE `sync_scope` (
	`id` int AUTO_INCREMENT NOT NULL,
	`name` varchar(60) NOT NULL,
	CONSTRAINT `sync_scope_id` PRIMARY KEY(`id`),
	CONSTRAINT `sync_scope_name` UNIQUE(`name`)
);
--> statement-breakpoint
CREATE TABLE `sync_seq` (
	`seq` bigint NOT NULL,
	`tx_id` binary(16) NOT NULL,
	CONSTRAINT `sync_seq_seq` PRIMARY KEY(`seq`),
	CONSTRAINT `sync_seq_tx` UNIQUE(`tx_id`)
);
--> statement-breakpoint
CREATE TABLE `number_sequence` (
	`kind` enum('incident') NOT NULL,
	`last` int NOT NULL DEFAULT 0,
	CONSTRAINT `number_sequence_kind` PRIMARY KEY(`kind`)
);
--> statement-breakpoint
CREATE TABLE `ticket` (
	`id` binary(16) NOT NULL,
	`kind` enum('incident') NOT NULL,
	`number` varchar(16),
	`title` varchar(200) NOT NULL,
	`description` text NOT NULL,
	`state` enum('new','assigned','in_progress','on_hold','resolved','closed','cancelled') NOT NULL,
	`state_since` datetime(3) NOT NULL,
	`impact` tinyint NOT NULL,
	`urgency` tinyint NOT NULL,
	`priority` tinyint NOT NULL,
	`category_id` binary(16),
	`site_id` binary(16),
	`place` varchar(120),
	`team_id` binary(16) NOT NULL,
	`assignee_id` binary(16),
	`requester_id` binary(16) NOT NULL,
	`reporter_id` binary(16) NOT NULL,
	`hold_reason` enum('user','vendor','change','parts'),
	`resolution_code` enum('replaced','configured','restarted','workaround','user_helped','no_fault'),
	`created_at` datetime(3) NOT NULL,
	`resolved_at` datetime(3),
	`closed_at` datetime(3),
	`reopen_count` int NOT NULL DEFAULT 0,
	`updated_at` datetime(3) NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	`guard` int NOT NULL DEFAULT 0,
	CONSTRAINT `ticket_id` PRIMARY KEY(`id`),
	CONSTRAINT `ticket_number` UNIQUE(`number`)
);
--> statement-breakpoint
CREATE TABLE `timeline` (
	`id` binary(16) NOT NULL,
	`ticket_id` binary(16) NOT NULL,
	`kind` enum('report','comment','note','step') NOT NULL,
	`internal` boolean NOT NULL,
	`actor_id` binary(16),
	`body` text NOT NULL,
	`data` json NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`received_at` datetime(3),
	`effective_at` datetime(3) NOT NULL,
	`clock_flag` enum('future','before_previous','too_old'),
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	CONSTRAINT `timeline_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE INDEX `audit_entry_subject` ON `audit_entry` (`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entry_tx` ON `audit_entry` (`tx_id`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `push_subscription_person` ON `push_subscription` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_role` ON `person` (`role`,`name`);--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`,`revoked_at`);--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires_at`);--> statement-breakpoint
CREATE INDEX `team_member_person` ON `team_member` (`person_id`);--> statement-breakpoint
CREATE INDEX `entity_scope_scope` ON `entity_scope` (`scope_id`,`root_kind`,`root_id`);--> statement-breakpoint
CREATE INDEX `sync_change_scope` ON `sync_change` (`scope_id`,`seq`);--> statement-breakpoint
CREATE INDEX `sync_change_seq` ON `sync_change` (`seq`,`tx_id`);--> statement-breakpoint
CREATE INDEX `sync_change_root` ON `sync_change` (`root_id`,`seq`);--> statement-breakpoint
CREATE INDEX `sync_change_client` ON `sync_change` (`client_id`,`seq`);--> statement-breakpoint
CREATE INDEX `sync_client_user` ON `sync_client` (`user_id`);--> statement-breakpoint
CREATE INDEX `sync_mutation_client` ON `sync_mutation` (`client_id`,`mid`);--> statement-breakpoint
CREATE INDEX `sync_mutation_root` ON `sync_mutation` (`created_root`);--> statement-breakpoint
CREATE INDEX `sync_mutation_received` ON `sync_mutation` (`received_at`);--> statement-breakpoint
CREATE INDEX `ticket_list` ON `ticket` (`deleted_at`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_state` ON `ticket` (`state`,`deleted_at`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_team` ON `ticket` (`team_id`,`state`,`deleted_at`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_assignee` ON `ticket` (`assignee_id`,`state`,`deleted_at`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_priority` ON `ticket` (`priority`,`deleted_at`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_resolved` ON `ticket` (`resolved_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `ticket_requester` ON `ticket` (`requester_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `timeline_ticket` ON `timeline` (`ticket_id`,`effective_at`);