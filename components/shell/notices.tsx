'use client';
import { later } from '#components/ui/later';
import { SignedOutBanner } from './signed-out-banner';
import { useSync } from './sync-facts';
import { UpdatePrompt } from './update-prompt';

const LostBanner = later(() => import('./lost-banner').then((part) => part.LostBanner));

/** What the app itself has to say, on top of a place: the session ended, work was lost, or a new version waits. */
export function Notices({ path, className = '' }: { path: string; className?: string }) {
  const lost = useSync((sync) => sync.lost);
  return (
    <div className={`flex flex-col gap-3 empty:hidden ${className}`}>
      <SignedOutBanner path={path} />
      {lost ? <LostBanner count={lost} /> : null}
      <UpdatePrompt />
    </div>
  );
}
