import 'server-only';
import { cspHash, staticScripts } from './static-scripts';

/** The two style elements react-aria adds while it runs: touch behaviour of buttons, and of sheets. */
const REACT_ARIA_STYLES = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
].map(cspHash);

interface Page {
  /** The app shell is static: it carries hashes from the build instead of the nonce. */
  shell: boolean;
  nonce: string;
  https: boolean;
  development: boolean;
}

/** Content-Security-Policy of a page. Scripts: our own files and the page's own inline ones, nothing else. */
export function contentPolicy(page: Page): string {
  const rules: Record<string, string[]> = {
    'default-src': ["'self'"],
    // The app compiles what reads labels by the camera; that lets nobody evaluate text.
    'script-src': ["'self'", ...inlineScripts(page), ...(page.shell ? ["'wasm-unsafe-eval'"] : [])],
    'style-src': page.development ? ["'self'", "'unsafe-inline'"] : ["'self'", ...REACT_ARIA_STYLES],
    // Measured sizes of overlays and charts are written as attributes; an attribute cannot load anything here.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': page.development ? ["'self'", 'ws:'] : ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  if (page.https) rules['upgrade-insecure-requests'] = [];
  return Object.entries(rules)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

function inlineScripts({ shell, nonce, development }: Page): string[] {
  // The development server adds scripts of its own and evaluates text.
  if (development) return ["'unsafe-inline'", "'unsafe-eval'"];
  const { app, others } = staticScripts();
  return shell ? app : [`'nonce-${nonce}'`, ...others];
}

/** Headers that are the same on every page. */
export function pageHeaders(https: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
