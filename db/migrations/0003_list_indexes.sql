CREATE INDEX `ticket_by_number` ON `ticket` (`deleted_at`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `ticket_reporter` ON `ticket` (`reporter_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `ticket_confidential` ON `ticket` (`confidential`,`state`,`deleted_at`,`created_at`,`id`);