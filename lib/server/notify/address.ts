import 'server-only';
import { BlockList, isIP } from 'node:net';

/** Ranges that are not the public internet: own machine, own network, reserved, multicast, tunnels. */
const CLOSED_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
/** Global unicast is 2000::/3; inside it, these carry or stand for other addresses. */
const CLOSED_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const closed4 = new BlockList();
for (const [net, prefix] of CLOSED_V4) closed4.addSubnet(net, prefix, 'ipv4');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
for (const [net, prefix] of CLOSED_V6) closed6.addSubnet(net, prefix, 'ipv6');

/** Whether an IP address belongs to the public internet. False for anything that is not an address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed4.check(address, 'ipv4');
  // Mapped IPv4 (::ffff:…) lies outside 2000::/3 and so is refused with everything else there.
  return family === 6 && global6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}
