'use client';
import { ChevronsUpDown, LogOut, UserRoundCog } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { signOut } from '#client/platform/sign-out';
import { Avatar } from '#components/ui/avatar';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { Menu } from '#components/ui/menu';

/** Who is signed in, with their account and the way out behind it. */
export function PersonMenu({ name }: { name: string }) {
  const t = useTranslations('desk');
  // Work of the app that is not sent yet stays on this device, and is named first.
  const [left, setLeft] = useState({ unsent: 0, shared: false });
  const leave = async (work: 'refuse' | 'lock') => {
    const answer = await signOut(work);
    if (answer.ok) window.location.assign('/sign-in');
    else setLeft(answer);
  };
  return (
    <>
      <Menu
        label={t('yourself')}
        placement="top start"
        trigger={
          <AriaButton
            aria-label={t('yourselfOf', { name })}
            className="flex h-11 w-full min-w-0 items-center justify-center gap-2.5 rounded-ctl text-start data-hovered:bg-fill data-pressed:bg-fill-2 unfolded:justify-start unfolded:px-2 [&_.lucide]:size-4 [&_.lucide]:text-ink-3"
          >
            <span title={name}>
              <Avatar name={name} size="md" strong />
            </span>
            <span className="hidden min-w-0 flex-1 truncate font-medium unfolded:block">
              <bdi>{name}</bdi>
            </span>
            <span className="hidden unfolded:block">
              <ChevronsUpDown />
            </span>
          </AriaButton>
        }
        items={[
          { id: 'account', label: t('account'), icon: <UserRoundCog />, href: '/account' },
          { id: 'leave', label: t('signOut'), icon: <LogOut />, onAction: () => void leave('refuse') },
        ]}
      />
      <DialogConfirm
        isOpen={left.unsent > 0}
        onClose={() => setLeft({ ...left, unsent: 0 })}
        title={t('signOut')}
        confirm={left.shared ? t('signOutSync') : t('signOutAnyway')}
        keep={t('stay')}
        tone="primary"
        // On a device of many nothing is kept: the app sends it, or gives it away as a file.
        onConfirm={() => (left.shared ? window.location.assign('/app/sync') : void leave('lock'))}
      >
        {t(left.shared ? 'signOutShared' : 'signOutKeeps', { n: left.unsent })}
      </DialogConfirm>
    </>
  );
}
