import '#sync/local/no-eval';
import type { ActPort } from './act-port';
import { press, send, statesOf } from './press';

// The second part of the worker, a file of its own (act-loader).
(globalThis as typeof globalThis & { holdfastActs?: ActPort }).holdfastActs = { press, send, statesOf };
