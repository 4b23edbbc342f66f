'use client';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { signOut } from '#client/platform/sign-out';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { IconButton } from '#components/ui/icon-button';

/** Ends the session. Work of the app that is not sent yet stays on this device, and is named first. */
export function SignOut() {
  const t = useTranslations('desk');
  const [unsent, setUnsent] = useState(0);
  const leave = async (force: boolean) => {
    const answer = await signOut({ force });
    if (answer.ok) window.location.assign('/sign-in');
    else setUnsent(answer.unsent);
  };
  return (
    <>
      <IconButton icon={<LogOut />} label={t('signOut')} onPress={() => void leave(false)} />
      <DialogConfirm
        isOpen={unsent > 0}
        onClose={() => setUnsent(0)}
        title={t('signOut')}
        confirm={t('signOutAnyway')}
        keep={t('stay')}
        onConfirm={() => void leave(true)}
      >
        {t('signOutKeeps', { n: unsent })}
      </DialogConfirm>
    </>
  );
}
