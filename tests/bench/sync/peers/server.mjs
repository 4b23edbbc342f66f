// The peers' side of a server: the payload of the benchmark as one file, as pages, and as a CouchDB. It runs as a process
// of its own, like the app's. `node server.mjs <folder of packages> <payload.json> <bundle.js>` prints its address.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const [folder = '', payloadFile = '', bundleFile = ''] = process.argv.slice(2);
const require = createRequire(path.join(folder, 'package.json'));
const express = require('express');
const pouchApp = require('express-pouchdb');
const PouchDB = require('pouchdb-core')
  .plugin(require('pouchdb-adapter-memory'))
  .plugin(require('pouchdb-mapreduce'))
  .plugin(require('pouchdb-replication'));

/** @type {{ rows: { ticket: { id: string }[], timeline: { ticketId: string }[] } }[]} */
const pages = JSON.parse(readFileSync(payloadFile, 'utf8'));
/** A ticket with all that was said on it, as one would keep it in a store of documents. */
const tickets = new Map(
  pages
    .flatMap(({ rows }) => rows.ticket)
    .map((row) => [row.id, { ...row, timeline: /** @type {object[]} */ ([]) }]),
);
for (const entry of pages.flatMap(({ rows }) => rows.timeline))
  tickets.get(entry.ticketId)?.timeline.push(entry);
const documents = [...tickets.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

const db = new PouchDB('tickets', { adapter: 'memory' });
await db.bulkDocs(documents.map((document) => ({ _id: document.id, ...document })));

const app = express();
const gzipped = (
  /** @type {import('node:http').ServerResponse} */ answer,
  /** @type {string} */ type,
  /** @type {Buffer} */ body,
) => {
  answer.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' });
  answer.end(body);
};
const whole = gzipSync(JSON.stringify(pages), { level: 4 });
const bundle = gzipSync(readFileSync(bundleFile));
app.get('/', (_, answer) =>
  gzipped(answer, 'text/html', gzipSync('<!doctype html><script src="/peers.js"></script>')),
);
app.get('/peers.js', (_, answer) => gzipped(answer, 'text/javascript', bundle));
app.get('/payload', (_, answer) => gzipped(answer, 'application/json', whole));
app.get('/pull', (question, answer) => {
  const from = Number(question.query.from);
  const some = documents.slice(from, from + Number(question.query.limit));
  const page = { documents: some, checkpoint: { from: from + some.length } };
  gzipped(answer, 'application/json', gzipSync(JSON.stringify(page), { level: 4 }));
});
app.use(
  '/db',
  pouchApp(PouchDB, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: path.join(folder, 'peers.log'),
  }),
);

const server = createServer(app).listen(0, '127.0.0.1', () => {
  console.log(`http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`);
});
