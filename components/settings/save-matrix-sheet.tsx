'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { Sheet } from '#components/ui/sheet';

interface SaveMatrixSheetProps {
  isOpen: boolean;
  /** open tickets it would move */
  n: number;
  onClose(): void;
  onSave(alsoOpen: boolean): void;
}

/** Whether open tickets follow the new matrix, asked before it is saved. */
export function SaveMatrixSheet({ isOpen, n, onClose, onSave }: SaveMatrixSheetProps) {
  const t = useTranslations('settings');
  const [scope, setScope] = useState<'new' | 'all'>('new');
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('priorities.saveTitle')}
      footer={
        <Button tone="primary" block onPress={() => onSave(scope === 'all')}>
          {t('save')}
        </Button>
      }
      footnote={t('footnote')}
    >
      <ChoiceTiles
        label={t('priorities.would')}
        value={scope}
        onChange={setScope}
        columns={1}
        options={[
          { id: 'new', label: t('priorities.saveNew'), hint: t('priorities.saveNewAbout') },
          { id: 'all', label: t('priorities.saveAll', { n }), hint: t('priorities.saveAllAbout') },
        ]}
      />
    </Sheet>
  );
}
