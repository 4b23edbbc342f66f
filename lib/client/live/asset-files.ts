'use client';
import type { CsvKey, CsvLine, CsvMapping } from '#domain/asset/csv';

export interface AskedImport {
  file: File;
  what: 'assets' | 'relations';
  mode: 'head' | 'dry' | 'write';
  mapping: CsvMapping;
  key: CsvKey;
}

/** Why nothing came of it. */
export type ImportFailure = 'offline' | 'large' | 'other';

/**
 * Sends a file, and hands on what the server says while it goes through it.
 * @returns null: to its end
 */
export async function sendAssetFile(
  { file, mapping, ...asked }: AskedImport,
  heard: (line: CsvLine) => void,
  signal: AbortSignal,
): Promise<ImportFailure | null> {
  const form = new FormData();
  for (const [name, value] of Object.entries(asked)) form.set(name, value);
  form.set('mapping', JSON.stringify(mapping));
  form.set('file', file);
  try {
    const response = await fetch('/api/desk/assets/import', { method: 'POST', body: form, signal });
    if (response.status === 413) return 'large';
    if (!response.ok || !response.body) return 'other';
    let rest = '';
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { value, done } = await reader.read();
      const lines = `${rest}${value ?? ''}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line) heard(JSON.parse(line) as CsvLine);
      if (done) return null;
    }
  } catch {
    return 'offline';
  }
}
