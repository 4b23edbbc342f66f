'use client';
import { Hourglass, UserRoundPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';

/** Who waits to be let in, and the way to ask somebody in. */
export function PeopleControls({ waiting }: { waiting: number }) {
  const t = useTranslations('settings.list');
  return (
    <>
      {waiting > 0 ? (
        <ButtonLink size="sm" href="/desk/people/waiting" icon={<Hourglass />}>
          {t('waiting', { n: waiting })}
        </ButtonLink>
      ) : null}
      <ButtonLink tone="primary" size="sm" href="/desk/people/invite" icon={<UserRoundPlus />}>
        {t('invite')}
      </ButtonLink>
    </>
  );
}
