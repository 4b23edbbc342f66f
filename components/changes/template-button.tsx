'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { Button } from '#components/ui/button';
import { showToast } from '#components/ui/toast';
import { can } from '#domain/access/capabilities';
import { CHANGE_LIMITS } from '#domain/change/change';
import type { ChangeView } from './view';
import { WordsSheet } from './words-sheet';

/** What went well is approved once for all, by those who may. */
export function TemplateButton({ change, me, send }: Pick<ChangeView, 'change' | 'me' | 'send'>) {
  const t = useTranslations('changes');
  const [isOpen, setIsOpen] = useState(false);
  const [templateId] = useState(newId);
  if (change.state !== 'closed' || change.result !== 'success' || !can(me.role, 'change.overrule'))
    return null;
  return (
    <>
      <Button size="sm" className="mt-3" onPress={() => setIsOpen(true)}>
        {t('makeTemplate')}
      </Button>
      <WordsSheet
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('makeTemplate')}
        label={t('templateName')}
        verb={t('makeTemplate')}
        missing={t('missing.note')}
        onDo={async (words) => {
          const name = words.replaceAll(/\s+/g, ' ').slice(0, CHANGE_LIMITS.title);
          const args = { templateId, name, changeId: change.id, active: true };
          const answer = await send('changeTemplate.save', args);
          if (answer.ok) showToast({ text: t('templateMade') });
          return answer;
        }}
      >
        <p className="text-ink-2">{t('templateText')}</p>
      </WordsSheet>
    </>
  );
}
