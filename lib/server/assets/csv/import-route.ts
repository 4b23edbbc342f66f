import 'server-only';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { CSV_BYTES, CSV_FIELDS, CSV_KEYS, type CsvLine } from '#domain/asset/csv';
import type { SignedIn } from '#server/auth/current';
import { reportFailure } from '#server/auth/report-failure';
import { ImportProblem } from '#server/imports/problem';
import { type AssetImport, importAlone } from './import';

const column = z.string().max(500);
const asked = z.object({
  mode: z.enum(['head', 'dry', 'write']),
  what: z.enum(['assets', 'relations']),
  key: z.enum(CSV_KEYS),
  mapping: z
    .string()
    .max(100_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(
      z.strictObject({
        fields: z.partialRecord(z.enum(CSV_FIELDS), column),
        attributes: z.record(z.string().max(120), column),
      }),
    ),
});

/**
 * POST /api/desk/assets/import: a CSV file as it is, in a form with what its columns say. Answered with a line of JSON for each thing there is to
 * tell, while it is done; whoever leaves ends it after the row it is at.
 */
export async function assetImportRoute(req: Request, { actor }: SignedIn): Promise<Response> {
  const length = req.headers.get('content-length');
  if (length === null) return Response.json({ error: 'invalid' }, { status: 411 });
  if (Number(length) > CSV_BYTES + 200_000) return tooLarge();
  const form = await req.formData().catch(() => null);
  const file = form?.get('file');
  const parsed = asked.safeParse(form && Object.fromEntries([...form].filter(([name]) => name !== 'file')));
  if (!parsed.success || !(file instanceof File)) return Response.json({ error: 'invalid' }, { status: 400 });
  if (file.size > CSV_BYTES) return tooLarge();
  const folder = await mkdtemp(path.join(tmpdir(), 'holdfast-import-'));
  const at = path.join(folder, 'file.csv');
  await pipeline(Readable.fromWeb(file.stream() as never), createWriteStream(at, { mode: 0o600 }));
  return new Response(told({ ...parsed.data, path: at } as AssetImport, actor, folder), {
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
  });
}

const tooLarge = () => Response.json({ error: 'too_large' }, { status: 413 });

function told(task: AssetImport, actor: SignedIn['actor'], folder: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let left = false;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = async (line: CsvLine) => {
        if (left) throw new Left();
        controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        await importAlone(task, actor, say);
      } catch (error) {
        if (!(error instanceof Left)) await say(problemOf(error, task)).catch(() => undefined);
      } finally {
        await rm(folder, { recursive: true, force: true });
        if (!left) controller.close();
      }
    },
    cancel() {
      left = true;
    },
  });
}

/** Whoever asked has gone. */
class Left extends Error {}

function problemOf(error: unknown, { path: at }: AssetImport): CsvLine {
  if (error instanceof ImportProblem)
    return { kind: 'problem', message: error.message.replaceAll(at, 'the file'), advice: error.advice ?? '' };
  reportFailure('import of assets', error);
  return { kind: 'problem', message: '', advice: '' };
}
