import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '#db/connection';
import { ASSET_LIMITS, foldTag } from '#domain/asset/asset';
import { CSV_FIELDS } from '#domain/asset/csv';
import { fitsWords, wordsOf } from '#domain/asset/find';
import { csvLine } from '#domain/reports/formula-safe';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import type { AssetRow } from '#sync/views/asset';
import { attributeCells, cellsOf, exportColumns } from './cells';
import { type Known, readKnown } from './known';

/** Spreadsheets read a file as UTF-8 only if it begins so. */
const BOM = '\uFEFF';
const PART = 500;

/**
 * GET /api/desk/assets: what the list shows by these words, all of it, as a file that is written while it is read. That it was taken stands in
 * the audit before its first line is sent.
 */
export async function assetExportRoute(req: Request, { actor }: SignedIn): Promise<Response> {
  const params = new URL(req.url).searchParams;
  const text = (params.get('text') ?? '').slice(0, ASSET_LIMITS.name);
  const mine = params.get('whose') === 'yours';
  const known = await readKnown();
  const words = wordsOf(text);
  const rows = [...known.assets.values()]
    .filter((row) => (!mine || row.userId === actor.id) && fitsWords(row, words))
    .sort((a, b) => (foldTag(a.tag) < foldTag(b.tag) ? -1 : 1));
  const now = Date.now();
  await db.transaction((tx) =>
    writeAudit(tx, {
      ...{ txId: randomUUID(), actorId: actor.id, action: 'assets.export', subject: null, channel: 'desk' },
      ...{ occurredAt: now, receivedAt: now, value: { text, mine, rows: rows.length } },
    }),
  );
  const name = `assets-${new Date(now).toISOString().slice(0, 10)}`;
  return new Response(streamed(lines(rows, known)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

function* lines(rows: readonly AssetRow[], known: Known): Generator<string> {
  const { labels, header } = exportColumns(rows, known);
  yield BOM + csvLine(header);
  for (let at = 0; at < rows.length; at += PART)
    yield rows
      .slice(at, at + PART)
      .map((row) => {
        const cells = cellsOf(row, known);
        const values = attributeCells(row, known);
        return csvLine([
          ...CSV_FIELDS.map((field) => cells[field]),
          ...labels.map((one) => values[one] ?? ''),
        ]);
      })
      .join('');
}

/** Writes the next part only when the one before was taken. */
function streamed(parts: Generator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}
