'use client';
import { SignedOutBanner } from './signed-out-banner';
import { UpdatePrompt } from './update-prompt';

/** What the app itself has to say, on top of a place: the session ended, or a new version waits. */
export function Notices({ path, className = '' }: { path: string; className?: string }) {
  return (
    <div className={`flex flex-col gap-3 empty:hidden ${className}`}>
      <SignedOutBanner path={path} />
      <UpdatePrompt />
    </div>
  );
}
