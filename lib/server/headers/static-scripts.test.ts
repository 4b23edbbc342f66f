import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inlineHashes } from './static-scripts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('inline scripts are hashed to the byte, once each; files are not', () => {
  const html = `<script src="/a.js"></script><script>a()\n</script><script id="x" type="module">b("</p>")</script><script>a()\n</script>`;
  expect(inlineHashes(html)).toEqual([hash('a()\n'), hash('b("</p>")')]);
});
