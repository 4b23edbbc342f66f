import type { StatusBoard } from '#client/outbox/status';
import { Unreachable } from '#client/outbox/transport';
import type { Bytes, DeviceFile } from '#client/store/database';
import type { DexieStore } from '#client/store/dexie-store';
import { CHUNK_MAX } from '#domain/files/limits';
import type { Id } from '#domain/kernel/types';
import { fileSent, filesToSend } from '#sync/local/files';
import type { BlobAnswer, BlobTransport } from './blob-transport';

/** Bytes of the first part, and of the smallest: a slow way gets smaller ones, a fast way larger. */
const FIRST = 256_000;
const LEAST = 32_000;
/** A part should take about this long, ms: so much is lost when the signal goes. */
const SLOW = 4_000;
const FAST = 800;
/** The same bytes rejected as others so often: something is wrong with them here. */
const MOST_MISMATCHES = 3;
/** Answers that lead nowhere. */
const MOST_STEPS = 4_000;

export interface LaneEnv {
  /** ms since anything */
  now(): number;
  /** Waits until what people wrote has gone out: text first, photos after. Never for long. */
  textFirst(signal: AbortSignal): Promise<void>;
}

/**
 * Brings the bytes of files to the server, one file after the other, part by part (P29). It knows nothing of what they
 * are attached to: that intent waits in the outbox, and goes on when the bytes are there. Any number of tabs may run
 * one: the server counts the bytes.
 */
export class UploadLane {
  #part = FIRST;

  constructor(
    private readonly store: DexieStore,
    private readonly person: Id,
    private readonly transport: BlobTransport,
    private readonly status: StatusBoard,
    private readonly env: LaneEnv,
  ) {}

  /**
   * Sends what waits.
   * @param sent called after each file whose intent may go now
   * @throws Unreachable when the server does not take it now; whatever was taken stays there
   */
  async run(signal: AbortSignal, sent: () => void): Promise<void> {
    for (;;) {
      const [id] = await filesToSend(this.store);
      if (!id || signal.aborted) return;
      try {
        if (!(await this.#send(id, signal))) return;
      } finally {
        this.status.set({ uploading: null });
      }
      await fileSent(this.store, id);
      sent();
    }
  }

  /** @returns false when it was ended before */
  async #send(id: Id, signal: AbortSignal): Promise<boolean> {
    const [file, held] = await this.store.query((db) => Promise.all([db.file.get(id), db.fileBytes.get(id)]));
    let answer = await this.transport.progress(id, this.person);
    if (answer.kind === 'ready') return true;
    if (!file || !held) return this.#giveUp(id, 'gone');
    if (answer.kind === 'unknown') answer = { kind: 'receiving', received: 0 };
    for (let step = 0, mismatches = 0; step < MOST_STEPS; step++) {
      if (answer.kind === 'ready') return true;
      if (answer.kind === 'refused') return this.#giveUp(id, answer.fault);
      if (answer.kind === 'unknown') return this.#giveUp(id, 'unknown');
      if (answer.kind === 'hash' && ++mismatches === MOST_MISMATCHES) return this.#giveUp(id, 'damaged');
      const from: number = answer.kind === 'hash' ? 0 : answer.received;
      this.status.set({ uploading: { fileId: id, sent: from, size: file.size } });
      await this.env.textFirst(signal);
      if (signal.aborted) return false;
      answer = await this.#sendPart(file, held, from);
    }
    throw new Unreachable(new Error('the server counts other bytes'));
  }

  async #sendPart(file: DeviceFile, held: Bytes, offset: number): Promise<BlobAnswer> {
    const bytes = held.bytes.slice(offset, offset + this.#part);
    const began = this.env.now();
    const { size, sha256, id } = file;
    const answer = await this.transport
      .send(id, { person: this.person, size, sha256, offset, bytes })
      .catch((error: unknown) => {
        this.#part = Math.max(LEAST, Math.floor(this.#part / 2));
        throw error;
      });
    const took = this.env.now() - began;
    if (took < FAST) this.#part = Math.min(CHUNK_MAX, this.#part * 2);
    if (took > SLOW) this.#part = Math.max(LEAST, Math.floor(this.#part / 2));
    return answer;
  }

  /** The server will never have it. Its intent goes out all the same and comes back with the reason: nothing waits forever. */
  async #giveUp(id: Id, fault: string): Promise<true> {
    await this.store.query((db) => db.file.update(id, { fault }));
    return true;
  }
}
