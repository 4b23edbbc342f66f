CREATE TABLE `packed_site` (
	`person_id` binary(16) NOT NULL,
	`site_id` binary(16) NOT NULL,
	`packed_at` datetime(3) NOT NULL,
	`until` datetime(3) NOT NULL,
	CONSTRAINT `packed_site_person_id_site_id_pk` PRIMARY KEY(`person_id`,`site_id`)
);
--> statement-breakpoint
CREATE INDEX `packed_site_until` ON `packed_site` (`until`);