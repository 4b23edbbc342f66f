/** Fewer characters are guessed by whoever finds the file. */
const PASSPHRASE_MIN = 8;

export const isLongEnough = (words: string): boolean => [...words].length >= PASSPHRASE_MIN;

/** Gives a file to the browser's downloads. */
export function saveFile(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'unsent-work.holdfast';
  link.click();
  // The browser has taken it by then; what is not let go of stays in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
