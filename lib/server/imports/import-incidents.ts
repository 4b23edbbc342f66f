import 'server-only';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { policy } from '#db/schema/people';
import { POLICY_ID } from '#domain/kernel/policy-id';
import { DEFAULT_MATRIX } from '#domain/priority/matrix';
import { organisationZone } from '#server/reports/zone';
import { ensureSyncHead } from '#server/sync/head';
import { columnsOf, type IncidentMapping } from './incident-mapping';
import { type IncidentPlan, type PlanContext, planIncidents, ticketKey } from './incident-plan';
import { type Incident, incidentReader } from './incident-row';
import { checkColumns, ZONE_OF_ORGANISATION } from './mapping';
import { NamedThings } from './named';
import { personKey } from './named-people';
import { auditImport, oneAtATime } from './one-at-a-time';
import { Seen } from './seen';
import { figuresOf, type Summary, summaryOf } from './summary';
import { type Progress, walk } from './walk';
import { writeIncidents } from './write-incidents';

/** Tickets in one transaction: whoever reports meanwhile waits for it at the numbers. */
const BATCH = 250;

export interface ImportOptions {
  path: string;
  delimiter?: string;
  encoding?: string;
  /** Instead of the mapping's zone: an IANA name, or "organisation". */
  zone?: string;
  /** Check and count, write nothing. */
  dryRun?: boolean;
  progress?(now: Progress): void;
}

/**
 * Imports incidents from a CSV file. Incidents that are there already are left alone, so the same file can be imported
 * again, also after it was cut short.
 * @throws ImportProblem when the file as a whole cannot be imported: then nothing of it was
 */
export async function importIncidents(mapping: IncidentMapping, options: ImportOptions): Promise<Summary> {
  return oneAtATime(() => run(mapping, options));
}

async function run(mapping: IncidentMapping, options: ImportOptions): Promise<Summary> {
  const dryRun = options.dryRun ?? false;
  const wanted = options.zone ?? mapping.timeZone;
  const zone = wanted === ZONE_OF_ORGANISATION ? await organisationZone() : wanted;
  const context = await contextOf(mapping);
  const total = new Total(mapping.source);
  const file = path.basename(options.path);
  const source = mapping.source;
  const foreseen = await NamedThings.load(db);
  const take = async (rows: readonly Incident[]): Promise<undefined> => {
    // Only now it is certain that the file can be read.
    if (!dryRun && total.batches === 0) await auditImport('import.incidents.begin', { file, source });
    total.add(await (dryRun ? planIncidents(db, context, rows) : writeIncidents(context, rows)));
  };
  const walked = await walk<Incident>({
    path: options.path,
    delimiter: options.delimiter ?? mapping.delimiter,
    encoding: options.encoding ?? mapping.encoding,
    dryRun,
    reader: (header) => {
      checkColumns(mapping.fields, header);
      return incidentReader({ mapping, header, zone, now: context.now });
    },
    key: ({ number }) => ticketKey(source, number),
    repeated: mapping.repeated,
    examine: (row) => foreseen.name(row),
    take,
    batch: BATCH,
    progress: options.progress,
  });
  const { made } = context.things;
  const summary = summaryOf(walked, {
    ...{ dryRun, zone, present: total.present, changed: total.changed, live: total.live },
    made: { ...made, ticket: total.tickets, person: total.people },
    columns: columnsOf(mapping.fields),
  });
  if (!dryRun) await auditImport('import.incidents', { file, source, ...figuresOf(summary) });
  return summary;
}

async function contextOf(mapping: IncidentMapping): Promise<PlanContext> {
  await ensureSyncHead();
  const [rules] = await db.select({ matrix: policy.matrix }).from(policy).where(eq(policy.id, POLICY_ID));
  return {
    source: mapping.source,
    things: await NamedThings.load(db),
    matrix: rules?.matrix ?? DEFAULT_MATRIX,
    now: Date.now(),
  };
}

/** Adds up what batches come to. A dry run plans the same new person in every batch: they count once. */
class Total {
  batches = 0;
  tickets = 0;
  live = 0;
  present = 0;
  changed = 0;
  readonly #people = new Seen();

  constructor(private readonly source: string) {}

  get people(): number {
    return this.#people.size;
  }

  add(plan: IncidentPlan): void {
    this.batches += 1;
    this.tickets += plan.tickets.length;
    this.live += plan.live.tickets.length;
    this.present += plan.present.all;
    this.changed += plan.present.changed;
    for (const { externalId, name } of plan.people)
      this.#people.add(externalId ?? personKey(this.source, name));
  }
}
