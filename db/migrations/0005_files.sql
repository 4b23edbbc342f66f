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
CREATE INDEX `stored_file_owner` ON `stored_file` (`owner_id`,`attached_at`);--> statement-breakpoint
CREATE INDEX `stored_file_unattached` ON `stored_file` (`attached_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `stored_file_store_key` ON `stored_file` (`store_key`);--> statement-breakpoint
CREATE INDEX `attachment_ticket` ON `attachment` (`ticket_id`,`effective_at`);--> statement-breakpoint
CREATE INDEX `attachment_deleted` ON `attachment` (`deleted_at`);