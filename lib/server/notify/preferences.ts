import 'server-only';
import type { notifyPreference } from '#db/schema/operations';
import { NO_PREFERENCES, type NotifyPreferences } from '#domain/notify/preferences';

/** What a row of `notify_preference` says; none: what the desk has for everybody. */
export function preferencesOf(
  row: typeof notifyPreference.$inferSelect | null | undefined,
): NotifyPreferences {
  if (!row) return NO_PREFERENCES;
  const { choices, quietFrom, quietTo, zone, digest } = row;
  const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { choices, quiet, zone, digest };
}
