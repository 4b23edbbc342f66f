import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { config } from '#server/config';

const IV = 12;
const TAG = 16;

/** A key of its own, derived from the installation's secret: nodes that share it can open each other's seals. */
const key = (): Buffer => Buffer.from(hkdfSync('sha256', config.secret, '', 'holdfast mail seal', 32));

/** Encrypts what waits in the database and must not be read there: the secret of a link until its mail is sent. */
export function seal(text: string): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key(), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** @throws Error when it was sealed with another secret, or changed */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV));
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
}
