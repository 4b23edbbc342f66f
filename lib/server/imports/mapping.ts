import 'server-only';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isTimeZone } from '#domain/reports/days';
import { DATE_FORMATS } from './instant';
import { ImportProblem } from './problem';
import { DELIMITERS } from './read-csv';
import { parseTemplate, type Template } from './template';

/** One template or several, of which the first that has a value counts. */
export const field = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((given) => (Array.isArray(given) ? given : [given]).map(parseTemplate));

/** What every mapping says, whatever it maps. */
export const common = {
  /** Name of the desk the file comes from: the first half of the keys by which rows are known again. */
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,29}$/, 'must be a short name in lower case, e.g. "old-desk"'),
  delimiter: z.enum(DELIMITERS).optional(),
  encoding: z.string().optional(),
  /** Cells that mean "nothing". The empty cell always does. */
  nulls: z.array(z.string()).default([]),
};

/** Stands for the zone that the organisation has set. */
export const ZONE_OF_ORGANISATION = 'organisation';

/** In which zone dates without an offset are meant. */
export const zone = z
  .string()
  .refine(
    (name) => name === ZONE_OF_ORGANISATION || isTimeZone(name),
    'is no time zone: use a name such as Europe/Berlin, or "organisation"',
  )
  .default('UTC');
export const dates = z.array(z.enum(DATE_FORMATS)).min(1).default(['iso']);

/** Reads a mapping file. @throws ImportProblem that names every wrong place */
export async function readMapping<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ImportProblem(`the mapping ${path} cannot be read (${error.code})`);
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new ImportProblem(`the mapping ${path} is no JSON: ${(error as Error).message}`);
  }
  return parseMapping(path, given, schema);
}

/** @throws ImportProblem that names every wrong place */
export function parseMapping<S extends z.ZodType>(name: string, given: unknown, schema: S): z.output<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`);
  throw new ImportProblem(`the mapping ${name} is not right:\n${wrong.join('\n')}`, 'See docs/import.md.');
}

type Fields = Readonly<Partial<Record<string, readonly Template[]>>>;

/**
 * Whether the file has what the mapping reads: of every field at least one template.
 * @throws ImportProblem that names what is missing, and what there is
 */
export function checkColumns(fields: Fields, header: readonly string[]): void {
  const there = new Set(header);
  const missing = Object.values(fields).flatMap((templates) => {
    const lacks = (templates ?? []).map(({ columns }) => columns.filter((name) => !there.has(name)));
    return lacks.every((names) => names.length > 0) ? (lacks[0] ?? []) : [];
  });
  if (missing.length === 0) return;
  throw new ImportProblem(
    `the file has no column ${[...new Set(missing)].map((name) => `"${name}"`).join(', ')}; it has: ${header.join(', ')}`,
    'Check the delimiter and the mapping.',
  );
}
