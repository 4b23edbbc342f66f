import { expect, test } from 'vitest';
import { peerAddress } from './peer';

test('without proxies the connection tells, whatever a header claims', () => {
  expect(peerAddress('192.0.2.1', '10.9.9.9, 10.8.8.8', 0)).toBe('192.0.2.1');
  expect(peerAddress(undefined, '10.9.9.9', 0)).toBe('unknown');
});

test('behind proxies of ours, what the outermost of them saw; what stands before it is anybody’s word', () => {
  expect(peerAddress('127.0.0.1', '6.6.6.6, 198.51.100.7', 1)).toBe('198.51.100.7');
  expect(peerAddress('127.0.0.1', '6.6.6.6, 198.51.100.7, 10.0.0.2', 2)).toBe('198.51.100.7');
  expect(peerAddress('127.0.0.1', '', 1)).toBe('127.0.0.1');
});
