'use client';
import { Check, MessageSquare, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { SheetWords } from '#components/words/sheet-words';
import type { Decision } from '#domain/approval/approval';
import type { TicketRow } from '#sync/views/ticket';
import { DecideSheet } from './decide-sheet';
import { useDecide } from './use-decide';

/** Approve or reject: one press for the one, or words with it; a reason for the other. */
export function DecideButtons({ ticket }: { ticket: TicketRow }) {
  const t = useTranslations('approval');
  const { seen, isChanged, readAgain, approve } = useDecide(ticket);
  const [asks, setAsks] = useState<Decision>('rejected');
  const [isOpen, setIsOpen] = useState(false);
  const ask = (decision: Decision) => {
    setAsks(decision);
    setIsOpen(true);
  };
  return (
    <div className="flex flex-col gap-3">
      <div role="status">
        {isChanged ? (
          <Banner
            icon={<TriangleAlert />}
            title={t('changed')}
            actions={
              <Button tone="ghost" className="mt-2" onPress={readAgain}>
                {t('readAgain')}
              </Button>
            }
          >
            {t('changedText')}
          </Banner>
        ) : null}
      </div>
      <div className="grid grid-cols-[2fr_3fr] gap-3 tight:grid-cols-1">
        <Button tone="danger" icon={<X />} isDisabled={isChanged} onPress={() => ask('rejected')}>
          {t('reject')}
        </Button>
        <Button tone="primary" icon={<Check />} isDisabled={isChanged} onPress={() => void approve()}>
          {t('approve')}
        </Button>
      </div>
      <Button
        tone="text"
        size="sm"
        icon={<MessageSquare />}
        isDisabled={isChanged}
        className="self-end"
        onPress={() => ask('approved')}
      >
        {t('approveWith')}
      </Button>
      <SheetWords>
        <DecideSheet
          key={asks}
          decision={asks}
          ticket={ticket}
          seen={seen}
          isOpen={isOpen}
          onClose={() => setIsOpen(false)}
        />
      </SheetWords>
    </div>
  );
}
