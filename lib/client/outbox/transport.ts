import type {
  BootstrapAnswer,
  BootstrapRequest,
  HelloAnswer,
  HelloRequest,
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  RecordAnswer,
  RecordRequest,
  SyncErrorBody,
} from '#sync/protocol/messages';

/** The way to the server. Tests put the server's functions, or a bad network, in its place. */
export interface SyncTransport {
  /** @throws Unreachable, SyncRefused (all five) */
  hello(request: HelloRequest): Promise<HelloAnswer>;
  push(request: PushRequest): Promise<PushAnswer>;
  pull(request: PullRequest): Promise<PullAnswer>;
  bootstrap(request: BootstrapRequest): Promise<BootstrapAnswer>;
  record(request: RecordRequest): Promise<RecordAnswer>;
}

/** Our server did not answer: no network, a time-out, a captive portal. Nothing is known about the request. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('server unreachable', { cause });
    this.name = 'Unreachable';
  }
}

/** Our server answered, and refused the whole request. */
export class SyncRefused extends Error {
  constructor(
    readonly body: SyncErrorBody,
    /** ms to wait, when the server named a time. */
    readonly retryAfter: number | null = null,
  ) {
    super(body.error);
    this.name = 'SyncRefused';
  }
}
