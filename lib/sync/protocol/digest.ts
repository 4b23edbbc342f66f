import type { Id } from '#domain/kernel/types';
import type { AnyRow, Entity, RowOf } from '../views/entities';

/** Roots of one kind are compared in so many parts: only those that differ are looked at root by root. */
export const BUCKETS = 64;

// Sums of checksums that the database can make as well, in one statement: CRC-32 of a row's text, squared in 32 bits
// (a sum of bare ones would let two equal changes cancel out), added up.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** CRC-32 of a text in UTF-8. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  const add = (byte: number) => {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] as number);
  };
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) add(code);
    else {
      if (code < 0x800) add(0xc0 | (code >> 6));
      else {
        if (code < 0x10000) add(0xe0 | (code >> 12));
        else {
          add(0xf0 | (code >> 18));
          add(0x80 | ((code >> 12) & 0x3f));
        }
        add(0x80 | ((code >> 6) & 0x3f));
      }
      add(0x80 | (code & 0x3f));
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const hex = (id: Id): string => id.replaceAll('-', '');

/** The part of its kind a root is compared in. */
export const bucketOf = (id: Id): number => crc32(hex(id)) % BUCKETS;

type Value = string | number | null;
/** An instant as DATETIME(3) reads as text. */
const instant = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().replace('T', ' ').slice(0, -1);
const id = (value: Id | null): string => (value === null ? '' : hex(value));

/**
 * What of a row is compared, besides its id and version: enough to see that it is another, nothing that a role masks.
 * The server has the same list as columns (lib/server/sync/digest-rows).
 */
const COMPARED: { [E in Entity]: (row: RowOf<E>) => Value[] } = {
  ticket: (row) => [
    ...[row.title, row.description, row.state, row.priority, id(row.teamId), id(row.assigneeId)],
    instant(row.updatedAt),
  ],
  timeline: (row) => [row.kind, row.body, id(row.actorId), instant(row.effectiveAt)],
  checklistItem: (row) => [row.text, row.position, instant(row.doneAt)],
  attachment: (row) => [row.name, row.sha256, instant(row.effectiveAt)],
  person: (row) => [row.name, row.role],
  team: (row) => [row.name],
  site: (row) => [row.name],
  category: (row) => [row.name, id(row.parentId), id(row.teamId)],
  policy: () => [],
  calendar: (row) => [row.name, row.zone],
  slaPolicy: (row) => [row.name, id(row.calendarId)],
  notice: (row) => [row.event, id(row.ticketId), instant(row.readAt)],
  announcement: (row) => [row.title, row.text, instant(row.endsAt), instant(row.overAt)],
  affected: (row) => [id(row.announcementId), instant(row.at), instant(row.withdrawnAt)],
  catalogItem: (row) => [row.name, row.group, row.position],
  article: (row) => [row.title, row.body, row.audience, row.state, instant(row.updatedAt)],
  articleVote: (row) => [id(row.articleId), row.reason, row.solved, row.views, instant(row.at)],
  asset: (row) => [row.tag, row.name, row.state, id(row.siteId), instant(row.updatedAt)],
  assetClass: (row) => [row.name, id(row.parentId)],
  problem: (row) => [row.title, row.state, row.workaround, instant(row.updatedAt)],
  problemLink: (row) => [id(row.problemId), instant(row.at), instant(row.endedAt)],
  change: (row) => [
    row.title,
    row.state,
    instant(row.windowFrom),
    instant(row.windowTo),
    instant(row.updatedAt),
  ],
  freeze: (row) => [row.name, instant(row.from), instant(row.to)],
  changePolicy: (row) => [row.name, row.position],
  changeTemplate: (row) => [row.name, row.backOut],
};

/** The checksum of one row. @throws TypeError, RangeError when it has no form that could be compared */
export function rowSum<E extends Entity>(entity: E, row: RowOf<E>): number {
  const compared = (COMPARED[entity] as (row: AnyRow) => Value[])(row);
  const text = [entity, hex(row.id), row.ver, ...compared].map((value) => value ?? '').join('/');
  const crc = crc32(text);
  return Math.imul(crc, crc) >>> 0;
}
