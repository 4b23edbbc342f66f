import 'server-only';
import { db } from '#db/connection';
import type { Id } from '#domain/kernel/types';
import { readHead } from '#server/sync/head';
import { liveSession } from '../auth/sessions';
import { isStopping, registerStream } from '../lifecycle/streams';
import { log } from '../log';
import { subscribe } from './hub';
import { watchHead } from './watch-head';

/** A comment line this often keeps proxies from closing an idle stream. */
const HEARTBEAT = 15_000;
/** An ended session loses its streams within this time. */
const SESSION_CHECK = 2_000;
/** How long a browser waits before it opens the stream again. */
const RETRY = 3_000;

/**
 * A stream of server-sent events (P28): each is a head number and nothing else. Ends with the session or its rights, with
 * the server, and with the request.
 * @param intervals ms; tests shorten them
 */
export function liveStream(
  sessionId: Id,
  signal: AbortSignal,
  { heartbeat = HEARTBEAT, sessionCheck = SESSION_CHECK }: { heartbeat?: number; sessionCheck?: number } = {},
): Response {
  if (isStopping()) return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
  let end = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const closers: (() => void)[] = [];
      let open = true;
      end = () => {
        if (!open) return;
        open = false;
        for (const close of closers) close();
        // The reader may have left already.
        try {
          controller.close();
        } catch {}
      };
      const say = (head: number) => {
        if (open) send(`data: ${head}\n\n`);
      };
      send(`retry: ${RETRY}\n\n`);
      const beat = setInterval(() => send(': still here\n\n'), heartbeat);
      const asBegun = rights(sessionId);
      const check = setInterval(() => void endWithSession(sessionId, asBegun, end), sessionCheck);
      closers.push(
        () => clearInterval(beat),
        () => clearInterval(check),
      );
      closers.push(
        subscribe(say),
        watchHead(),
        registerStream(() => end()),
      );
      signal.addEventListener('abort', () => end(), { once: true });
      if (signal.aborted) end();
      // What was committed before the stream was open is told at once.
      readHead(db).then(
        ({ seq }) => say(seq),
        (error: unknown) => log.warn({ err: error }, 'no head for a new stream'),
      );
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

/** What a session may do; null when it is over, undefined when the database does not say. */
const rights = (sessionId: Id): Promise<string | null | undefined> =>
  liveSession(sessionId, Date.now()).then(
    (who) => who && JSON.stringify([who.actor.role, who.actor.teamIds]),
    // Not knowing is not "ended": a stream survives a moment without database.
    () => undefined,
  );

/** Also whose role or teams changed opens a new one: nothing of the old rights goes on (attack A30). */
async function endWithSession(
  sessionId: Id,
  begun: ReturnType<typeof rights>,
  end: () => void,
): Promise<void> {
  const [was, is] = await Promise.all([begun, rights(sessionId)]);
  if (is === undefined) return;
  if (is === null || (was !== undefined && is !== was)) end();
}
