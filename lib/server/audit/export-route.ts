import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { db } from '#db/connection';
import type { SignedIn } from '#server/auth/current';
import { reportFailure } from '#server/auth/report-failure';
import { stamp } from '#server/sync/stamp';
import { auditQuery } from './audit-query';
import { writeAudit } from './entry';
import { EXPORT_FORMS, type ExportForm, exportedText } from './export';

const formOf = z.enum(['csv', 'json']);

/**
 * GET /api/desk/audit: what the page shows by its filters, all of it, as a file that is written while it is read.
 * That it was taken stands in the audit before its first line is sent.
 */
export async function auditExportRoute(req: Request, { actor }: SignedIn): Promise<Response> {
  const params = Object.fromEntries(new URL(req.url).searchParams);
  const form = formOf.safeParse(params.form);
  if (!form.success) return Response.json({ error: 'invalid', field: 'form' }, { status: 400 });
  const now = Date.now();
  // Where in its pages somebody was does not narrow what they take.
  const { older: _, newer: __, ...query } = auditQuery(params);
  await db.transaction((tx) =>
    writeAudit(tx, {
      ...{ txId: randomUUID(), actorId: actor.id, action: 'audit.export', subject: null, channel: 'desk' },
      ...{ occurredAt: now, receivedAt: now, value: { form: form.data, filters: query } },
    }),
  );
  // What was done until now gets its place, and so its hash, before it is written out.
  await stamp();
  const name = `audit-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}Z`;
  const { type, end } = EXPORT_FORMS[form.data];
  return new Response(streamed(form.data, exportedText(query, form.data, now)), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}.${end}"` },
  });
}

/** Asks for the next part only when the one before was taken; ends with whoever leaves. */
function streamed(form: ExportForm, parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        // A file that breaks off is seen as broken off by whoever loads it.
        reportFailure(`audit export ${form}`, error);
        controller.error(error);
      }
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
