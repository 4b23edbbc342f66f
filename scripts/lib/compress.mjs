// Compresses the files of a build once and as small as can be, instead of anew for every browser.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { inRoot } from './paths.mjs';

/** Below a packet nothing is won. */
const WORTH = 1_024;
const TEXT = /\.(js|css|json|svg|txt|map)$/;

/** Writes FILE.br and FILE.gz beside each text file of `.next/static`. @returns {Promise<string>} for the log */
export async function compressBuild() {
  const folder = inRoot('.next/static');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => TEXT.test(name));
  let before = 0;
  let after = 0;
  await Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name);
      const text = readFileSync(file);
      if (text.length < WORTH) return;
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(text, { params }),
        promisify(gzip)(text, { level: 9 }),
      ]);
      writeFileSync(`${file}.br`, br);
      writeFileSync(`${file}.gz`, gz);
      before += text.length;
      after += br.length;
    }),
  );
  return `compressed ${Math.round(before / 1024)} KiB to ${Math.round(after / 1024)}`;
}
