type ResetParts = typeof import('#sync/local/reset');

let parts: ResetParts | null = null;

/** What replaces the whole copy of a device: most devices never need it, and none before its first rows. */
export async function loadReset(): Promise<ResetParts> {
  parts ??= await import('#sync/local/reset');
  return parts;
}
