import { expect, test } from 'vitest';
import { safePath } from './safe-path';

test.each(['/app', '/app/tickets/INC-000001', '/desk/tickets?state=open&page=2', '/app/search?q=a%2Fb'])(
  '%s is ours',
  (path) => {
    expect(safePath(path)).toBe(path);
  },
);

test.each([
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/app\\..\\..',
  '/\tevil.example',
  '/\n/evil.example',
  ' /app',
  'javascript:alert(1)',
  'app',
  '/.//evil.example',
  '/app/..//evil.example',
  '/%09/evil.example/../..//x.example',
  '/api/auth/csrf',
  '/api/auth/signout',
  '/sign-in?next=/app',
  '/setup',
  `/${'a'.repeat(600)}`,
  '',
  null,
  undefined,
])('%j is refused', (path) => {
  expect(safePath(path)).toBeNull();
});
