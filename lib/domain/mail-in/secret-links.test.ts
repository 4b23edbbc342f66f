import { expect, it } from 'vitest';
import { withoutSecretLinks } from './secret-links';

const TOKEN = 'AQGg7Q_x-1.kYz0-_abc';

it('what speaks for its reader does not stand in what others read, however it is quoted', () => {
  for (const path of ['approve', 'rate', 'unsubscribe', 'api/unsubscribe'])
    expect(withoutSecretLinks(`> Look:\n> https://desk.example/${path}/${TOKEN}?x=1\nWhat for?`)).toBe(
      '> Look:\n> …\nWhat for?',
    );
  expect(withoutSecretLinks(`<https://desk.example/approve/${TOKEN}>`)).toBe('…');
});

it('everything else stays as it was written', () => {
  const text = 'See https://desk.example/app/tickets/1 and rate/cost, please approve / reject';
  expect(withoutSecretLinks(text)).toBe(text);
});
