import type { ReactNode } from 'react';
import type { Id } from '#domain/kernel/types';
import { csvLine } from '#domain/reports/formula-safe';
import type { TimelineRow } from '#sync/views/timeline';
import { plainText } from './plain-text';

interface Told {
  title: string;
  entries: readonly TimelineRow[];
  says: (entry: TimelineRow) => ReactNode;
  names: (id: Id) => string;
}

/** Spreadsheets read a file as UTF-8 only if it begins so. */
const BOM = '\uFEFF';

/** A timeline from its beginning, each step with its instant in UTC, as a table or as a text. */
export function timelineFile(form: 'csv' | 'md', { title, entries, says, names }: Told): Blob {
  const rows = [...entries].reverse().map((entry) => ({
    at: new Date(entry.effectiveAt).toISOString(),
    who: entry.actorId ? plainText(names(entry.actorId)) : '',
    what: isText(entry) ? '' : plainText(says(entry)),
    said: entry.body,
    internal: entry.internal,
  }));
  if (form === 'csv') {
    const head = csvLine(['at_utc', 'who', 'what', 'text', 'internal']);
    const lines = rows.map(({ at, who, what, said, internal }) =>
      csvLine([at, who, what, said, internal ? 'yes' : 'no']),
    );
    return new Blob([BOM, head, ...lines], { type: 'text/csv;charset=utf-8' });
  }
  const lines = rows.map(({ at, who, what, said, internal }) => {
    const quoted = said ? `\n\n${said.replaceAll(/^/gm, '  > ')}` : '';
    return `- **${at}** ${what || who}${internal ? ' (internal)' : ''}${quoted}\n`;
  });
  return new Blob([`# ${title}\n\n`, ...lines], { type: 'text/markdown;charset=utf-8' });
}

/** What people wrote stands for itself. */
const isText = ({ kind }: TimelineRow): boolean => kind === 'comment' || kind === 'note';
