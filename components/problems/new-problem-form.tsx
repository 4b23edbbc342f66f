'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '#components/ui/button';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { useSubmit } from '#components/ui/use-submit';
import { PROBLEM_LIMITS } from '#domain/problem/problem';
import type { ProblemChoices } from '#domain/problem/report';
import { type Answer, sure } from './acts';
import { NamedFields } from './named-fields';
import { useUid } from './use-uid';

interface About {
  title: string;
  description: string;
  categoryId: string | null;
  siteId: string | null;
  ownerId: string | null;
}

interface NewProblemFormProps {
  /** who it is given to unless somebody else is chosen */
  me: string;
  choices: ProblemChoices;
  open(asked: { uid: string; about: About }): Answer<string>;
}

/** Opens a problem that nothing was found of yet; its incidents are tied on its page. */
export function NewProblemForm({ me, choices, open }: NewProblemFormProps) {
  const t = useTranslations('problems');
  const router = useRouter();
  const nothing = { title: '', description: '', categoryId: null, siteId: null };
  const [about, setAbout] = useState<About>({ ...nothing, ownerId: me });
  const [error, setError] = useState<string | null>(null);
  const uid = useUid();
  const set = (patch: Partial<About>) => setAbout({ ...about, ...patch });
  const { submit, isReady } = useSubmit(async () => {
    const title = about.title.trim();
    setError(title === '' ? t('noName') : null);
    if (title === '') return;
    const answer = await sure(open({ uid: uid.of(about), about: { ...about, title } }));
    if (answer.ok) return router.push(`/desk/problems/${answer.data}`);
    if (answer.error.code !== 'unavailable') uid.settle();
    showToast({ text: t('refused') });
  });
  return (
    <form noValidate onSubmit={submit} className="flex max-w-200 flex-col gap-4 px-4 py-5 text-sm desk:px-6">
      <p className="text-ink-2">{t('newText')}</p>
      <TextField
        label={t('name')}
        value={about.title}
        onChange={(title) => set({ title })}
        maxLength={PROBLEM_LIMITS.title}
        error={error}
        autoFocus
      />
      <TextArea
        label={t('description')}
        optional
        value={about.description}
        onChange={(description) => set({ description })}
        maxLength={PROBLEM_LIMITS.description}
        rows={4}
      />
      <NamedFields value={about} choices={choices} onChange={set} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" isDisabled={!isReady}>
          {t('open')}
        </Button>
        <ButtonLink href="/desk/problems" tone="text">
          {t('cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}
