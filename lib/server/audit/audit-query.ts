import 'server-only';
import { z } from 'zod';
import { DAY } from '#domain/kernel/types';

export const AUDIT_PERIODS = ['1d', '7d', '30d', '90d'] as const;
export type AuditPeriod = (typeof AUDIT_PERIODS)[number];

const left = undefined;
const cursor = z.string().regex(/^\d{1,15}_\d{1,15}$/);
const shape = z.object({
  person: z.uuid().optional().catch(left),
  action: z
    .string()
    .regex(/^[a-z]+([.-][a-zA-Z_-]+)*$/)
    .max(60)
    .optional()
    .catch(left),
  ticket: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}-\d{1,9}$/)
    .optional()
    .catch(left),
  period: z.enum(AUDIT_PERIODS).optional().catch(left),
  older: cursor.optional().catch(left),
  newer: cursor.optional().catch(left),
});

/** What the audit shows, as an address says it. */
export type AuditQuery = z.infer<typeof shape>;

/** Reads a query from an address. Never fails. */
export const auditQuery = (params: Readonly<Record<string, unknown>>): AuditQuery => shape.parse(params);

/** Length of a period, in ms. */
export const periodLength = (period: AuditPeriod): number => Number.parseInt(period, 10) * DAY;
