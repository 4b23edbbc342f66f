import 'server-only';
import { type LookupOptions, lookup as resolve } from 'node:dns';
import { Agent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { isPublicAddress } from './address';

/** Thrown while connecting when a name leads into a closed network. */
export class ClosedNetwork extends Error {
  override readonly name = 'ClosedNetwork';
  readonly code = 'closed_network';
}

/**
 * Resolves a name and refuses it when any of its addresses is not public. The connection uses the very
 * addresses that were checked, so a name that changes its answer in between gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...(options as LookupOptions), all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address))) {
      return callback(new ClosedNetwork(`${hostname} is not on the public internet`), []);
    }
    const first = addresses[0];
    if (options.all || !first) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

export interface PushAgents {
  /** For everybody's endpoints: public addresses only. */
  open: Agent;
  /** For hosts the operator named. */
  named: Agent;
  destroy(): void;
}

/** @param ca certificates to trust in addition, PEM */
export function pushAgents(ca?: string): PushAgents {
  const trust = ca ? { ca: [...rootCertificates, ca] } : {};
  const common = { keepAlive: true, maxSockets: 50, ...trust };
  const open = new Agent({ ...common, lookup: publicLookup });
  const named = new Agent(common);
  return {
    open,
    named,
    destroy() {
      open.destroy();
      named.destroy();
    },
  };
}
