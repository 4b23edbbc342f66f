/** Fewer characters are guessed by whoever finds the file. */
const PASSPHRASE_MIN = 8;

export const isLongEnough = (words: string): boolean => [...words].length >= PASSPHRASE_MIN;
