import 'server-only';
import { readFileSync } from 'node:fs';
import { config } from '#server/config';
import type { PushSettings } from './post-push';
import { pushAgents } from './push-agent';

/** How this installation pushes; null without keys: it pushes nothing. Whoever asks ends the agents. */
export function pushSettings(): PushSettings | null {
  const { vapid, pushHosts: named, pushCa, url } = config;
  if (!vapid) return null;
  const agents = pushAgents(pushCa ? readFileSync(pushCa, 'utf8') : undefined);
  return { vapid, agents, named, origin: url ? new URL(url).origin : null };
}
