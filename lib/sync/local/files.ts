import type { Id } from '#domain/kernel/types';
import type { OutboxEntry } from './entry';
import type { LocalStore } from './ports';

/** The files whose bytes the server does not have yet, in the order they were added (P29). */
export const filesToSend = (store: LocalStore): Promise<Id[]> =>
  store.read(async (t) =>
    (await t.outbox.pending()).flatMap(({ waits, fileId }) => (waits && fileId ? [fileId] : [])),
  );

/** The server has the bytes, or will never take them: what attaches the file is sent now. */
export const fileSent = (store: LocalStore, fileId: Id): Promise<void> =>
  store.write(async (t) => {
    const of = (await t.outbox.pending()).filter((entry) => entry.waits && entry.fileId === fileId);
    await t.outbox.put(of.map((entry) => ({ ...entry, waits: false })));
  });

/** After a loss of history the server may have lost the bytes too: they are looked for before it is sent. */
export const waitingAgain = <E extends OutboxEntry>(entry: E): E =>
  entry.fileId ? { ...entry, waits: true } : entry;
