// Part of the build: the words of a namespace with their ICU messages parsed, so that no parser goes to the browser.
import { transformSync } from 'esbuild';
import compile from 'icu-minify/compile';

/**
 * @this {{ async(): (error: unknown, text?: string) => void }}
 * @param {string} source a file of components/words/en
 */
export default async function wordsLoader(source) {
  const done = this.async();
  try {
    const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
    const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const text = Object.entries(module)
      .map(([name, words]) => `export const ${name} = ${JSON.stringify(compiled(words))};`)
      .join('\n');
    done(null, text);
  } catch (error) {
    done(error);
  }
}

/**
 * @param {unknown} words
 * @returns {unknown} the same tree with a compiled message at each leaf
 */
function compiled(words) {
  if (typeof words === 'string') return compile(words);
  return Object.fromEntries(
    Object.entries(/** @type {object} */ (words)).map(([key, value]) => [key, compiled(value)]),
  );
}
