import 'server-only';
import { z } from 'zod';
import { HOLD_REASONS, RESOLUTION_CODES, TICKET_STATES } from '#domain/ticket/states';
import { common, dates, field, parseMapping, readMapping, zone } from './mapping';
import uciServicenow from './presets/uci-servicenow.json' with { type: 'json' };
import { ImportProblem } from './problem';

/** A state; "on_hold:vendor" with its reason; "dates": closed, resolved or new, by the dates the row has. */
const STATE_WORDS = [
  ...TICKET_STATES,
  ...HOLD_REASONS.map((reason) => `on_hold:${reason}` as const),
  'dates',
] as const;
export type StateWord = (typeof STATE_WORDS)[number];

/** What the file says -> what it means here. "*" stands for everything else. */
const words = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const incidentMapping = z.strictObject({
  ...common,
  timeZone: zone,
  dates,
  /** "last": rows of one number that follow each other tell one ticket's life, and its last row stands. */
  repeated: z.enum(['error', 'last']).default('error'),
  fields: z.strictObject({
    number: field,
    title: field,
    requester: field,
    createdAt: field,
    description: field.optional(),
    reporter: field.optional(),
    state: field.optional(),
    impact: field.optional(),
    urgency: field.optional(),
    priority: field.optional(),
    category: field.optional(),
    subcategory: field.optional(),
    site: field.optional(),
    place: field.optional(),
    team: field.optional(),
    assignee: field.optional(),
    resolver: field.optional(),
    resolution: field.optional(),
    resolutionCode: field.optional(),
    resolvedAt: field.optional(),
    closedAt: field.optional(),
    updatedAt: field.optional(),
    reopenCount: field.optional(),
  }),
  values: z
    .strictObject({
      state: words(z.enum(STATE_WORDS)).default({}),
      impact: words(level).default({}),
      urgency: words(level).default({}),
      priority: words(priority).default({}),
      resolutionCode: words(z.enum(RESOLUTION_CODES).nullable()).default({}),
    })
    .prefault({}),
});
export type IncidentMapping = z.output<typeof incidentMapping>;
export type IncidentField = keyof IncidentMapping['fields'];

/** Mappings that come with the project. */
export const PRESETS: Readonly<Record<string, unknown>> = { 'uci-servicenow': uciServicenow };

/** The mapping somebody asked for. @throws ImportProblem */
export async function incidentMappingOf(wanted: {
  preset?: string;
  mapping?: string;
}): Promise<IncidentMapping> {
  const { preset, mapping } = wanted;
  if (mapping) return readMapping(mapping, incidentMapping);
  if (preset && Object.hasOwn(PRESETS, preset)) return parseMapping(preset, PRESETS[preset], incidentMapping);
  const known = Object.keys(PRESETS).join(', ');
  throw new ImportProblem(
    preset ? `there is no preset "${preset}"` : 'nothing says which column means what',
    `Give --mapping FILE (docs/import.md), or a preset that comes with Holdfast: ${known}.`,
  );
}

/** Every column the mapping reads. */
export function columnsOf(fields: Readonly<Partial<Record<string, z.output<typeof field>>>>): string[] {
  const all = Object.values(fields).flatMap((templates) =>
    (templates ?? []).flatMap(({ columns }) => columns),
  );
  return [...new Set(all)];
}
