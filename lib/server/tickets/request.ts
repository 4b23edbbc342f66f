import 'server-only';
import { z } from 'zod';
import { PERIODS, type Period } from '#domain/reports/spans';

/** Search parameters as Next hands them to a page. A name given twice counts once. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export function single(params: SearchParams): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

const words = z.object({
  period: z
    .string()
    .transform((word) => PERIODS.find((period) => `${period}d` === word) ?? 30)
    .catch(30),
  team: z.uuid().nullable().catch(null),
});

/** Period and team of the dashboard; 30 days and all teams where the address says nothing that makes sense. */
export function dashboardParams(params: SearchParams): { period: Period; team: string | null } {
  return words.parse(single(params));
}
