import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { config } from '#server/config';

/** Where whole files stand, and their small pictures. */
export const KEPT = 'kept';
export const THUMBS = 'thumbs';

let opened: { folder: string; disk: Disk } | undefined;

/** The store of whole files, under random names: nothing of what people call them is ever part of a path. */
export function disk(): Disk {
  const folder = config.files;
  if (opened?.folder !== folder) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    opened = { folder, disk: new Disk(new FSDriver({ location: folder, visibility: 'private' })) };
  }
  return opened.disk;
}

/** Files that are still coming in stand beside the store, on the same disk: to keep one is to move it. */
export function incomingFolder(): string {
  const folder = path.join(config.files, 'incoming');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

export const incomingPath = (name: string): string => path.join(incomingFolder(), path.basename(name));

/** A name nobody can guess. */
export const randomName = (): string => randomBytes(20).toString('hex');

/** Folders of a few hundred files each. */
const shard = (name: string): string => `${name.slice(0, 2)}/${name}`;

export const keptKey = (name: string): string => `${KEPT}/${shard(name)}`;
export const thumbKey = (name: string): string => `${THUMBS}/${shard(name)}`;
