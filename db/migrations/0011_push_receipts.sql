CREATE TABLE `push_test` (
	`id` binary(16) NOT NULL,
	`person_id` binary(16) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`sent_at` datetime(3),
	`fault` enum('gone','refused','unreachable'),
	`shown_at` datetime(3),
	`opened_at` datetime(3),
	CONSTRAINT `push_test_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `outbox` ADD `receipt_due_at` datetime(3);--> statement-breakpoint
ALTER TABLE `push_delivery` ADD `shown_at` datetime(3);--> statement-breakpoint
ALTER TABLE `push_delivery` ADD `opened_at` datetime(3);--> statement-breakpoint
CREATE INDEX `push_test_person` ON `push_test` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `push_test_created` ON `push_test` (`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_ahead` ON `outbox` (`person_id`,`ticket_id`,`kind`,`state`);--> statement-breakpoint
CREATE INDEX `outbox_receipt` ON `outbox` (`receipt_due_at`);