/** Who answers a request. Everything not named goes to the network and is never kept. */
export type AnswerBy =
  /** The precached page of the app, whatever the path: it reads the address itself. */
  | 'shell'
  /** The network; the app when the server cannot be reached. */
  | 'page'
  /** The address of a label: the app, which finds it among its rows, where somebody is signed in; else as `page`. */
  | 'label'
  /** A file of the build or of public/: the kept copy, else the network. */
  | 'file'
  /** As `file`, and kept when it had to be fetched: fonts of scripts that only some people read. */
  | 'font'
  | 'network';

export interface Asked {
  url: URL;
  /** Of this worker. */
  origin: string;
  /** Whether a page is opened, as opposed to something a page loads. */
  navigates: boolean;
  /** Whether Next asks for a part of a page: the same address as the page, other content. */
  partial: boolean;
}

const PUBLIC_FILES = /^\/(icons\/|screenshots\/|fonts\/)|^\/(theme\.js|manifest\.webmanifest|favicon\.ico)$/;

const LABEL = /^\/t\/([^/]+)$/;

/** Where the app looks a label up that was opened by its address; null: it is none. */
export function labelInApp(url: URL): string | null {
  const [, said] = LABEL.exec(url.pathname) ?? [];
  try {
    return said === undefined ? null : `/app/assets/scan?tag=${encodeURIComponent(decodeURIComponent(said))}`;
  } catch {
    return null;
  }
}

export function answerBy({ url, origin, navigates, partial }: Asked): AnswerBy {
  if (url.origin !== origin || partial || url.searchParams.has('_rsc')) return 'network';
  if (url.pathname === '/api' || url.pathname.startsWith('/api/')) return 'network';
  if (navigates) {
    if (url.pathname === '/app' || url.pathname.startsWith('/app/')) return 'shell';
    return LABEL.test(url.pathname) ? 'label' : 'page';
  }
  if (url.pathname.startsWith('/_next/static/')) return url.pathname.endsWith('.woff2') ? 'font' : 'file';
  return PUBLIC_FILES.test(url.pathname) ? 'file' : 'network';
}

/** The address files are kept under: Next adds the deployment's id as `dpl`, the content is named by its hash. */
export function keptAddress(url: URL): string {
  const kept = new URL(url);
  kept.searchParams.delete('dpl');
  kept.hash = '';
  return kept.href;
}
