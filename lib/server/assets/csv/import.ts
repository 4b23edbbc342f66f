import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '#db/connection';
import type { Actor } from '#domain/access/roles';
import { foldTag } from '#domain/asset/asset';
import { CSV_OUTCOMES, type CsvKey, type CsvLine, type CsvMapping, type CsvOutcome } from '#domain/asset/csv';
import { writeAudit } from '#server/audit/entry';
import { uuidv7 } from '#server/auth/uuid';
import { oneAtATime } from '#server/imports/one-at-a-time';
import { lookAt } from '#server/imports/open-text';
import { ImportProblem } from '#server/imports/problem';
import { type CsvRow, openCsv } from '#server/imports/read-csv';
import { execute } from '#server/sync/execute';
import type { MutationResult } from '#sync/protocol/result';
import { MUTATIONS } from '#sync/registry';
import type { Base } from '#sync/tx';
import { type Known, readKnown } from './known';
import { isSaid, type Planned, planRow } from './plan';
import { planRelation, relationColumns } from './plan-relations';

/** Rows of one file: more are a mistake, or are brought in parts. */
const MOST_ROWS = 50_000;
/** Rows between two words of how far it is. */
const EVERY = 20;

export interface AssetImport {
  path: string;
  what: 'assets' | 'relations';
  mode: 'head' | 'dry' | 'write';
  mapping: CsvMapping;
  key: CsvKey;
}

/**
 * Goes through a file of assets, or of relations between them, and says a line for each row. A dry run writes nothing; otherwise each row is
 * the act of the person, as if they had typed it, so that devices, history and audit have it as any other. What is there already is left alone.
 * @throws ImportProblem when the file as a whole cannot be read: nothing of it was written
 */
export async function* importAssets(asked: AssetImport, actor: Actor): AsyncGenerator<CsvLine> {
  const { header, delimiter, rows } = await readWhole(asked.path);
  if (asked.mode === 'head') {
    yield { kind: 'head', header, delimiter, sample: rows.slice(0, 3).map(({ cells }) => cells) };
    return;
  }
  const known = await readKnown();
  const planned = planAll(asked, header, rows, known);
  const counts = Object.fromEntries(CSV_OUTCOMES.map((one) => [one, 0])) as Record<CsvOutcome, number>;
  if (asked.mode === 'dry')
    for (const { result } of planned) {
      counts[result.outcome] += 1;
      if (result.outcome !== 'unchanged') yield { kind: 'row', result };
    }
  else yield* write(planned, { known, actor, counts, what: asked.what });
  yield { kind: 'end', counts };
}

async function readWhole(path: string) {
  const file = await lookAt(path);
  // What a packed file becomes is not known before it is unpacked.
  if (file.gzip) throw new ImportProblem('the file is packed', 'Unpack it and import what is in it.');
  const csv = await openCsv(file);
  const rows: CsvRow[] = [];
  for await (const row of csv.rows) {
    rows.push(row);
    if (rows.length > MOST_ROWS)
      throw new ImportProblem(`the file has more than ${MOST_ROWS} rows`, 'Import it in parts.');
  }
  if (rows.length === 0) throw new ImportProblem('the file has no rows below its header');
  return { header: csv.header, delimiter: csv.delimiter, rows };
}

function planAll(
  { what, mapping, key }: AssetImport,
  header: readonly string[],
  rows: readonly CsvRow[],
  known: Known,
): Planned[] {
  const seen = new Set<string>();
  if (what === 'relations') {
    const at = relationColumns(header);
    return rows.map(({ row, cells }) => planRelation(known, { header, at, seen }, row, cells));
  }
  const tagAt = header.indexOf(mapping.fields.tag ?? '');
  const tags = new Set(rows.map(({ cells }) => foldTag(cells[tagAt] ?? '')).filter(Boolean));
  const context = { known, mapping, key, header, seen, tags };
  return rows.map(({ row, cells }) => planRow(context, row, cells));
}

interface Writing {
  known: Known;
  actor: Actor;
  counts: Record<CsvOutcome, number>;
  what: AssetImport['what'];
}

/** All assets first, then what they lean on: a relation may name a row further down. Ends where whoever asked has left. */
async function* write(planned: readonly Planned[], writing: Writing): AsyncGenerator<CsvLine> {
  const { known, actor, counts, what } = writing;
  const made = new Map(
    planned.flatMap(({ result, assetId }) =>
      result.outcome === 'error' ? [] : [[result.tag, assetId] as const],
    ),
  );
  const idOf = (tag: string) => {
    const found = known.byTag.get(tag);
    return found !== undefined && found !== 'several' ? found : (made.get(tag) ?? '');
  };
  const steps = planned.length * 2;
  const failed = new Set<Planned>();
  let done = 0;
  try {
    for (const turn of ['save', 'relate'] as const)
      for (const one of planned) {
        done += 1;
        if (done % EVERY === 0) yield { kind: 'progress', rows: Math.ceil(done / 2), of: steps / 2 };
        if (one.result.outcome === 'error' || failed.has(one)) continue;
        const refused = await (turn === 'save' ? save(one, actor) : relate(one, { known, actor, idOf }));
        if (!refused) continue;
        failed.add(one);
        const faults = [{ column: '', fault: 'refused' as const, value: refused }];
        yield { kind: 'row', result: { ...one.result, outcome: 'error', faults } };
      }
    for (const one of planned) {
      const outcome = failed.has(one) ? 'error' : one.result.outcome;
      counts[outcome] += 1;
      if (outcome === 'error' && !failed.has(one)) yield { kind: 'row', result: one.result };
    }
  } finally {
    await auditFigures(actor, {
      what,
      rows: planned.length,
      done: Math.ceil(done / 2),
      refused: failed.size,
      counts,
    });
  }
}

/** @returns why it was refused; null: done, or nothing to do */
async function save({ save, assetId }: Planned, actor: Actor): Promise<string | null> {
  if (!save) return null;
  return refusal(await run(actor, 'asset.save', { assetId, ...save.args }, save.base));
}

async function relate(
  { relations, assetId }: Planned,
  { known, actor, idOf }: Pick<Writing, 'known' | 'actor'> & { idOf: (tag: string) => string },
): Promise<string | null> {
  for (const one of relations) {
    const before = known.assets.get(assetId);
    if (before && isSaid(before, one, known)) continue;
    const args = { assetId, kind: one.kind, toId: idOf(one.tag), wayRound: one.wayRound };
    const refused = refusal(await run(actor, 'asset.relate', args, null));
    if (refused) return refused;
  }
  return null;
}

function run(actor: Actor, name: 'asset.save' | 'asset.relate', args: object, base: Base | null) {
  const now = Date.now();
  const intent = {
    uid: uuidv7(now),
    name,
    v: MUTATIONS[name].v,
    args,
    base,
    occurredAt: now,
    clockOffset: 0,
  };
  return execute(actor, intent as never, { channel: 'desk' });
}

const refusal = ({ status, code, detail }: MutationResult): string | null =>
  status === 'ok' || status === 'merged'
    ? null
    : [code, detail.field, detail.fault].filter(Boolean).join(' ');

const auditFigures = (actor: Actor, value: Record<string, unknown>): Promise<void> => {
  const now = Date.now();
  return db.transaction((tx) =>
    writeAudit(tx, {
      ...{ txId: randomUUID(), actorId: actor.id, action: 'assets.import', subject: null, channel: 'desk' },
      ...{ occurredAt: now, receivedAt: now, value },
    }),
  );
};

/** The same with no other import beside it. */
export async function importAlone(
  asked: AssetImport,
  actor: Actor,
  say: (line: CsvLine) => Promise<void>,
): Promise<void> {
  const all = async () => {
    for await (const line of importAssets(asked, actor)) await say(line);
  };
  return asked.mode === 'write' ? oneAtATime(all) : all();
}
