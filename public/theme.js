// Loaded synchronously in <head>: the theme is on <html> before the first paint.
// The setting ('system', 'light', 'dark') stands in localStorage; data-theme holds what it resolves to.
(() => {
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const bars = { light: '#f4f4f1', dark: '#0d1012' };

  function setting() {
    try {
      const v = localStorage.getItem('holdfast-theme');
      return v === 'light' || v === 'dark' ? v : 'system';
    } catch {
      return 'system'; // storage is closed to us: follow the device
    }
  }
  function apply() {
    const chosen = setting();
    const theme = chosen === 'system' ? (system.matches ? 'dark' : 'light') : chosen;
    root.dataset.theme = theme;
    bar.setAttribute('content', bars[theme]);
  }

  // No worker of ours controls this page: the app has not been on this device before (components/shell/app-start).
  if (!navigator.serviceWorker?.controller) root.dataset.new = '';

  const bar = document.createElement('meta');
  bar.setAttribute('name', 'theme-color');
  document.head.appendChild(bar);
  apply();
  system.addEventListener('change', apply);
  window.addEventListener('storage', apply); // chosen in another tab
  window.addEventListener('holdfast-theme', apply); // chosen in this one
})();
