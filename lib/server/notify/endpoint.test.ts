import { describe, expect, test } from 'vitest';
import { allowedEndpoint, ENDPOINT_MAX } from './endpoint';

describe('A39 endpoints', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
    'https://web.push.apple.com/QOP',
    'https://db5p.notify.windows.com/w/?token=BQ',
    'https://fcm.googleapis.com:443/fcm/send/abc',
  ])('allows %s', (endpoint) => {
    expect(allowedEndpoint(endpoint, [])?.protocol).toBe('https:');
  });

  test.each([
    ['plain http', 'http://fcm.googleapis.com/x'],
    ['another scheme', 'ftp://fcm.googleapis.com/x'],
    ['another port', 'https://fcm.googleapis.com:8443/x'],
    ['a name and password', 'https://a:b@fcm.googleapis.com/x'],
    ['localhost', 'https://localhost/x'],
    ['a name under localhost', 'https://a.localhost/x'],
    ['a bare name', 'https://database/x'],
    ['an internal name', 'https://vault.internal/x'],
    ['an internal name with a dot at the end', 'https://vault.internal./x'],
    ['loopback', 'https://127.0.0.1/x'],
    ['loopback as one number', 'https://2130706433/x'],
    ['loopback in hexadecimal', 'https://0x7f.1/x'],
    ['loopback in IPv6', 'https://[::1]/x'],
    ['mapped loopback', 'https://[::ffff:127.0.0.1]/x'],
    ['cloud metadata', 'https://169.254.169.254/latest'],
    ['no address', 'nonsense'],
    ['an endless one', `https://fcm.googleapis.com/${'x'.repeat(ENDPOINT_MAX)}`],
  ])('refuses %s', (_name, endpoint) => {
    expect(allowedEndpoint(endpoint, [])).toBeNull();
  });

  test('allows a closed host only with exactly the named port', () => {
    const named = ['localhost:4391'];
    expect(allowedEndpoint('https://localhost:4391/x', named)).not.toBeNull();
    expect(allowedEndpoint('https://localhost:4392/x', named)).toBeNull();
    expect(allowedEndpoint('https://127.0.0.1:4391/x', named)).toBeNull();
    expect(allowedEndpoint('http://localhost:4391/x', named)).toBeNull();
  });
});
