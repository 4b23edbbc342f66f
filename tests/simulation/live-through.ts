import { expect } from 'vitest';
import { violations } from './checks';
import { report } from './seeds';
import { Story } from './story';

const COUNT = Number(process.env.SIM_SEEDS ?? 2_000);
const FROM = Number(process.env.SIM_FROM ?? 1);
/** For one half of them on a busy machine, ms. */
export const TIME = Math.max(600_000, COUNT * 500);
/** More failures than this say nothing new. */
const MOST_FAILURES = 20;

/** Seeds of the random stories; half of them for each of two files, which run beside each other. */
const seeds = Array.from({ length: COUNT }, (_, n) => FROM + n);
const middle = Math.ceil(COUNT / 2);
export const firstHalf = seeds.slice(0, middle);
export const secondHalf = seeds.slice(middle);

/** What is wrong after this story, or null. */
export async function failureOf(seed: number): Promise<string | null> {
  const story = new Story(seed);
  try {
    await story.live();
    const found = await violations(story);
    return found.length > 0 ? found.slice(0, 5).join('\n') : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

export async function allConverge(stories: readonly number[]): Promise<void> {
  const failures = new Map<number, string>();
  for (const seed of stories) {
    const failure = await failureOf(seed);
    if (failure) failures.set(seed, failure);
    if (failures.size >= MOST_FAILURES) break;
  }
  expect(report(failures)).toBe('');
}
