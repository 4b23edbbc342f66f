import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { auditEntry, auditValue } from '#db/schema/operations';
import { printable, valueLines } from '#domain/audit/printable';
import { kindNamedBy, recordsOf } from '#domain/audit/records';
import { DomainError } from '#domain/kernel/errors';
import type { AuditRecord, AuditSide, AuditValues } from '#domain/settings/shapes';
import { subjectNames } from './subject-names';

export const valuesRequest = z.strictObject({ auditId: z.number().int().positive() });

const NOTHING: AuditValues = { records: [], more: 0, lines: [] };

/** What one entry says, safe to show. Nothing: it was erased, or there was nothing to say. */
export async function auditValues({ auditId }: z.infer<typeof valuesRequest>): Promise<AuditValues> {
  const [row] = await db
    .select({ value: auditValue.value, entry: auditEntry.id })
    .from(auditEntry)
    .leftJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
    .where(eq(auditEntry.id, auditId));
  if (!row) throw new DomainError('not_found');
  if (!row.value || Object.keys(row.value).length === 0) return NOTHING;
  const { more, ...said } = row.value;
  const { records, rest } = recordsOf(said);
  return {
    records: await named(records),
    more: typeof more === 'number' ? more : 0,
    lines: Object.keys(rest).length > 0 ? valueLines(rest) : [],
  };
}

/** Ids of people, teams and other things stand with what those are called now. */
async function named(records: readonly AuditRecord[]): Promise<AuditRecord[]> {
  const isId = (text: string) => z.uuid().safeParse(text).success;
  const about = records.flatMap(({ fields }) =>
    fields.flatMap(({ name, from, to }) => {
      const subjectKind = kindNamedBy(name);
      const ids = [from, to].flatMap((one) => (one?.kind === 'text' && isId(one.text) ? [one.text] : []));
      return subjectKind ? ids.map((subjectId) => ({ subjectKind, subjectId })) : [];
    }),
  );
  const names = await subjectNames(about);
  const withName = (field: string, side: AuditSide | null): AuditSide | null => {
    const name = side?.kind === 'text' ? names.get(`${kindNamedBy(field)}/${side.text}`) : undefined;
    return side?.kind === 'text' && name ? { ...side, name: printable(name) } : side;
  };
  return records.map((record) => ({
    ...record,
    fields: record.fields.map(({ name, from, to }) => ({
      ...{ name, from: withName(name, from), to: withName(name, to) },
    })),
  }));
}
