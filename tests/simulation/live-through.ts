import { expect } from 'vitest';
import { violations } from './checks';
import { Story } from './story';

const COUNT = Number(process.env.SIM_SEEDS ?? 2_000);
const FROM = Number(process.env.SIM_FROM ?? 1);

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
  for (const seed of stories) {
    const failure = await failureOf(seed);
    expect(failure, `seed ${seed}: run SIM_FROM=${seed} SIM_SEEDS=1`).toBeNull();
  }
}
