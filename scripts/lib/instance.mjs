// One running instance from nothing: packages, database, secrets, demonstration, build, server. Used by
// `npm start`, `npm run dev` and `npm run worker`, which differ only in what they run at the end.
import { randomBytes } from 'node:crypto';
import { hasAdministrator, hasDemoPeople, migrate, openDatabase, seedIfEmpty } from './database.mjs';
import { ensurePackages } from './npm-packages.mjs';
import { dataFolder, ensurePrivateFolder } from './paths.mjs';
import { isPortFree } from './ports.mjs';
import { endRunning, lastLines } from './processes.mjs';
import { Problem, reportFailure, say } from './report.mjs';
import { claim, recordServer, release } from './run-record.mjs';
import { secretEnvironment } from './secrets.mjs';

/** Undone in reverse order when we stop. */
/** @type {(() => Promise<unknown> | unknown)[]} */
const undo = [];
let stopping = false;

/** @param {() => Promise<unknown> | unknown} action */
function onStop(action) {
  undo.push(action);
}

/** Stops everything that was started, last first, then exits. @param {number} code @returns {Promise<never>} */
async function stopAll(code) {
  // Ctrl-C can arrive twice (from the terminal and from npm): once is enough.
  if (stopping) return new Promise(() => {});
  stopping = true;
  await endRunning();
  for (const action of undo.reverse()) {
    try {
      await action();
    } catch (error) {
      reportFailure(error);
      code ||= 1;
    }
  }
  process.exit(code);
}

/**
 * Runs a command's main function: signals stop everything in order, a failure is explained.
 * @param {() => Promise<void>} main
 */
export async function runInstance(main) {
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    if (!stopping) say(`\nStopping (${signal}) …`);
    void stopAll(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  if (process.env.npm_lifecycle_event) stopWithParent();
  try {
    await main();
  } catch (error) {
    // A command that we ended ourselves fails: that is no news.
    if (stopping) return;
    reportFailure(error);
    await stopAll(1);
  }
}

/** npm that is killed cannot pass the signal on: then nobody is left to stop us. */
function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) void stopAll(0);
  }, 1000);
  watch.unref();
}

/**
 * Stops this server with us, and us when it ends by itself.
 * @param {Prepared} instance
 * @param {import('./server.mjs').RunningServer} server
 */
export function keepServer(instance, server) {
  recordServer(instance.data, server.pid);
  onStop(() => server.stop());
  void server.ended.then((code) => {
    if (stopping) return;
    reportFailure(new Problem(`the server ended by itself (code ${code}):\n${lastLines(server.output())}`));
    void stopAll(1);
  });
}

/** The port to serve on, checked before anything slow begins. @param {string | undefined} host */
async function wantedPort(host) {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(`PORT=${process.env.PORT} is not a port`, 'Set PORT to a number between 1 and 65535.');
  }
  if (!(await isPortFree(port, host))) {
    throw new Problem(
      `port ${port} is taken by another program`,
      `End it, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  return port;
}

/**
 * @typedef {object} Prepared
 * @property {string} data
 * @property {number} port
 * @property {boolean} demo
 * @property {string | undefined} setupToken printed once; opens the page that makes the first administrator
 * @property {Record<string, string>} env what the server needs to know
 */

/**
 * Everything up to the server itself.
 * @param {string | undefined} host the address it will listen on; all of them when left out
 * @returns {Promise<Prepared>}
 */
export async function prepare(host) {
  const data = dataFolder();
  ensurePrivateFolder(data);
  await claim(data);
  onStop(() => release(data));
  const port = await wantedPort(host);
  await ensurePackages();

  const database = await openDatabase(data, (log) => {
    reportFailure(
      new Problem(`the private database ended by itself:\n${log}`, 'Read the lines above and start again.'),
    );
    void stopAll(1);
  });
  onStop(database.stop);
  const secrets = secretEnvironment(data);
  await migrate(database.url);
  const demo = wantsDemo();
  if (demo) await seedIfEmpty(database.url);
  else if (!isLoopback(host) && (await hasDemoPeople(database.url))) {
    throw new Problem(
      'this database holds the people of the demonstration, and everybody knows their password',
      'Use another database (HOLDFAST_DATA or DATABASE_URL), deactivate them, or serve this machine only: HOST=127.0.0.1.',
    );
  }
  const setupToken = (await hasAdministrator(database.url)) ? undefined : newToken();
  return {
    data,
    port,
    demo,
    setupToken,
    env: {
      ...secrets,
      DATABASE_URL: database.url,
      HOLDFAST_DATA: data,
      HOLDFAST_DEMO: demo ? '1' : '0',
      ...(setupToken ? { HOLDFAST_SETUP_TOKEN: setupToken } : {}),
    },
  };
}

/** The demonstration comes with a private database, never by itself into one that was given. */
function wantsDemo() {
  const { HOLDFAST_DEMO, DATABASE_URL } = process.env;
  return HOLDFAST_DEMO ? HOLDFAST_DEMO === '1' : !DATABASE_URL;
}

/**
 * The address to listen on. The demonstration's passwords are known to everybody: unless HOST says otherwise, it
 * is served to this machine only.
 * @returns {string | undefined} all addresses when undefined
 */
export function wantedHost() {
  return process.env.HOST || (wantsDemo() ? '127.0.0.1' : undefined);
}

/** @param {string | undefined} host */
const isLoopback = (host) => host === 'localhost' || host === '::1' || /^127\./.test(host ?? '');

function newToken() {
  return process.env.HOLDFAST_SETUP_TOKEN || randomBytes(24).toString('base64url');
}
