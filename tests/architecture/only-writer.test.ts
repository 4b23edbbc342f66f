import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Tables whose rows are synced, and the books of the feed. */
const SYNCED = [
  'ticket',
  'timeline',
  'person',
  'team',
  'teamMember',
  'site',
  'category',
  'checklistItem',
  'attachment',
  'policy',
  'notice',
  'announcement',
  'affected',
  'catalogItem',
  'article',
  'articleVote',
  'problem',
  'asset',
  'assetClass',
  'problemLink',
  'change',
  'freeze',
  'changePolicy',
  'changeTemplate',
];
/**
 * The writer itself, and where its writes wait until the end; the one for many rows, which an import uses: what is
 * history tells no device; the one for notices, many at once; the demonstration, which fills an empty database nobody has
 * synced from; and a column of tickets that no device holds.
 */
const WRITERS = [
  'lib/server/sync/sync-writer.ts',
  'lib/server/sync/deferred-rows.ts',
  'lib/server/sync/bulk-writer.ts',
  'lib/server/sync/notices.ts',
  'db/seed/write.ts',
  'lib/server/sync/route-column.ts',
  'lib/server/sync/task-column.ts',
];

const WRITE = new RegExp(String.raw`\.(?:insert|update|delete)\(\s*(?:\w+\.)?(?:${SYNCED.join('|')})\s*[,)]`);
const RAW = new RegExp(
  String.raw`(?:insert\s+(?:ignore\s+)?into|update|delete\s+from|replace\s+into)\s+[\x60"]?(?:${SYNCED.join('|').replace('teamMember', 'team_member').replace('articleVote', 'article_vote')})\b`,
  'i',
);

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* sources(name);
    else if (/\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)) yield name;
  }
}

describe('synced tables', () => {
  it('P3 have one writer: everything else goes through it, and so through the feed', () => {
    const others = ['app', 'components', 'db', 'lib']
      .flatMap((folder) => [...sources(folder)])
      .filter((file) => !WRITERS.includes(file));
    const writing = others.filter((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return WRITE.test(text) || RAW.test(text);
    });
    expect(writing).toEqual([]);
  });

  it('P3 the search for writers finds them', () => {
    expect('await tx.insert(ticket).values(row)').toMatch(WRITE);
    expect('tx.update(people.person).set({})').toMatch(WRITE);
    expect('insert(tx, people.team, rows)').not.toMatch(WRITE);
    expect('sql`UPDATE ticket SET title = 1`').toMatch(RAW);
  });
});
