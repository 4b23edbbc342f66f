ALTER TABLE `ticket` ADD `handed_at` datetime(3);--> statement-breakpoint
ALTER TABLE `ticket` ADD `accepted_at` datetime(3);--> statement-breakpoint
-- Whoever had a ticket before this was asked had accepted it. Devices complete their copies by the same rule.
UPDATE `ticket` SET `accepted_at` = `state_since` WHERE `assignee_id` IS NOT NULL;
