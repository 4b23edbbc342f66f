'use client';
import { MailX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '#components/ui/button';
import type { NotifiedEvent } from '#domain/notify/events';
import { About } from './about';
import { DoorDone } from './door-done';
import { DoorFrame } from './door-frame';

interface UnsubscribeProps {
  token: string;
  what: NotifiedEvent | 'all';
  isOff: boolean;
}

/** Asks before mails of a kind end: links in mails are opened by programs as well. A plain form, so that it needs no code. */
export function Unsubscribe({ token, what, isOff }: UnsubscribeProps) {
  const t = useTranslations('access.unsubscribe');
  const kind = t(`what.${what === 'all' ? what : (what.split('.')[1] as 'assigned')}`);
  const settings = (
    <ButtonLink href="/account/notifications" block>
      {t('settings')}
    </ButtonLink>
  );
  if (isOff)
    return (
      <DoorDone icon={<MailX />} title={t('done')} action={settings} aside={<About />}>
        <p>{t('doneText', { kind })}</p>
      </DoorDone>
    );
  return (
    <DoorFrame title={t('title')} lead={t('lead', { kind })} aside={<About />}>
      <form method="post" action={`/api/unsubscribe/${token}`} className="flex flex-col gap-3">
        <Button type="submit" tone="primary" block>
          {t('stop')}
        </Button>
        {settings}
      </form>
    </DoorFrame>
  );
}
