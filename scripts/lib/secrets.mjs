// The secrets of this installation: made once, kept in the data folder, readable by its owner only.
import { createECDH, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writePrivate } from './whole-file.mjs';

/**
 * The server's secret environment. Variables that are set already win over the kept ones.
 * @param {string} dataFolder
 * @returns {Record<'NEXTAUTH_SECRET' | 'VAPID_PUBLIC_KEY' | 'VAPID_PRIVATE_KEY' | 'VAPID_SUBJECT', string>}
 */
export function secretEnvironment(dataFolder) {
  const kept = keptSecrets(path.join(dataFolder, 'secrets.json'));
  const { HOLDFAST_URL = '' } = process.env;
  const ownKeys = process.env.VAPID_PUBLIC_KEY && process.env.VAPID_PRIVATE_KEY;
  return {
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || kept.nextAuth,
    VAPID_PUBLIC_KEY: (ownKeys && process.env.VAPID_PUBLIC_KEY) || kept.vapidPublic,
    VAPID_PRIVATE_KEY: (ownKeys && process.env.VAPID_PRIVATE_KEY) || kept.vapidPrivate,
    VAPID_SUBJECT:
      process.env.VAPID_SUBJECT ||
      (HOLDFAST_URL.startsWith('https://') ? HOLDFAST_URL : 'mailto:nobody@example.org'),
  };
}

/** @param {string} file @returns {{ nextAuth: string, vapidPublic: string, vapidPrivate: string }} */
function keptSecrets(file) {
  if (!existsSync(file)) {
    writePrivate(file, `${JSON.stringify(newSecrets(), null, 2)}\n`);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

function newSecrets() {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  // A private key that begins with zeros comes out shorter; push services want all 32 bytes.
  const secret = Buffer.alloc(32);
  const bytes = keys.getPrivateKey();
  bytes.copy(secret, 32 - bytes.length);
  return {
    nextAuth: randomBytes(48).toString('base64url'),
    vapidPublic: keys.getPublicKey().toString('base64url'),
    vapidPrivate: secret.toString('base64url'),
  };
}
