CREATE TABLE `article_file` (
	`file_id` binary(16) NOT NULL,
	`article_id` binary(16) NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `article_file_file_id_article_id_pk` PRIMARY KEY(`file_id`,`article_id`)
);
--> statement-breakpoint
ALTER TABLE `article` ADD `files` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article_version` ADD `files` json DEFAULT ('[]') NOT NULL;--> statement-breakpoint
ALTER TABLE `article_vote` ADD `views` int DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `article_vote` ADD `viewed_at` datetime(3);