'use client';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { AskTwice } from '#components/ui/ask-twice';
import { Button } from '#components/ui/button';
import { showToast } from '#components/ui/toast';
import { type FlatOf, flat } from '#domain/settings/flat';
import type { RuleSetting } from '#domain/settings/handing-out';
import type { MutationResult } from '#sync/protocol/result';
import { FieldFault } from '../field-fault';
import { type StoredRule, storedOf } from './rule-form';

export type DeleteRule = (asked: {
  ruleId: string;
  base: FlatOf<StoredRule>;
}) => Promise<Answer<MutationResult>>;

interface DeleteRuleButtonProps {
  rule: RuleSetting;
  remove: DeleteRule;
  onDeleted(): void;
}

/** Deletes a rule, after two questions. */
export function DeleteRuleButton({ rule, remove, onDeleted }: DeleteRuleButtonProps) {
  const t = useTranslations('settings.assignment');
  const router = useRouter();
  const [asks, setAsks] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [going, start] = useTransition();
  const { name } = rule;
  const go = () =>
    start(async () => {
      const answer = await ask(remove({ ruleId: rule.id, base: flat(storedOf(rule)) }));
      setAsks(false);
      router.refresh();
      if (!answer.ok)
        return setTrouble(t(answer.error.detail?.reason === 'changed' ? 'changed' : 'deleteFailed'));
      showToast({ text: t('deleted', { name }) });
      onDeleted();
    });
  return (
    <div>
      <Button
        tone="danger"
        size="sm"
        icon={<Trash2 />}
        onPress={() => {
          if (!going) setAsks(true);
        }}
      >
        {t('delete')}
      </Button>
      <FieldFault>{trouble}</FieldFault>
      <AskTwice
        isOpen={asks}
        onClose={() => setAsks(false)}
        first={{ title: t('deleteFirst', { name }), text: t('deleteFirstText'), confirm: t('deleteGo') }}
        second={{ title: t('deleteSecond'), text: t('deleteSecondText'), confirm: t('deleteGo') }}
        keep={t('deleteKeep')}
        onConfirm={go}
      />
    </div>
  );
}
