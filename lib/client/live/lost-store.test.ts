import { beforeEach, expect, it, vi } from 'vitest';

let now = 0;
let fields: { value: string; type: string }[] = [];
const reload = vi.fn();
const noted = new Map<string, string>();
let storeIsLost: () => void;

beforeEach(async () => {
  now = 1_000;
  fields = [];
  reload.mockClear();
  noted.clear();
  vi.resetModules();
  vi.stubGlobal('performance', { now: () => now });
  vi.stubGlobal('document', { querySelectorAll: () => fields });
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => noted.get(key) ?? null,
    setItem: (key: string, value: string) => noted.set(key, value),
  });
  ({ storeIsLost } = await import('./lost-store'));
  return () => vi.unstubAllGlobals();
});

/** Asked for in vain, each second. */
function inVain(seconds: number): void {
  for (let at = 0; at < seconds; at++) {
    now += 1_000;
    storeIsLost();
  }
}

it('P27 the page is loaded anew once the store has been lost for ten seconds, and not again and again', () => {
  inVain(10);
  expect(reload).not.toHaveBeenCalled();
  inVain(5);
  expect(reload).toHaveBeenCalledTimes(1);
});

it('P27 a store that comes back in between is not lost', () => {
  for (let round = 0; round < 5; round++) {
    inVain(8);
    now += 6_000;
  }
  expect(reload).not.toHaveBeenCalled();
});

it('P27 what is typed is not taken away: the page waits until it is sent or gone', () => {
  fields = [{ value: 'Half a sentence', type: 'textarea' }];
  inVain(60);
  expect(reload).not.toHaveBeenCalled();
  fields = [
    { value: 'on', type: 'checkbox' },
    { value: ' ', type: 'textarea' },
  ];
  inVain(1);
  expect(reload).toHaveBeenCalledTimes(1);
});
