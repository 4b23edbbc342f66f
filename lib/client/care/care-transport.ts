import { readAnswer, readRefusal } from '#client/outbox/read-answer';
import { SyncRefused, Unreachable } from '#client/outbox/transport';
import type { CheckDoors } from '#sync/local/check';
import type { DigestAnswer, ReportRequest } from '#sync/protocol/care';

/** After this long a request counts as lost, ms. */
const TIMEOUT = 60_000;

/** The doors of care. Tests put the server's functions in their place. */
export interface CareTransport extends CheckDoors {
  /** @throws Unreachable, SyncRefused (all) */
  report(request: ReportRequest): Promise<void>;
}

/** The same over HTTP. */
export const careTransport: CareTransport = {
  report: async (request) => void (await ask('report', request)),
  digest: (request) => ask('digest', request) as Promise<DigestAnswer>,
  roots: async (request) => {
    const answer = readAnswer('bootstrap', await ask('roots', request));
    if (!answer) throw new SyncRefused({ error: 'busy' });
    return answer;
  },
};

async function ask(door: string, request: unknown): Promise<unknown> {
  try {
    const response = await fetch(`/api/sync/${door}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const json: unknown = await response.json();
    if (response.ok) return json;
    const refusal = readRefusal(json);
    if (refusal) throw new SyncRefused(refusal);
    throw new Error(`status ${response.status}`);
  } catch (cause) {
    if (cause instanceof SyncRefused) throw cause;
    throw new Unreachable(cause);
  }
}
