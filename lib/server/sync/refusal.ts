import 'server-only';
import type { SyncErrorCode } from '#sync/protocol/constants';
import type { SyncErrorBody } from '#sync/protocol/messages';

const STATUS: Record<SyncErrorCode, number> = {
  wrong_user: 401,
  expired: 401,
  fork: 409,
  gap: 409,
  reset: 409,
  changed_bytes: 422,
  behind: 503,
  busy: 503,
  update_required: 426,
  invalid: 400,
};

/** A whole request is refused. What earlier mutations of the same push did stays done. */
export class SyncRefusal extends Error {
  override readonly name = 'SyncRefusal';
  readonly body: SyncErrorBody;

  constructor(error: SyncErrorCode, facts: Omit<SyncErrorBody, 'error'> = {}, options?: ErrorOptions) {
    super(error, options);
    this.body = { error, ...facts };
  }

  get status(): number {
    return STATUS[this.body.error];
  }

  /** Seconds to wait before the same request, or null. */
  get retryAfter(): number | null {
    return this.status === 503 ? 1 : null;
  }
}
