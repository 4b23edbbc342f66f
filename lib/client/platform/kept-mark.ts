import type { Id } from '#domain/kernel/types';

/** That somebody's database is on this device, and how much of it the server had not taken. */
export interface KeptMark {
  /** Stands in that database as well. */
  id: string;
  unsent: number;
}

/** One for each person: it goes when they leave. Cookies of one host are those of all its ports, databases are not. */
const nameOf = (userId: Id): string =>
  ['holdfast-kept', userId.slice(-8), globalThis.location?.port].filter(Boolean).join('-');
/** As long as browsers keep a cookie at most, seconds. */
const LIFE = 400 * 24 * 60 * 60;

/**
 * What was noted when the person was last here. A cookie, as it outlives all else: a browser that runs short of room
 * throws away databases and caches whole.
 */
export function readMark(userId: Id): KeptMark | null {
  const name = `${nameOf(userId)}=`;
  const found = globalThis.document?.cookie.split('; ').find((one) => one.startsWith(name));
  const [id, unsent, mode] = found?.slice(name.length).split('.') ?? [];
  if (!id || !unsent || (mode !== modeNow() && !sharesStorage())) return null;
  return { id, unsent: Number.parseInt(unsent, 10) || 0 };
}

const modeNow = (): 'app' | 'tab' =>
  globalThis.matchMedia?.('(display-mode: standalone)').matches ? 'app' : 'tab';

/** Safari gives an app that is added to the Dock a copy of the cookies, and nothing else of what the site keeps. */
const sharesStorage = (): boolean => 'userAgentData' in globalThis.navigator;

export const writeMark = (userId: Id, { id, unsent }: KeptMark): void =>
  put(`${nameOf(userId)}=${id}.${unsent}.${modeNow()}; Max-Age=${LIFE}`);

export const dropMark = (userId: Id): void => put(`${nameOf(userId)}=; Max-Age=0`);

function put(cookie: string): void {
  if (!globalThis.document) return;
  const secure = globalThis.location?.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
  document.cookie = `${cookie}; Path=/; SameSite=Lax${secure}`;
}
