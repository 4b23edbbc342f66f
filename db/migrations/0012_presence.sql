CREATE TABLE `presence` (
	`ticket_id` binary(16) NOT NULL,
	`person_id` binary(16) NOT NULL,
	`doing` enum('views','comments','notes','edits') NOT NULL,
	`seen_at` datetime(3) NOT NULL,
	CONSTRAINT `presence_ticket_id_person_id_pk` PRIMARY KEY(`ticket_id`,`person_id`)
);
--> statement-breakpoint
CREATE INDEX `presence_seen` ON `presence` (`seen_at`);