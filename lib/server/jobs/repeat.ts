import 'server-only';

export interface Repeating {
  /** Runs now, or once more after the run under way. */
  now(): void;
  /** No more runs; waits for the one under way. */
  stop(): Promise<void>;
}

/**
 * Runs `task` every `every` ms, one at a time: the next span begins when a run has ended, so a slow run
 * never piles up.
 *
 * @param failed is told what a run threw; the next run comes all the same
 */
export function repeat(
  every: number,
  task: () => Promise<unknown>,
  failed: (error: unknown) => void,
): Repeating {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let askedAgain = false;
  let stopped = false;

  function run(): void {
    clearTimeout(timer);
    if (running) {
      askedAgain = true;
      return;
    }
    running = Promise.resolve()
      .then(task)
      .then(() => undefined, failed)
      .then(() => {
        running = null;
        if (stopped) return;
        if (askedAgain) {
          askedAgain = false;
          run();
          return;
        }
        timer = setTimeout(run, every);
        timer.unref();
      });
  }

  run();
  return {
    now: () => {
      if (!stopped) run();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
