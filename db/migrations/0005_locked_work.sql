CREATE TABLE `lock_secret` (
	`id` int NOT NULL,
	`secret` char(64) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `lock_secret_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `session` ADD `shared` boolean DEFAULT false NOT NULL;