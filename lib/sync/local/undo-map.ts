/** Steps that put things back, newest last. */
export type UndoLog = (() => void)[];

/** A map that can be put back, with an optional index by one field. */
export class UndoMap<V> {
  readonly #map = new Map<string, V>();
  readonly #groups = new Map<string, Set<string>>();

  /** @param groupOf value of the indexed field */
  constructor(
    private readonly log: UndoLog,
    private readonly groupOf?: (value: V) => string,
  ) {}

  get(key: string): V | undefined {
    return this.#map.get(key);
  }

  values(): V[] {
    return [...this.#map.values()];
  }

  /** Values whose indexed field is `group`. */
  group(group: string): V[] {
    return [...(this.#groups.get(group) ?? [])].map((key) => this.#map.get(key) as V);
  }

  set(key: string, value: V): void {
    this.#change(key, value);
  }

  delete(key: string): void {
    this.#change(key, undefined);
  }

  clear(): void {
    for (const key of [...this.#map.keys()]) this.delete(key);
  }

  #change(key: string, value: V | undefined): void {
    const before = this.#map.get(key);
    this.#assign(key, before, value);
    this.log.push(() => this.#assign(key, value, before));
  }

  #assign(key: string, before: V | undefined, value: V | undefined): void {
    if (this.groupOf && before !== undefined) this.#groups.get(this.groupOf(before))?.delete(key);
    if (value === undefined) {
      this.#map.delete(key);
      return;
    }
    this.#map.set(key, value);
    if (!this.groupOf) return;
    const group = this.groupOf(value);
    const keys = this.#groups.get(group) ?? new Set();
    this.#groups.set(group, keys.add(key));
  }
}
