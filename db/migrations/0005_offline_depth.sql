CREATE TABLE `stored_file` (
	`id` binary(16) NOT NULL,
	`owner_id` binary(16) NOT NULL,
	`state` enum('receiving','ready') NOT NULL,
	`size` int NOT NULL,
	`sha256` char(64) NOT NULL,
	`received` int NOT NULL DEFAULT 0,
	`store_key` varchar(64) NOT NULL,
	`media_type` varchar(100),
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`attached_at` datetime(3),
	CONSTRAINT `stored_file_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `packed_site` (
	`person_id` binary(16) NOT NULL,
	`site_id` binary(16) NOT NULL,
	`packed_at` datetime(3) NOT NULL,
	`until` datetime(3) NOT NULL,
	CONSTRAINT `packed_site_person_id_site_id_pk` PRIMARY KEY(`person_id`,`site_id`)
);
--> statement-breakpoint
CREATE TABLE `lock_secret` (
	`id` int NOT NULL,
	`secret` char(64) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `lock_secret_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `attachment` (
	`id` binary(16) NOT NULL,
	`ticket_id` binary(16) NOT NULL,
	`timeline_id` binary(16),
	`author_id` binary(16),
	`kind` enum('photo','file','signature') NOT NULL,
	`name` varchar(120) NOT NULL,
	`media_type` varchar(100) NOT NULL,
	`size` int NOT NULL,
	`sha256` char(64) NOT NULL,
	`width` int,
	`height` int,
	`internal` boolean NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`received_at` datetime(3),
	`effective_at` datetime(3) NOT NULL,
	`ver` int NOT NULL DEFAULT 1,
	`deleted_at` datetime(3),
	CONSTRAINT `attachment_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `session` ADD `shared` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_client` ADD `session_id` binary(16);--> statement-breakpoint
ALTER TABLE `sync_client` ADD `user_agent` varchar(255);--> statement-breakpoint
ALTER TABLE `sync_client` ADD `replaced_at` datetime(3);--> statement-breakpoint
ALTER TABLE `sync_client` ADD `reported_at` datetime(3);--> statement-breakpoint
ALTER TABLE `sync_client` ADD `unsent` int;--> statement-breakpoint
ALTER TABLE `sync_client` ADD `conflicts` int;--> statement-breakpoint
ALTER TABLE `sync_client` ADD `set_aside` int;--> statement-breakpoint
ALTER TABLE `sync_client` ADD `mended` int;--> statement-breakpoint
ALTER TABLE `sync_client` ADD `checked_at` datetime(3);--> statement-breakpoint
ALTER TABLE `sync_client` ADD `needs_care` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_client` ADD `storage_bytes` bigint;--> statement-breakpoint
ALTER TABLE `sync_client` ADD `storage_quota` bigint;--> statement-breakpoint
ALTER TABLE `sync_client` ADD `persisted` boolean;--> statement-breakpoint
ALTER TABLE `sync_client` ADD `version` varchar(60);--> statement-breakpoint
ALTER TABLE `sync_client` ADD `push_on` boolean;--> statement-breakpoint
ALTER TABLE `sync_failure` ADD `failed_at` datetime(3) DEFAULT CURRENT_TIMESTAMP(3) NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_failure` ADD `intent` json;--> statement-breakpoint
CREATE INDEX `stored_file_owner` ON `stored_file` (`owner_id`,`attached_at`);--> statement-breakpoint
CREATE INDEX `stored_file_unattached` ON `stored_file` (`attached_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `stored_file_store_key` ON `stored_file` (`store_key`);--> statement-breakpoint
CREATE INDEX `packed_site_until` ON `packed_site` (`until`);--> statement-breakpoint
CREATE INDEX `attachment_ticket` ON `attachment` (`ticket_id`,`effective_at`);--> statement-breakpoint
CREATE INDEX `attachment_deleted` ON `attachment` (`deleted_at`);--> statement-breakpoint
CREATE INDEX `sync_client_session` ON `sync_client` (`session_id`);--> statement-breakpoint
CREATE INDEX `sync_client_seen` ON `sync_client` (`last_seen`,`client_id`);--> statement-breakpoint
CREATE INDEX `sync_client_care` ON `sync_client` (`needs_care`,`last_seen`,`client_id`);--> statement-breakpoint
CREATE INDEX `sync_failure_failed` ON `sync_failure` (`failed_at`,`uid`);