import Dexie from 'dexie';
import { Catalogue } from './catalogue';
import { Follower } from './follow';
import type { FromWorker, ToWorker } from './messages';

/** This thread, as far as it is used: the types of pages are all the app is checked with. */
interface Thread {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
  close(): void;
}
const thread = self as unknown as Thread;

let follower: Follower | null = null;
const catalogue = new Catalogue();

/**
 * The index of one person's device, in a thread of its own: it reads their store by itself, so that the page neither
 * builds nor feeds it. It is never written down, and ends with the thread.
 */
thread.onmessage = ({ data: message }) => {
  if (message.kind === 'open') open(message.database);
  if (message.kind === 'look') follower?.look();
  if (message.kind === 'ask')
    thread.postMessage({ kind: 'answer', n: message.n, answer: catalogue.answer(message.question) });
};

function open(name: string): void {
  // As it is: this thread neither makes a store nor changes one, and needs no code that could.
  const db = new Dexie(name);
  // Somebody deletes it, or a newer app changes it: this thread must not hold them up, nor bring it back.
  db.on('versionchange', () => end());
  const end = () => {
    follower?.stop();
    db.close({ disableAutoOpen: true });
    thread.postMessage({ kind: 'failed' });
    thread.close();
  };
  follower = new Follower(
    db,
    catalogue,
    {
      progress: (progress) => thread.postMessage({ kind: 'progress', progress }),
      changed: () => thread.postMessage({ kind: 'changed' }),
    },
    end,
  );
  follower.look();
}
