import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { filesWorld, pdf, Uploader } from './world';

const world = filesWorld();
let nils: Uploader;
beforeAll(async () => {
  nils = await Uploader.of(world.org.nils);
});

const text = (words: string) => new TextEncoder().encode(words);

it.each([
  ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['SVG with a declaration', text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['HTML', text('<!doctype html><script>alert(1)</script>')],
  ['HTML behind white space', text('\n\n   <html><body onload=alert(1)>')],
  ['XHTML', text('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>')],
  ['a program', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff])],
  ['a shell in ELF', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ['text with NUL', text('a\u0000b')],
  ['bytes that are no text', Uint8Array.from([0xc3, 0x28, 0xa0, 0xff])],
  ['a picture cut off', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46])],
])('A15 %s is refused by its content, whatever it is called', async (_, bytes) => {
  const sent = await nils.upload(bytes);
  expect(sent).toMatchObject({ status: 415, body: { error: 'type' } });
  expect((await nils.progress(sent.id)).status).toBe(404);
});

it('what may be attached is taken: pictures, PDF, text, archives', async () => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });
  for (const bytes of [
    await picture.clone().png().toBuffer(),
    await picture.clone().jpeg().toBuffer(),
    await picture.clone().webp().toBuffer(),
    await picture.clone().gif().toBuffer(),
    pdf(),
    text('Switch B2-SW3: port 14 down\nÜmläute 漢字'),
    Buffer.from(
      'UEsDBAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAYVBLAQIeAwoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAACkgQAAAABhUEsFBgAAAAABAAEALwAAAB8AAAAAAA==',
      'base64',
    ),
  ])
    expect((await nils.upload(bytes)).body).toMatchObject({ state: 'ready' });
});

it('A17 a picture of 20,000 by 20,000 points is refused by what it declares, and costs no memory', async () => {
  const bomb = pngOf(20_000, 20_000);
  expect(bomb.length).toBeLessThan(1_000_000);
  const before = process.memoryUsage().rss;
  expect(await nils.upload(bomb)).toMatchObject({ status: 415, body: { error: 'too_many_points' } });
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});

/** A PNG of one colour that is small packed and huge unpacked. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const line = Math.ceil(width / 8) + 1;
  const data = deflateSync(Buffer.alloc(line * height), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, part('IHDR', head), part('IDAT', data), part('IEND', Buffer.alloc(0))]);
}

function part(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc(named), named.length + 4);
  return out;
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let i = 0; i < 8; i++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
