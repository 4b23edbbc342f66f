/** Runs once when the server process starts, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { watchPeers } = await import('#server/auth/peer');
  watchPeers();
  const { startLifecycle } = await import('#server/lifecycle/start');
  await startLifecycle();
  const { QUICK_ANSWERS } = await import('./app/api/quick-answers');
  Object.assign(globalThis, { holdfastQuickAnswers: QUICK_ANSWERS });
}
