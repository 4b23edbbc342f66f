/**
 * The file in which unsent work leaves a device: JSON with what it takes to open it, and the work encrypted with
 * AES-256-GCM under a key from a passphrase (PBKDF2, as many rounds as OWASP asks for with SHA-256).
 */
interface Wrapped {
  holdfast: typeof KIND;
  v: 1;
  iterations: number;
  /** base64, as the next two */
  salt: string;
  iv: string;
  data: string;
}

const KIND = 'unsent work';
const ITERATIONS = 600_000;
/** A file that asks for more would only keep the phone busy. */
const ITERATIONS_MAX = 5_000_000;

/** Why a file was not opened. `passphrase`: another one, or the file was changed on the way. */
export type Unopened = 'not_ours' | 'passphrase';

/** @returns the text of the file */
export async function wrap(work: unknown, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt, ITERATIONS, 'encrypt');
  const plain = new TextEncoder().encode(JSON.stringify(work));
  const data = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain));
  const file: Wrapped = {
    ...{ holdfast: KIND, v: 1, iterations: ITERATIONS },
    ...{ salt: toBase64(salt), iv: toBase64(iv), data: toBase64(data) },
  };
  return JSON.stringify(file);
}

/** What is in a file, as JSON; nothing is known about its form yet. */
export async function unwrap(text: string, passphrase: string): Promise<{ work: unknown } | Unopened> {
  const file = read(text);
  if (!file) return 'not_ours';
  try {
    const key = await keyOf(passphrase, fromBase64(file.salt), file.iterations, 'decrypt');
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(file.iv) },
      key,
      fromBase64(file.data),
    );
    return { work: JSON.parse(new TextDecoder().decode(plain)) };
  } catch {
    return 'passphrase';
  }
}

function read(text: string): Wrapped | null {
  try {
    const file = JSON.parse(text) as Partial<Wrapped> | null;
    const isOurs =
      file?.holdfast === KIND &&
      file.v === 1 &&
      Number.isInteger(file.iterations) &&
      Number(file.iterations) > 0 &&
      Number(file.iterations) <= ITERATIONS_MAX &&
      [file.salt, file.iv, file.data].every((part) => typeof part === 'string');
    return isOurs ? (file as Wrapped) : null;
  } catch {
    return null;
  }
}

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  // Typed on two keyboards: the same letters must be the same bytes.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, [use]);
}

/** Bytes given to one call of the browser's. */
const AT_ONCE = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return btoa(text);
}

export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
