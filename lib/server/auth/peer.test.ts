import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { peerAddress, watchPeers } from './peer';

test('without proxies the connection tells, whatever a header claims', () => {
  expect(peerAddress('192.0.2.1', '10.9.9.9, 10.8.8.8', 0)).toBe('192.0.2.1');
  expect(peerAddress(undefined, '10.9.9.9', 0)).toBe('unknown');
});

test('behind proxies of ours, what the outermost of them saw; what stands before it is anybody’s word', () => {
  expect(peerAddress('127.0.0.1', '6.6.6.6, 198.51.100.7', 1)).toBe('198.51.100.7');
  expect(peerAddress('127.0.0.1', '6.6.6.6, 198.51.100.7, 10.0.0.2', 2)).toBe('198.51.100.7');
  expect(peerAddress('127.0.0.1', '', 1)).toBe('127.0.0.1');
});

test('whoever writes our header is not believed, in neither form of the headers', async () => {
  watchPeers();
  const seen = await new Promise<IncomingMessage>((resolve, reject) => {
    const server = createServer((req, res) => {
      res.end();
      server.close();
      resolve(req);
    }).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const headers = { 'X-Holdfast-Peer': ['6.6.6.6', '7.7.7.7'], 'x-other': 'kept' };
      request({ host: '127.0.0.1', port, headers }).on('error', reject).end();
    });
  });
  expect(seen.headers['x-holdfast-peer']).toBe('127.0.0.1');
  expect(new Headers(pairs(seen.rawHeaders)).get('x-holdfast-peer')).toBe('127.0.0.1');
  expect(new Headers(pairs(seen.rawHeaders)).get('x-other')).toBe('kept');
});

const pairs = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? '']] : []));
