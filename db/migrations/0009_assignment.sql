CREATE TABLE `assignment_rule` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`position` double NOT NULL,
	`active` boolean NOT NULL DEFAULT true,
	`kinds` json NOT NULL,
	`priorities` json NOT NULL,
	`category_ids` json NOT NULL,
	`site_ids` json NOT NULL,
	`team_ids` json NOT NULL,
	`to_team_id` binary(16),
	`to_person_id` binary(16),
	`strategy` enum('queue','least','round') NOT NULL,
	`skills` json NOT NULL,
	`deleted_at` datetime(3),
	CONSTRAINT `assignment_rule_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `work_profile` (
	`person_id` binary(16) NOT NULL,
	`skills` json NOT NULL,
	`calendar_id` binary(16),
	`away_until` datetime(3),
	`weight_limit` int,
	`dealt_at` datetime(3),
	CONSTRAINT `work_profile_person_id` PRIMARY KEY(`person_id`)
);
--> statement-breakpoint
ALTER TABLE `timeline` MODIFY COLUMN `kind` enum('report','comment','note','step','edit','work','travel','arrive','relate','mark','route') NOT NULL;--> statement-breakpoint
ALTER TABLE `ticket` ADD `route_at` datetime(3);--> statement-breakpoint
CREATE INDEX `work_profile_calendar` ON `work_profile` (`calendar_id`);--> statement-breakpoint
CREATE INDEX `ticket_route` ON `ticket` (`route_at`,`id`);