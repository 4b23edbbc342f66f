'use client';
import { FileDown, Lock, LogOut, Send, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { syncNow } from '#client/live/sync-state';
import type { UnsentWork } from '#client/platform/sign-out';
import { useSync } from '#components/shell/sync-facts';
import { AskTwice } from '#components/ui/ask-twice';
import { Group, GroupRow } from '#components/ui/group';
import { Sheet } from '#components/ui/sheet';
import { ExportSheet } from './carry-sheets';

interface LeaveSheetProps {
  isOpen: boolean;
  onClose: () => void;
  isShared: boolean;
  /** Signs out. */
  onLeave: (work: UnsentWork) => void;
}

/** Signing out with unsent work: it goes, comes along, is locked for its owner, or is let go of. */
export function LeaveSheet({ isOpen, onClose, isShared, onLeave }: LeaveSheetProps) {
  const t = useTranslations('sync.leave');
  const { online, signedOut, unsent, needsYou } = useSync();
  const [sends, setSends] = useState(false);
  const [exports, setExports] = useState(false);
  const [isCarried, setIsCarried] = useState(false);
  const [asks, setAsks] = useState(false);
  const count = unsent + needsYou;
  const canSend = online && !signedOut;

  useEffect(() => {
    if (sends && count === 0) onLeave('refuse');
  }, [sends, count, onLeave]);

  const send = () => {
    if (!canSend) return;
    setSends(true);
    syncNow();
  };
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t('title', { count })}>
      <p className="text-base text-ink-2">{t('text')}</p>
      <Group label={t('title', { count })} className="mt-4 rounded-group ring-1 ring-line">
        <GroupRow
          icon={<Send />}
          title={t('send')}
          detail={
            !canSend
              ? t('noSignal')
              : needsYou > 0
                ? t('needsYou')
                : sends
                  ? t('sending', { count })
                  : t('sendText')
          }
          onPress={needsYou > 0 ? undefined : send}
        />
        <GroupRow
          icon={<FileDown />}
          title={t('carry')}
          detail={t('carryText')}
          onPress={() => setExports(true)}
        />
        {isShared ? null : (
          <GroupRow
            icon={<Lock />}
            title={t('lock')}
            detail={t('lockText')}
            onPress={() => onLeave('lock')}
          />
        )}
        {isShared && isCarried ? (
          <GroupRow
            icon={<LogOut />}
            title={t('carried')}
            detail={t('carriedText')}
            onPress={() => onLeave('discard')}
          />
        ) : null}
        {isShared && !isCarried ? (
          <GroupRow
            tone="danger"
            icon={<Trash2 />}
            title={t('discard')}
            detail={t('discardText')}
            onPress={() => setAsks(true)}
          />
        ) : null}
      </Group>
      <ExportSheet isOpen={exports} onClose={() => setExports(false)} onDone={() => setIsCarried(true)} />
      <AskTwice
        isOpen={asks}
        onClose={() => setAsks(false)}
        first={{ title: t('discardTitle', { count }), text: t('discardText'), confirm: t('discard') }}
        second={{ title: t('discardAgain'), text: t('discardAgainText'), confirm: t('discard') }}
        keep={t('keep')}
        onConfirm={() => onLeave('discard')}
      />
    </Sheet>
  );
}
