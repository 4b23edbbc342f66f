import { type AnswerBy, answerBy, labelInApp } from './answer-by';
import { devicePerson, mustEndSession } from './device-person';
import type { KeptFiles } from './kept-files';

/** What a proxy says while the server behind it is away. */
const SERVER_AWAY = [502, 503, 504];

/** Answers what the worker answers; leaves everything else to the browser. */
export function respond(event: FetchEvent, files: KeptFiles, origin: string): void {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  const by = answerBy({
    url,
    origin,
    navigates: request.mode === 'navigate',
    partial: request.headers.has('RSC') || request.headers.has('Next-Router-Prefetch'),
  });
  if (by !== 'network') event.respondWith(answer(by, request, url, files, event));
}

function answer(
  by: AnswerBy,
  request: Request,
  url: URL,
  files: KeptFiles,
  event: FetchEvent,
): Promise<Response> {
  if (by === 'shell') return files.shell();
  if (by === 'label') return label(request, url);
  return by === 'page' ? page(request) : file(by, request, url, files, event);
}

/**
 * A page the server makes. Without the server: the app, which works without it. After a sign-out that the server was
 * not told of: the app too, which tells it first; else the page would be made for whoever signed out.
 */
async function page(request: Request): Promise<Response> {
  if (await mustEndSession().catch(() => false)) return toApp();
  try {
    const response = await fetch(request);
    return SERVER_AWAY.includes(response.status) ? toApp() : response;
  } catch {
    return toApp();
  }
}

/**
 * A label that a camera of the phone opened. Whoever is signed in here has the rows at hand: without asking the network, which
 * is least to be had where labels are. The app asks the server about a tag it does not know.
 */
async function label(request: Request, url: URL): Promise<Response> {
  const inApp = labelInApp(url);
  const mustEnd = await mustEndSession().catch(() => false);
  const isHeld = !mustEnd && (await devicePerson().catch(() => null)) !== null;
  return inApp && isHeld ? Response.redirect(inApp, 302) : page(request);
}

const toApp = (): Response => Response.redirect('/app', 302);

async function file(
  by: AnswerBy,
  request: Request,
  url: URL,
  files: KeptFiles,
  event: FetchEvent,
): Promise<Response> {
  const kept = await files.find(url);
  if (kept) return namedAsAsked(kept, request);
  const response = await fetch(request);
  if (by === 'font' && response.status === 200) event.waitUntil(files.keepFont(url, response.clone()));
  return namedAsAsked(response, request);
}

/**
 * A thread reads from its own address, behind the `#`, which files it is made of. An answer that was kept names its
 * address without that; one that names none has the address that was asked for.
 */
const namedAsAsked = (response: Response, { destination }: Request): Response =>
  destination === 'worker' && response.ok ? new Response(response.body, response) : response;
