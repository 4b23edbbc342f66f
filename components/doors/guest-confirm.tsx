'use client';
import { CircleCheck, CircleSlash } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer, SlowDown } from '#components/shell/access-faults';
import { AccessForm } from '#components/shell/access-form';
import { useRefusal } from '#components/shell/refusal';
import { useSubmit } from '#components/ui/use-submit';
import { About } from './about';
import { DoorDone } from './door-done';
import { DoorFrame } from './door-frame';
import { LinkGone } from './link-gone';

type View = { kind: 'waits'; tag: string; text: string; email: string } | { kind: 'opened'; number: string };

interface GuestConfirmProps {
  token: string;
  view: View;
  confirm: (values: {
    token: string;
  }) => Promise<Answer<{ kind: 'opened'; number: string } | { kind: 'refused' } | SlowDown>>;
}

/** Whoever has the mail looks at what was reported with their address, and says that it is theirs. Only then is it a ticket. */
export function GuestConfirm({ token, view: first, confirm }: GuestConfirmProps) {
  const t = useTranslations('guest.confirm');
  const [view, setView] = useState<View | { kind: 'refused' } | { kind: 'gone' }>(first);
  const { whole, run } = useRefusal();
  const { submit, isReady } = useSubmit(async () => {
    await run(confirm({ token }), { done: setView, gone: () => setView({ kind: 'gone' }) });
  });
  if (view.kind === 'gone') return <LinkGone />;
  if (view.kind === 'opened')
    return (
      <DoorDone icon={<CircleCheck />} title={t('doneTitle', { number: view.number })} aside={<About />}>
        <p>{t('doneText')}</p>
      </DoorDone>
    );
  if (view.kind === 'refused')
    return (
      <DoorDone icon={<CircleSlash />} title={t('refusedTitle')} aside={<About />}>
        <p>{t('refusedText')}</p>
      </DoorDone>
    );
  return (
    <DoorFrame
      title={t('title')}
      lead={<bdi>{t('lead', { tag: view.tag, email: view.email })}</bdi>}
      aside={<About />}
    >
      <blockquote className="mb-6 border-s-2 border-line-strong ps-4 text-base wrap-anywhere whitespace-pre-wrap">
        <bdi>{view.text}</bdi>
      </blockquote>
      <AccessForm
        form={{ method: 'post', onSubmit: submit }}
        isReady={isReady}
        refused={whole}
        verb={t('confirm')}
        door
        after={<p className="text-sm text-ink-3">{t('not')}</p>}
      />
    </DoorFrame>
  );
}
