import 'server-only';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { inArray, or } from 'drizzle-orm';
import type { CountryCode } from 'libphonenumber-js/max';
import { type Db, type DbTx, db } from '#db/connection';
import { person } from '#db/schema/people';
import { uuidv7 } from '#server/auth/uuid';
import { BulkWriter } from '#server/sync/bulk-writer';
import { isDuplicate } from '#server/sync/driver-errors';
import { ensureSyncHead } from '#server/sync/head';
import type { InsertOf } from '#server/sync/sync-writer';
import { transact } from '#server/sync/transact';
import type { ImportOptions } from './import-incidents';
import { columnsOf } from './incident-mapping';
import { checkColumns } from './mapping';
import { NamedThings } from './named';
import { personKey } from './named-people';
import { auditImport, oneAtATime } from './one-at-a-time';
import { ownFields, type PeopleFields, type PeopleMapping } from './people-mapping';
import { type ImportedPerson, personReader } from './person-row';
import { RowFault } from './problem';
import { figuresOf, type Summary, summaryOf } from './summary';
import { walk } from './walk';

const BATCH = 250;

/**
 * Imports people from a CSV file. Whoever is there already, by key or e-mail address, is left alone.
 * @param country where phone numbers without a country code are meant
 * @throws ImportProblem when the file as a whole cannot be imported: then nothing of it was
 */
export async function importPeople(
  mapping: PeopleMapping,
  options: ImportOptions & { country?: CountryCode },
): Promise<Summary> {
  return oneAtATime(() => run(mapping, options));
}

interface Counted {
  made: number;
  present: number;
  changed: number;
  begun: boolean;
}

async function run(
  mapping: PeopleMapping,
  options: ImportOptions & { country?: CountryCode },
): Promise<Summary> {
  await ensureSyncHead();
  const dryRun = options.dryRun ?? false;
  const { source } = mapping;
  const file = path.basename(options.path);
  const things = await NamedThings.load(db);
  let fields: Partial<PeopleFields> = {};
  const foreseen = await NamedThings.load(db);
  const count: Counted = { made: 0, present: 0, changed: 0, begun: false };
  const walked = await walk<ImportedPerson>({
    path: options.path,
    delimiter: options.delimiter ?? mapping.delimiter,
    encoding: options.encoding ?? mapping.encoding,
    dryRun,
    reader: (header) => {
      const found = mapping.fields ?? ownFields(header);
      fields = found;
      checkColumns(found, header);
      return personReader({ mapping, fields: found, header, country: options.country });
    },
    key: ({ key }) => key.toLowerCase(),
    repeated: 'error',
    examine: ({ teams, site }) => {
      for (const team of [null, ...teams]) foreseen.name({ team, site, category: null });
    },
    async take(rows) {
      if (!dryRun && !count.begun) await auditImport('import.people.begin', { file, source });
      count.begun = true;
      return take(rows, { source, things, dryRun, count });
    },
    batch: BATCH,
    progress: options.progress,
  });
  const summary = summaryOf(walked, {
    ...{ dryRun, zone: 'UTC', present: count.present, changed: count.changed, live: 0 },
    made: { ...things.made, ticket: 0, person: count.made },
    columns: columnsOf(fields),
  });
  if (!dryRun) await auditImport('import.people', { file, source, ...figuresOf(summary) });
  return summary;
}

interface Taking {
  source: string;
  things: NamedThings;
  dryRun: boolean;
  count: Counted;
}

/** Takes a batch; when one of its people meets a key that is taken, each row by itself, and that one is refused. */
async function take(rows: readonly ImportedPerson[], taking: Taking): Promise<(RowFault | null)[]> {
  try {
    const { made, present, changed } = await (taking.dryRun
      ? plan(db, rows, taking)
      : transact((tx) => write(tx, rows, taking), false));
    if (!taking.dryRun) taking.things.written();
    taking.count.made += made.length;
    taking.count.present += present;
    taking.count.changed += changed;
    return rows.map(() => null);
  } catch (error) {
    const taken = ['person_email', 'person_external'].some((key) => isDuplicate(error, key));
    if (!taken) throw error;
    if (rows.length === 1) return [new RowFault('', 'has an e-mail address or key that somebody else has')];
    const faults: (RowFault | null)[] = [];
    for (const row of rows) faults.push(...(await take([row], taking)));
    return faults;
  }
}

async function write(tx: DbTx, rows: readonly ImportedPerson[], taking: Taking) {
  const planned = await plan(tx, rows, taking);
  const writer = new BulkWriter(tx, randomUUID(), Date.now());
  await taking.things.write(writer);
  await writer.insert('person', planned.made);
  await writer.join(planned.members);
  await writer.publish(
    'person',
    planned.made.map(({ id }) => id),
  );
  return planned;
}

async function plan(db: Db | DbTx, rows: readonly ImportedPerson[], { source, things }: Taking) {
  const here = await present(db, source, rows);
  const made: InsertOf<'person'>[] = [];
  const members: { teamId: string; personId: string }[] = [];
  let changed = 0;
  for (const [at, row] of rows.entries()) {
    const known = here[at];
    if (known) {
      changed += differs(known, row) ? 1 : 0;
      continue;
    }
    const id = uuidv7(Date.now());
    const { name, email, phone, company, role, passwordHash, active } = row;
    const siteId = row.site === null ? null : things.idOf('site', row.site);
    const externalId = row.byEmail ? null : personKey(source, row.key);
    const createdAt = Date.now();
    made.push({
      ...{ id, name, email, phone, company, role, passwordHash, active, siteId, externalId, createdAt },
    });
    members.push(...row.teams.map((team) => ({ teamId: things.idOf('team', team), personId: id })));
  }
  return { made, members, changed, present: rows.length - made.length };
}

type Present = typeof person.$inferSelect;

/** Who of the rows is there already. */
async function present(
  db: Db | DbTx,
  source: string,
  rows: readonly ImportedPerson[],
): Promise<(Present | undefined)[]> {
  const keys = rows.filter((row) => !row.byEmail).map((row) => personKey(source, row.key));
  const mails = rows.flatMap(({ email }) => (email ? [email] : []));
  const found = await db
    .select()
    .from(person)
    .where(
      or(
        keys.length > 0 ? inArray(person.externalId, keys) : undefined,
        mails.length > 0 ? inArray(person.email, mails) : undefined,
      ),
    );
  const byKey = new Map(found.map((row) => [row.externalId ?? '', row]));
  const byMail = new Map(found.map((row) => [row.email ?? '', row]));
  return rows.map((row) => byKey.get(personKey(source, row.key)) ?? byMail.get(row.email ?? ' '));
}

const differs = (here: Present, row: ImportedPerson): boolean =>
  here.name !== row.name ||
  here.email !== row.email ||
  here.phone !== row.phone ||
  here.company !== row.company ||
  here.role !== row.role ||
  here.active !== row.active;
