import 'server-only';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ImportProblem } from './problem';

export interface TextFile {
  path: string;
  /** Bytes on disk. */
  size: number;
  /** When it was last written: a file that changes while it is read is not imported. */
  changedAt: number;
  gzip: boolean;
  /** A label of the Encoding Standard, e.g. "utf-8", "windows-1252". */
  encoding: string;
}

const CHUNK = 256 * 1024;

/**
 * Looks at a file without reading it through.
 * @param encoding a label of the Encoding Standard; without, UTF-8, or UTF-16 when the file says so
 * @throws ImportProblem when there is none, it is empty or no text, or the encoding is not known
 */
export async function lookAt(path: string, encoding?: string): Promise<TextFile> {
  const about = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportProblem(
      error.code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read (${error.code})`,
      'Check the name, and that this user may read it.',
    );
  });
  if (!about.isFile()) throw new ImportProblem(`${path} is not a file`);
  if (about.size === 0) throw new ImportProblem(`${path} is empty`);
  const first = await firstBytes(path);
  if (first.subarray(0, 2).toString('latin1') === 'PK')
    throw new ImportProblem(
      `${path} is a ZIP or Excel file`,
      'Save the sheet as CSV (UTF-8) and import that.',
    );
  return {
    path,
    size: about.size,
    changedAt: about.mtimeMs,
    gzip: first[0] === 0x1f && first[1] === 0x8b,
    encoding: known(encoding ?? marked(first) ?? 'utf-8'),
  };
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportProblem(`${path} cannot be read (${error.code})`, 'Check that this user may read it.');
  });
  try {
    const bytes = Buffer.alloc(4);
    await file.read(bytes, 0, 4, 0);
    return bytes;
  } finally {
    await file.close();
  }
}

/** What the byte order mark says. */
function marked(first: Buffer): string | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  return undefined;
}

function known(encoding: string): string {
  try {
    return new TextDecoder(encoding).encoding;
  } catch {
    throw new ImportProblem(
      `the encoding "${encoding}" is not known`,
      'Use a name such as utf-8, windows-1252, iso-8859-15 or utf-16le.',
    );
  }
}

/**
 * The file's text, piece by piece, without its byte order mark.
 * @param read is told how many bytes of the file on disk have been read so far
 * @throws ImportProblem when the bytes are no text in this encoding, or the compression is damaged
 */
export async function* textOf(file: TextFile, read?: (bytes: number) => void): AsyncGenerator<string> {
  const raw = createReadStream(file.path, { highWaterMark: CHUNK });
  const bytes = file.gzip ? raw.pipe(createGunzip({ chunkSize: CHUNK })) : raw;
  if (file.gzip) raw.on('error', (error) => bytes.destroy(error));
  const decoder = new TextDecoder(file.encoding, { fatal: true });
  let before = 0;
  const decoded = (chunk?: Buffer): string => {
    try {
      const text = decoder.decode(chunk, { stream: chunk !== undefined });
      if (text.includes('\0'))
        throw new ImportProblem(`${file.path} is not a text file`, 'Export it as CSV (UTF-8).');
      return text;
    } catch (error) {
      if (error instanceof ImportProblem) throw error;
      throw new ImportProblem(
        `${file.path} is not ${file.encoding} text: see the bytes from ${before} to ${before + (chunk?.length ?? 0)}`,
        'Save it as UTF-8, or say what it is, e.g. --encoding windows-1252.',
      );
    }
  };
  try {
    for await (const chunk of bytes) {
      yield decoded(chunk as Buffer);
      before += (chunk as Buffer).length;
      read?.(raw.bytesRead);
    }
    yield decoded();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_'))
      throw new ImportProblem(`${file.path} is damaged: it cannot be unpacked (${code})`, 'Copy it again.');
    if (code?.startsWith('E') && !(error instanceof ImportProblem))
      throw new ImportProblem(`${file.path} cannot be read (${code})`);
    throw error;
  } finally {
    raw.destroy();
    bytes.destroy();
  }
}
