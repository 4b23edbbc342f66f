'use client';
import { CalendarPlus, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { copyText } from '#components/shell/copy-text';
import { type Answer, ask } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { Sheet } from '#components/ui/sheet';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import type { CalendarShare } from '#domain/change/view';
import { useRefused } from '../use-refused';
import type { Refused } from '../view';

export interface ShareDoors {
  share(asked: object): Promise<Answer<string>>;
  endShare(asked: object): Promise<Answer<null>>;
}

interface ShareSheetProps extends ShareDoors {
  /** null: no calendar reads the changes */
  shared: CalendarShare | null;
}

/** A secret address under which one's own calendar reads the changes: made, seen this once, and taken back. */
export function ShareCalendar({ shared, share, endShare }: ShareSheetProps) {
  const t = useTranslations('changes.feed');
  const refused = useRefused();
  const times = useTimes();
  const [isOpen, setIsOpen] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState<Refused | null>(null);
  const [isOver, setIsOver] = useState(false);
  const make = async () => {
    const answer = await ask(share({}));
    setFailed(answer.ok ? null : { code: answer.error.code });
    if (!answer.ok) return;
    setIsOver(false);
    setAddress(new URL(answer.data, window.location.origin).href);
  };
  const end = async () => {
    const answer = await ask(endShare({}));
    setFailed(answer.ok ? null : { code: answer.error.code });
    if (!answer.ok) return;
    setIsOver(true);
    setAddress(null);
  };
  const isShared = address !== null || (shared !== null && !isOver);
  return (
    <>
      <Button size="sm" icon={<CalendarPlus />} onPress={() => setIsOpen(true)}>
        {t('open')}
      </Button>
      <Sheet isOpen={isOpen} onClose={() => setIsOpen(false)} title={t('title')}>
        <div className="flex flex-col gap-4">
          <p className="text-ink-2">{t('about')}</p>
          {address ? (
            <div className="flex flex-col gap-2">
              <TextField
                label={t('address')}
                value={address}
                onChange={() => {}}
                isReadOnly
                help={t('once')}
              />
              <Button
                icon={<Copy />}
                className="self-start"
                onPress={async () =>
                  showToast({ text: t((await copyText(address)) ? 'copied' : 'notCopied') })
                }
              >
                {t('copy')}
              </Button>
            </div>
          ) : null}
          <p role="status" className="text-ink-3 empty:hidden">
            {isOver
              ? t('over')
              : shared && !address
                ? t(shared.askedAt === null ? 'sharedUnasked' : 'shared', {
                    since: times.dayClock(shared.createdAt),
                    asked: shared.askedAt === null ? '' : times.dayClock(shared.askedAt),
                  })
                : ''}
          </p>
          <div className="flex flex-wrap gap-2">
            {address ? null : (
              <Button tone="primary" onPress={() => void make()}>
                {t(isShared ? 'makeNew' : 'make')}
              </Button>
            )}
            {isShared ? (
              <Button tone="danger" onPress={() => void end()}>
                {t('end')}
              </Button>
            ) : null}
          </div>
          {isShared && !address ? <p className="text-sm text-ink-3">{t('newText')}</p> : null}
          <p role="alert" className="text-sm font-medium text-danger empty:hidden">
            {failed ? refused(failed) : ''}
          </p>
        </div>
      </Sheet>
    </>
  );
}
