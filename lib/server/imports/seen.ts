import 'server-only';
import { createHash } from 'node:crypto';

/**
 * Keys that came before. Holds 64 bits of a digest per key outside of the heap, 16 MB for half a million keys, so that
 * a file of any length can be looked through.
 */
export class Seen {
  #table = new Uint32Array(2 << 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether the key is new; it is seen from now on. */
  add(key: string): boolean {
    const digest = createHash('sha1').update(key).digest();
    // Two zeros mean an empty place.
    const hi = digest.readUInt32LE(0) || 1;
    const lo = digest.readUInt32LE(4);
    if (!put(this.#table, hi, lo)) return false;
    this.#size += 1;
    if (this.#size * 4 > this.#table.length) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#table.length * 2);
    for (let at = 0; at < this.#table.length; at += 2) {
      const hi = this.#table[at] ?? 0;
      if (hi !== 0) put(larger, hi, this.#table[at + 1] ?? 0);
    }
    this.#table = larger;
  }
}

function put(table: Uint32Array, hi: number, lo: number): boolean {
  const mask = table.length / 2 - 1;
  for (let place = lo & mask; ; place = (place + 1) & mask) {
    const at = place * 2;
    if (table[at] === 0) {
      table[at] = hi;
      table[at + 1] = lo;
      return true;
    }
    if (table[at] === hi && table[at + 1] === lo) return false;
  }
}
