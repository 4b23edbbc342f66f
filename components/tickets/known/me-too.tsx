'use client';
import { Check, Hand } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { sayMeToo } from '#client/live/known';
import { useMe } from '#components/shell/actor';
import { Button } from '#components/ui/button';
import { showToast } from '#components/ui/toast';
import type { Id } from '#domain/kernel/types';

/** One tap: it concerns me, too. Whoever said so hears when it is over, and may take it back. */
export function MeToo({ announcementId, said }: { announcementId: Id; said: boolean }) {
  const t = useTranslations('known');
  const { actor } = useMe();
  const say = async (isSo: boolean) => {
    if (!(await sayMeToo(announcementId, actor.id, isSo)).ok) showToast({ text: t('meTooFailed') });
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3" aria-live="polite">
      {said ? (
        <span className="inline-flex min-h-11 items-center gap-1.5 text-base font-medium text-ink [&_.lucide]:size-4.5 [&_.lucide]:text-ok">
          <Check />
          {t('saidMeToo')}
        </span>
      ) : null}
      {/* One button: whoever pressed it keeps their place. */}
      <Button
        key="say"
        tone={said ? 'text' : 'secondary'}
        icon={said ? undefined : <Hand />}
        className={said ? '-ms-3' : ''}
        onPress={() => void say(!said)}
      >
        {t(said ? 'notMe' : 'meToo')}
      </Button>
    </div>
  );
}
