'use client';
import { searchAhead } from '#client/live/search';
import { go } from '#components/shell/go';
import { isTyping } from '#components/ui/is-typing';

/** What is open now comes first: the index is made this long after, ms. */
const QUIET = 8_000;
let known = false;

/** The code of the search is here: `/` leads to it from anywhere, and the index is made while nothing else happens. */
export function searchIsReady(): void {
  if (known) return;
  known = true;
  window.addEventListener('keydown', (event) => {
    if (event.key !== '/' || isTyping(event) || !window.location.pathname.startsWith('/app')) return;
    event.preventDefault();
    const box = document.querySelector<HTMLInputElement>('[data-search-box]');
    if (box) box.focus();
    else go('/app/search');
  });
  setTimeout(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(searchAhead, { timeout: 5_000 });
    else searchAhead();
  }, QUIET);
}
