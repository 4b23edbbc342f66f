'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { canSignIn } from '#client/live/ask-again';
import { Button } from '#components/ui/button';
import { NobodyWords } from '#components/words/nobody-words';
import { go } from './go';
import { Wordmark } from './logo';
import { signInHref } from './sign-in-href';

interface UnknownPersonProps {
  path: string;
  reason: 'signed_out' | 'offline' | 'storage';
}

/** Nobody is signed in on this device: the one thing that needs signal. */
export function UnknownPerson(props: UnknownPersonProps) {
  return (
    <NobodyWords>
      <Unknown {...props} />
    </NobodyWords>
  );
}

function Unknown({ path, reason }: UnknownPersonProps) {
  const t = useTranslations('nobody');
  const nav = useTranslations('nav.unknown');
  const [asks, setAsks] = useState(false);
  // Without the server its page would only lead back here: it is said instead.
  const enter = async () => {
    setAsks(true);
    if (await canSignIn()) go(signInHref(path));
    setAsks(false);
  };
  return (
    <main className="flex min-h-dvh flex-col bg-canvas px-gutter pt-safe pb-safe">
      <div className="mx-auto flex w-full max-w-100 flex-1 flex-col justify-center py-10">
        <Wordmark />
        <h1 className="h-page mt-8">{nav('title')}</h1>
        <p className="mt-2 text-base text-ink-2">{t('text')}</p>
        <p role="status" className="mt-3 text-base text-ink-2 empty:hidden">
          {reason === 'offline' ? nav('offline') : reason === 'storage' ? t('storage') : null}
        </p>
        <Button tone="primary" className="mt-6" isDisabled={asks} onPress={() => void enter()}>
          {t('action')}
        </Button>
      </div>
    </main>
  );
}
