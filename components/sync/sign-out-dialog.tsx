'use client';
import { useTranslations } from 'use-intl';
import { signOut } from '#client/platform/sign-out';
import { useSync } from '#components/shell/sync-facts';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { showToast } from '#components/ui/toast';

/** Asks before signing out; unsent work is named, and stays on this device for this person alone. */
export function SignOutDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('sync.you');
  const { unsent } = useSync();
  const leave = async () => {
    const answer = await signOut({ force: true });
    if (answer.ok) window.location.assign('/sign-in');
    else showToast({ text: t('failed') });
  };
  return (
    <DialogConfirm
      isOpen={isOpen}
      onClose={onClose}
      title={t('askTitle', { count: unsent })}
      confirm={t('askDo')}
      keep={t('askKeep')}
      tone="primary"
      onConfirm={() => void leave()}
    >
      {unsent > 0 ? t('askUnsent') : t('askText')}
    </DialogConfirm>
  );
}
