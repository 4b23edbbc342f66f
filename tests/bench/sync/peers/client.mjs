// What each peer does with an empty browser, until every ticket can be queried on the device. Bundled for the browser.
import IndexedDbAdapter from 'pouchdb-adapter-indexeddb';
import PouchDB from 'pouchdb-browser';
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

PouchDB.plugin(IndexedDbAdapter);

const fetched = async (/** @type {string} */ url) => (await fetch(url, { cache: 'no-store' })).json();

/** The floor: the same payload, fetched and parsed. */
async function floor() {
  const pages = await fetched('/payload');
  return pages.flatMap((/** @type {any} */ { rows }) => rows.ticket).length;
}

/** The same rows under the same keys as Holdfast's, with the browser's own interface. */
async function raw() {
  const opening = indexedDB.open('raw', 1);
  const names = ['ticket', 'timeline', 'checklistItem', 'person', 'team', 'site', 'category', 'policy'];
  opening.onupgradeneeded = () => {
    for (const name of names) {
      const store = opening.result.createObjectStore(name, { keyPath: 'id' });
      const keys =
        name === 'ticket'
          ? ['state', 'requesterId', 'reporterId']
          : name === 'timeline' || name === 'checklistItem'
            ? ['ticketId']
            : [];
      for (const key of keys) store.createIndex(key, key);
    }
  };
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const db = opening.result;
  for (const { rows } of await fetched('/payload')) {
    const tx = db.transaction(names, 'readwrite');
    for (const name of names) for (const row of rows[name]) tx.objectStore(name).put(row);
    await new Promise((resolve) => (tx.oncomplete = resolve));
  }
  const counted = db.transaction('ticket').objectStore('ticket').count();
  await new Promise((resolve) => (counted.onsuccess = resolve));
  return counted.result;
}

async function pouch() {
  const db = new PouchDB('tickets', { adapter: 'indexeddb' });
  await db.replicate.from(new PouchDB(`${location.origin}/db/tickets`), { batch_size: 1_000 });
  return (await db.info()).doc_count;
}

const text = { type: 'string' };
const key = { type: 'string', maxLength: 100 };
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: key, state: key, requesterId: key, reporterId: key, title: text },
  required: ['id', 'state', 'requesterId', 'reporterId'],
  indexes: ['state', 'requesterId', 'reporterId'],
  additionalProperties: true,
};

async function rxdb() {
  const db = await createRxDatabase({ name: 'tickets', storage: getRxStorageDexie(), multiInstance: false });
  const { tickets } = await db.addCollections({ tickets: { schema } });
  const replication = replicateRxCollection({
    collection: tickets,
    replicationIdentifier: 'bench',
    live: false,
    pull: {
      batchSize: 1_000,
      handler: async (
        /** @type {{ from: number } | undefined} */ checkpoint,
        /** @type {number} */ limit,
      ) => {
        const page = await fetched(`/pull?from=${checkpoint?.from ?? 0}&limit=${limit}`);
        return {
          documents: page.documents.map((/** @type {object} */ one) => ({ ...one, _deleted: false })),
          checkpoint: page.checkpoint,
        };
      },
    },
  });
  replication.error$.subscribe((/** @type {unknown} */ error) => console.error(error));
  await replication.awaitInitialReplication();
  return tickets.count().exec();
}

Object.assign(window, { peers: { floor, raw, pouch, rxdb } });
