'use client';
import { Check, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { enqueueAct } from '#client/live/mutate';
import { Button, ButtonLink } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { showToast } from '#components/ui/toast';
import type { Instant } from '#domain/kernel/types';
import { phaseOf } from '#domain/major/announcement';
import type { AnnouncementRow } from '#sync/views/announcement';

interface ManageRowProps {
  one: AnnouncementRow;
  now: Instant;
  onChange: () => void;
}

/** What those who publish can do with an announcement. That of an incident ends with its ticket. */
export function ManageRow({ one, now, onChange }: ManageRowProps) {
  const t = useTranslations('known.manage');
  const [asks, setAsks] = useState(false);
  const isOver = phaseOf(one, now) === 'over';
  const end = async (withdrawn: boolean) => {
    const answer = await enqueueAct('announcement.end', { announcementId: one.id, withdrawn });
    showToast(
      answer.ok
        ? { text: t(withdrawn ? 'withdrawn' : 'ended'), icon: withdrawn ? <Undo2 /> : <Check /> }
        : { text: t(answer.error === 'storage' ? 'failed' : 'refused') },
    );
  };
  return (
    <div className="mt-2 -ms-3 flex flex-wrap gap-x-1">
      {one.ticketId ? (
        <ButtonLink tone="text" size="sm" href={`/app/tickets/${one.ticketId}`}>
          {t('openTicket')}
        </ButtonLink>
      ) : null}
      {isOver ? null : (
        <Button tone="text" size="sm" onPress={onChange}>
          {t('change')}
        </Button>
      )}
      {isOver || one.kind === 'incident' || phaseOf(one, now) === 'ahead' ? null : (
        <Button tone="text" size="sm" onPress={() => void end(false)}>
          {t('end')}
        </Button>
      )}
      <Button tone="text" size="sm" onPress={() => setAsks(true)}>
        {t('withdraw')}
      </Button>
      <DialogConfirm
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={t('withdrawAsk', { title: one.title })}
        confirm={t('withdrawDo')}
        keep={t('keep')}
        onConfirm={() => void end(true)}
      >
        {t('withdrawText')}
      </DialogConfirm>
    </div>
  );
}
