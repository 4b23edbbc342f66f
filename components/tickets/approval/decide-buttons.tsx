'use client';
import { Check, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { SheetWords } from '#components/words/sheet-words';
import type { TicketRow } from '#sync/views/ticket';
import { RejectSheet } from './reject-sheet';
import { useDecide } from './use-decide';

/** Approve or reject: one press for the one, a reason for the other. */
export function DecideButtons({ ticket }: { ticket: TicketRow }) {
  const t = useTranslations('approval');
  const { seen, isChanged, readAgain, approve } = useDecide(ticket);
  const [rejects, setRejects] = useState(false);
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
        <Button tone="danger" icon={<X />} isDisabled={isChanged} onPress={() => setRejects(true)}>
          {t('reject')}
        </Button>
        <Button tone="primary" icon={<Check />} isDisabled={isChanged} onPress={() => void approve()}>
          {t('approve')}
        </Button>
      </div>
      <SheetWords>
        <RejectSheet ticket={ticket} seen={seen} isOpen={rejects} onClose={() => setRejects(false)} />
      </SheetWords>
    </div>
  );
}
