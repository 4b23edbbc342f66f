/** Gives a file to the browser's downloads. */
export function giveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it by then; what is not let go of stays in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
