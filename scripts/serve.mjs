// The server of the built app, as scripts/lib/server starts it: node scripts/serve.mjs PORT [HOST]. In front of Next
// stand two things that Next does at a price: files of the build, which lie there compressed, and the answers that
// devices ask for all day.
import { createServer } from 'node:http';
import next from 'next';
import { buildFiles } from './lib/front/build-files.mjs';
import { quickAnswers } from './lib/front/quick-answers.mjs';
import { root } from './lib/paths.mjs';

const port = Number(process.argv[2]);
const hostname = process.argv[3];

// Whatever it listens on, Next is told `localhost`: it writes that for every address of the loopback, takes its own rewrites
// for those to another server where the two differ, and fetches each page of the app from itself over the network.
const app = next({ dev: false, dir: root, port, hostname: 'localhost', customServer: true });
await app.prepare();
const toNext = app.getRequestHandler();
const files = buildFiles();
const answer = quickAnswers();

const server = createServer((req, res) => {
  // What is thrown past every handler ends this one answer, never the process.
  const fail = (/** @type {unknown} */ error) => {
    console.error(`Failed to answer ${req.method} ${req.url?.split('?', 1)[0]}`, error);
    if (res.headersSent) return void res.destroy();
    res.statusCode = 500;
    res.end();
  };
  files(req, res, () => {
    const answered = answer(req, res) ?? toNext(req, res);
    answered.catch(fail);
  });
});
server.once('error', (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(port, hostname);

let stopping = false;
for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])) {
  // A second Ctrl-C changes nothing: whoever started this kills it when it takes too long.
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // No new connections; open answers are finished (the app ends its streams itself on the same signal).
    server.close(async () => {
      await app.close().catch(console.error);
      process.exit(code);
    });
  });
}
