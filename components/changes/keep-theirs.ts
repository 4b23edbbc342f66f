type Said = Readonly<Record<string, unknown>>;

/**
 * What is sent where somebody else wrote while this person did: of a field both said otherwise theirs stands, as it is here
 * already, and the person is told which.
 * @param seen what stood there when this person began, field by field
 */
export function keepTheirs<A extends Said>(
  mine: A,
  seen: Said | null | undefined,
  theirs: Said,
): { args: A; merged: string[] } {
  const merged = Object.keys(seen ?? {}).filter(
    (field) =>
      field in theirs &&
      mine[field] !== seen?.[field] &&
      theirs[field] !== seen?.[field] &&
      mine[field] !== theirs[field],
  );
  const kept = Object.fromEntries(merged.map((field) => [field, theirs[field]]));
  return { args: { ...mine, ...kept }, merged };
}
