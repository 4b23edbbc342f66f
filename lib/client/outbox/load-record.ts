import { Unreachable } from './transport';

type RecordParts = typeof import('#sync/local/record');

let parts: RecordParts | null = null;

/**
 * What fetches a record outside one's scopes: most starts need none before their first rows.
 * @throws Unreachable when it is not on this device and did not come
 */
export async function loadRecord(): Promise<RecordParts> {
  try {
    parts ??= await import('#sync/local/record');
    return parts;
  } catch (cause) {
    throw new Unreachable(cause);
  }
}
