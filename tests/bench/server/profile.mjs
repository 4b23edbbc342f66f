// Loaded into the app by `--import`: SIGUSR2 begins to sample where it spends its time, the next one ends that and
// leaves what was found in BENCH_PROFILE.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BENCH_PROFILE;
if (file && isMainThread) {
  const session = new Session();
  let running = false;
  process.on('SIGUSR2', () => {
    running = !running;
    if (running) {
      session.connect();
      session.post('Profiler.enable');
      session.post('Profiler.setSamplingInterval', { interval: 250 });
      session.post('Profiler.start');
      return;
    }
    session.post('Profiler.stop', (error, result) => {
      if (!error) writeFileSync(file, JSON.stringify(result.profile));
    });
    session.disconnect();
  });
}
