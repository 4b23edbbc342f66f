import 'server-only';
import { and, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { asset } from '#db/schema/assets';
import { MOST_LABELS } from '#domain/asset/label';
import { config } from '#server/config';
import { readJson } from '#server/notify/read-json';
import { organisationName } from '#server/people/organisation';
import { labelSheets } from './label-sheets';

const body = z.object({ ids: z.array(z.uuid()).min(1).max(MOST_LABELS) });

/**
 * POST /api/assets/labels: a PDF with one label for each asset, in the order they were asked for. Those that are gone, or were found to be
 * another, have none.
 */
export async function labelsRoute(req: Request): Promise<Response> {
  const asked = body.safeParse(await readJson(req, MOST_LABELS * 50));
  if (!asked.success) return Response.json({ error: 'invalid', field: 'ids' }, { status: 400 });
  const ids = [...new Set(asked.data.ids.map((id) => id.toLowerCase()))];
  const rows = await db
    .select({ id: asset.id, tag: asset.tag, name: asset.name })
    .from(asset)
    .where(and(inArray(asset.id, ids), isNull(asset.mergedIntoId), isNull(asset.deletedAt)));
  if (rows.length === 0) return Response.json({ error: 'not_found' }, { status: 404 });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pdf = await labelSheets(
    ids.flatMap((id) => byId.get(id) ?? []),
    { origin: originOf(req), organisation: (await organisationName()) ?? 'Holdfast' },
  );
  return new Response(pdf, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="labels.pdf"',
    },
  });
}

/** Unset, the address people use is the one this was asked by: the door let nothing in from elsewhere. */
const originOf = (req: Request): string =>
  config.url ? new URL(config.url).origin : (req.headers.get('origin') ?? new URL(req.url).origin);
