-- Written by hand: drizzle cannot declare an index of words. InnoDB's own parser, so MariaDB and MySQL both make it.
CREATE FULLTEXT INDEX `ticket_words` ON `ticket` (`title`,`description`);
