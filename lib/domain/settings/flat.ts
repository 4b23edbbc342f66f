/** A row of settings whose lists stand as text, so that its fields are compared and merged one by one. */
export type FlatOf<F> = {
  [K in keyof F]: F[K] extends string | number | boolean | null ? F[K] : string;
};

/** Lists become their JSON; everything else stays. */
export function flat<F extends object>(fields: F): FlatOf<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value) ? JSON.stringify(value) : value,
    ]),
  ) as FlatOf<F>;
}
