'use client';
import { useCallback, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useIsShared } from '#client/live/device';
import { signOut, type UnsentWork } from '#client/platform/sign-out';
import { useSync } from '#components/shell/sync-facts';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { useOnceOpen } from '#components/ui/later';
import { showToast } from '#components/ui/toast';
import { LeaveSheet } from './leave-sheet';

/** Asks before signing out; with unsent work it asks what becomes of that. */
export function SignOutDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('sync.you');
  const { unsent, needsYou } = useSync();
  const isShared = useIsShared();
  const goes = useRef(false);
  const hasUnsent = unsent + needsYou > 0;
  const onceUnsent = useOnceOpen(isOpen && hasUnsent);
  const leave = useCallback(
    async (work: UnsentWork) => {
      // What was on this screen goes with the store: nothing there may ask once more.
      if (goes.current) return;
      goes.current = true;
      const answer = await signOut(work);
      if (answer.ok) return window.location.assign('/sign-in');
      goes.current = false;
      showToast({ text: t('failed') });
    },
    [t],
  );
  const onLeave = useCallback((work: UnsentWork) => void leave(work), [leave]);
  return (
    <>
      <DialogConfirm
        isOpen={isOpen && !onceUnsent}
        onClose={onClose}
        title={t('askTitle')}
        confirm={t('askDo')}
        keep={t('askKeep')}
        tone="primary"
        onConfirm={() => onLeave(isShared ? 'refuse' : 'lock')}
      >
        {t(isShared ? 'askTextShared' : 'askText')}
      </DialogConfirm>
      {onceUnsent ? (
        <LeaveSheet isOpen={isOpen} onClose={onClose} isShared={isShared} onLeave={onLeave} />
      ) : null}
    </>
  );
}
