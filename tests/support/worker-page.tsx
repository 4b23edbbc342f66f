import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { usePush } from '#client/platform/push';
import { startUpdates, useUpdate } from '#client/platform/updates';
import { askForSync, listenToWorker } from '#client/platform/worker';

declare const VERSION: string;
declare global {
  interface Window {
    /** What the worker told this page. */
    heard: string[];
    askForSync: () => Promise<void>;
  }
}
window.heard = [];
window.askForSync = askForSync;
void startUpdates();

/** The smallest page that does with its worker what the app does. */
function Page() {
  const { waiting, apply } = useUpdate();
  const { state } = usePush();
  const [place, setPlace] = useState(location.pathname);
  useEffect(
    () =>
      listenToWorker({
        open: (path) => {
          window.heard.push(`open ${path}`);
          setPlace(path);
        },
        sync: () => window.heard.push('sync'),
      }),
    [],
  );
  return (
    <main>
      <h1>version {VERSION}</h1>
      <p data-testid="place">{place}</p>
      <p data-testid="push">{state}</p>
      {waiting ? (
        <button type="button" onClick={apply}>
          Use it now
        </button>
      ) : null}
    </main>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
