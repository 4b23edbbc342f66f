import 'server-only';
import type { Id, Instant } from '#domain/kernel/types';
import type { PushPayload } from '#domain/notify/push-payload';
import type { Device } from './devices';
import type { NewsOf, Silence } from './news';
import type { Reached } from './post-push';

/** Everything telling one person needs, so that its decisions are tested without network or database. */
export interface TellDeps {
  now(): Instant;
  read(of: Telling): Promise<PushPayload | Silence>;
  devices(personId: Id, outboxId: number): Promise<Device[]>;
  post(job: Telling, device: Device, payload: PushPayload): Promise<Reached>;
  settled(outboxId: number, device: Device, status: number, reached: boolean): Promise<void>;
  gone(device: Device): Promise<void>;
  /** A push service took what is urgent: whether a device shows it will be seen. */
  taken(job: Telling): Promise<void>;
  /** No device took what is urgent: it goes another way. */
  untaken(job: Telling): Promise<void>;
}

export interface Telling extends NewsOf {
  id: number;
  leasedUntil: Instant;
  urgent: boolean;
  actorId: Id | null;
}

export type Told =
  | { kind: 'done'; note?: string }
  | { kind: 'again'; error: string; after?: number }
  | { kind: 'never'; error: string };

/** Left of a lease before a first message goes out: longer than a push takes. */
const LEASE_MARGIN = 15_000;

/**
 * Tells one person about one event on all their devices, side by side. Each device is settled by itself, so
 * a retry reaches only those that were not, and one that is slow delays no other.
 */
export async function tell(deps: TellDeps, job: Telling): Promise<Told> {
  const news = await deps.read(job);
  if (typeof news === 'string') return { kind: 'done', note: news };
  const devices = await deps.devices(job.personId, job.id);
  // Asleep for too long (a suspended machine): by now another worker may hold this row.
  if (deps.now() > job.leasedUntil - LEASE_MARGIN) return { kind: 'again', error: 'lease nearly over' };

  const outcomes = await Promise.all(devices.map((device) => tellDevice(deps, job, device, news)));
  if (job.urgent && outcomes.some((outcome) => outcome.kind === 'reached')) await deps.taken(job);
  const later = outcomes.filter((outcome) => outcome.kind === 'later');
  if (later.length > 0) {
    const after = Math.max(0, ...later.map((outcome) => outcome.after ?? 0));
    return { kind: 'again', error: later.map((outcome) => outcome.error).join('; '), after };
  }
  if (job.urgent && !outcomes.some((outcome) => outcome.kind === 'reached')) await deps.untaken(job);
  const refused = outcomes.filter((outcome) => outcome.kind === 'refused');
  if (refused.length === 0) return { kind: 'done' };
  const error = refused.map((outcome) => outcome.error).join('; ');
  return outcomes.some((outcome) => outcome.kind === 'reached')
    ? { kind: 'done', note: error }
    : { kind: 'never', error };
}

async function tellDevice(deps: TellDeps, job: Telling, device: Device, news: PushPayload): Promise<Reached> {
  const outcome = await deps.post(job, device, news);
  if (outcome.kind === 'gone') await deps.gone(device);
  if (outcome.kind === 'reached' || outcome.kind === 'refused') {
    await deps.settled(job.id, device, outcome.status, outcome.kind === 'reached');
  }
  return outcome;
}
