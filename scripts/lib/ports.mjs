// Free TCP ports, and whether one is taken.
import net from 'node:net';

/**
 * Tries to listen. Port 0 asks the system for any free port.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<number>} the port that could be opened; rejects with EADDRINUSE when it is taken
 */
function tryListen(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const got = address && typeof address === 'object' ? address.port : port;
      server.close(() => resolve(got));
    });
  });
}

/** A port on 127.0.0.1 that is free at this moment. */
export function freePort() {
  return tryListen(0, '127.0.0.1');
}

/**
 * @param {number} port
 * @param {string} [host] the address the server will listen on; all of them when left out
 */
export async function isPortFree(port, host) {
  try {
    await tryListen(port, host);
    return true;
  } catch {
    return false;
  }
}
