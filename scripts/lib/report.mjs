// What the scripts say on the terminal: one line per step with its time, and failures that say what to do.

const tty = process.stdout.isTTY === true;

/** A failure that a person can act on. `advice` is one sentence: what to do now. */
export class Problem extends Error {
  /**
   * @param {string} message what failed
   * @param {string} [advice] what to do
   */
  constructor(message, advice) {
    super(message);
    this.name = 'Problem';
    this.advice = advice;
  }
}

/** @param {number} since a `performance.now()` reading */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs one step and reports it. On a terminal the line is rewritten every second, elsewhere a long step
 * prints a line every 20 seconds, so that nobody has to guess whether something still happens.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T> | T} work `note` shows what the step is doing right now
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now();
  let doing = '';
  const line = () => `  ${title}${doing ? `: ${doing}` : ''} … ${seconds(began)}`;
  const width = () => Math.max(20, (process.stdout.columns ?? 100) - 1);
  const paint = () => process.stdout.write(tty ? `\r\x1b[K${line().slice(0, width())}` : `${line()}\n`);
  const beat = setInterval(paint, tty ? 1000 : 20_000);
  try {
    if (tty) paint();
    const result = await work((text) => {
      doing = text.trim();
      if (tty) paint();
    });
    finish('✓', title, began);
    return result;
  } catch (error) {
    finish('✗', title, began);
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/**
 * @param {string} mark
 * @param {string} title
 * @param {number} began
 */
function finish(mark, title, began) {
  process.stdout.write(`${tty ? '\r\x1b[K' : ''}${mark} ${title} (${seconds(began)})\n`);
}

/** @param {string} [text] */
export function say(text = '') {
  process.stdout.write(`${text}\n`);
}

/**
 * Prints a failure: what failed, what to do, and the stack only when the failure was not foreseen.
 * @param {unknown} error
 */
export function reportFailure(error) {
  if (error instanceof Problem) {
    process.stderr.write(
      `\nFailed: ${error.message}\n${error.advice ? `What to do: ${error.advice}\n` : ''}`,
    );
  } else {
    process.stderr.write(`\nFailed: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
