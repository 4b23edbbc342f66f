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
CREATE INDEX `packed_site_until` ON `packed_site` (`until`);--> statement-breakpoint
CREATE INDEX `sync_client_session` ON `sync_client` (`session_id`);--> statement-breakpoint
CREATE INDEX `sync_client_seen` ON `sync_client` (`last_seen`,`client_id`);--> statement-breakpoint
CREATE INDEX `sync_client_care` ON `sync_client` (`needs_care`,`last_seen`,`client_id`);--> statement-breakpoint
CREATE INDEX `sync_failure_failed` ON `sync_failure` (`failed_at`,`uid`);