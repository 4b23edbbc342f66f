import { customType, mysqlEnum } from 'drizzle-orm/mysql-core';
import type { NotifiedEvent } from '#domain/notify/events';

/** A UUID kept as BINARY(16), canonical text in code. */
export const uuid = customType<{ data: string; driverData: Buffer }>({
  dataType: () => 'binary(16)',
  toDriver: (text) => Buffer.from(text.replaceAll('-', ''), 'hex'),
  fromDriver: (bytes) => uuidText(Buffer.from(bytes)),
});

/** Canonical text of 16 bytes. */
export function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** An instant kept as DATETIME(3) in UTC, milliseconds since 1970 in code (connections use time zone Z). */
export const instant = customType<{ data: number; driverData: Date | string }>({
  dataType: () => 'datetime(3)',
  toDriver: (ms) => new Date(ms),
  fromDriver: (value) =>
    value instanceof Date ? value.getTime() : Date.parse(`${value.replace(' ', 'T')}Z`),
});

/** Text that is compared byte for byte: "a", "A" and "á" are three keys. At most 160 characters. */
export const exactKey = customType<{ data: string; driverData: string }>({
  dataType: () => 'varchar(160) character set utf8mb4 collate utf8mb4_bin',
});

/** As they were added, so that the database need not rewrite the rows it has. How strong each is says the domain. */
const STORED_EVENTS = [
  ...(['ticket.breached', 'ticket.mentioned', 'ticket.assigned', 'ticket.resolved'] as const),
  ...(['ticket.reopened', 'ticket.commented', 'ticket.warned', 'ticket.watched'] as const),
  ...(['ticket.major', 'ticket.updateOwed', 'ticket.majorOver', 'ticket.numbered', 'ticket.closed'] as const),
  ...(['ticket.approvalWanted', 'ticket.decided'] as const),
  ...(['article.review', 'change.approvalWanted', 'change.decided', 'change.voided'] as const),
] as const satisfies NotifiedEvent[];

/** What somebody is told of. */
export const notified = (name: string) => mysqlEnum(name, STORED_EVENTS);
