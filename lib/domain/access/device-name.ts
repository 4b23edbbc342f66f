/** What a browser calls itself, as people know it. */
export interface DeviceName {
  browser: string | null;
  system: string | null;
  handheld: boolean;
}

/** In this order: many browsers name those they descend from as well. */
const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOPX\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bCriOS\/|\bChrome\/|\bChromium\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];
const HANDHELD = new Set(['iPhone', 'iPad', 'Android']);

/** Browser and system from a `User-Agent`: enough to tell one's own devices apart, nothing to rely on. */
export function deviceName(userAgent: string): DeviceName {
  const first = (list: readonly [RegExp, string][]) =>
    list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  const system = first(SYSTEMS);
  return { browser: first(BROWSERS), system, handheld: system !== null && HANDHELD.has(system) };
}
