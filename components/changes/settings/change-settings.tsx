'use client';
import { Snowflake, Stamp } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import type { ChangeChoices } from '#domain/change/view';
import type { ChangePolicyRow, ChangeTemplateRow, FreezeRow } from '#sync/views/change';
import { useDeskSend } from '../use-desk-send';
import { useRefused } from '../use-refused';
import type { ActDoor } from '../view';
import { FreezeSheet } from './freeze-sheet';
import { RuleSheet } from './rule-sheet';
import { SettingList } from './setting-list';

interface ChangeSettingsProps {
  choices: ChangeChoices;
  rules: readonly ChangePolicyRow[];
  freezes: readonly FreezeRow[];
  templates: readonly ChangeTemplateRow[];
  act: ActDoor;
}

/** Who approves changes, when nothing is changed, and what is approved once for all. */
export function ChangeSettings({ choices, rules, freezes, templates, act }: ChangeSettingsProps) {
  const t = useTranslations('changes.settings');
  const words = useTranslations('changes');
  const times = useTimes();
  const send = useDeskSend(act);
  const refused = useRefused();
  const [rule, setRule] = useState<ChangePolicyRow | 'new' | null>(null);
  const [freeze, setFreeze] = useState<FreezeRow | 'new' | null>(null);
  const use = (active: boolean) => t(active ? 'inUse' : 'notInUse');
  const setTemplate = async ({ id, name, changeId, active }: ChangeTemplateRow) => {
    const answer = await send('changeTemplate.save', { templateId: id, name, changeId, active: !active });
    if (!answer.ok) showToast({ text: refused(answer.error) });
  };
  return (
    <div className="flex flex-col gap-6 pb-8 text-sm">
      <SettingList title={t('rules')} about={t('rulesText')} add={t('addRule')} onAdd={() => setRule('new')}>
        {rules.length === 0 ? (
          <EmptyState icon={<Stamp />} title={t('noRules')} className="py-8">
            {t('noRulesText')}
          </EmptyState>
        ) : (
          <Table label={t('rules')}>
            <THead>
              <Th>{t('position')}</Th>
              <Th>{t('ruleName')}</Th>
              <Th className="max-desk:hidden">{t('ruleTypes')}</Th>
              <Th className="max-desk:hidden">{t('need')}</Th>
              <Th>{words('state')}</Th>
            </THead>
            <tbody>
              {rules.map((one) => (
                <Tr key={one.id}>
                  <Td>{one.position}</Td>
                  <Td grow>
                    <Button tone="text" size="sm" onPress={() => setRule(one)}>
                      <bdi>{one.name}</bdi>
                    </Button>
                  </Td>
                  <Td className="max-desk:hidden">
                    {one.types.map((type) => words(`types.${type}`)).join(', ')}
                  </Td>
                  <Td className="max-desk:hidden">
                    {typeof one.need === 'number' ? String(one.need) : t(`needs.${one.need}`)}
                  </Td>
                  <Td>{use(one.active)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </SettingList>
      <SettingList
        title={t('freezes')}
        about={t('freezesText')}
        add={t('addFreeze')}
        onAdd={() => setFreeze('new')}
      >
        {freezes.length === 0 ? (
          <EmptyState icon={<Snowflake />} title={t('noFreezes')} className="py-8">
            {t('noFreezesText')}
          </EmptyState>
        ) : (
          <Table label={t('freezes')}>
            <THead>
              <Th>{t('freezeName')}</Th>
              <Th>{t('freezeKind')}</Th>
              <Th>{t('when')}</Th>
              <Th>{words('state')}</Th>
            </THead>
            <tbody>
              {freezes.map((one) => (
                <Tr key={one.id}>
                  <Td grow>
                    <Button tone="text" size="sm" onPress={() => setFreeze(one)}>
                      <bdi>{one.name}</bdi>
                    </Button>
                  </Td>
                  <Td>{t(`kinds.${one.kind}`)}</Td>
                  <Td>
                    {times.now === null
                      ? ''
                      : words('span', { from: times.dayClock(one.from), to: times.dayClock(one.to) })}
                  </Td>
                  <Td>{use(one.active)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </SettingList>
      <SettingList title={t('templates')} about={t('templatesText')}>
        {templates.length === 0 ? (
          <p className="px-4 text-ink-3 desk:px-6">
            {t('noTemplates')}. {t('noTemplatesText')}
          </p>
        ) : (
          <Table label={t('templates')}>
            <THead>
              <Th>{words('templateName')}</Th>
              <Th>{words('plan')}</Th>
              <Th>{words('state')}</Th>
              <Th align="end">
                <span className="sr-only">{t('act')}</span>
              </Th>
            </THead>
            <tbody>
              {templates.map((one) => (
                <Tr key={one.id}>
                  <Td grow>
                    <bdi>{one.name}</bdi>
                  </Td>
                  <Td>{t('steps', { n: one.plan.length })}</Td>
                  <Td>{use(one.active)}</Td>
                  <Td align="end">
                    <Button
                      tone="text"
                      size="sm"
                      aria-label={`${t(one.active ? 'retire' : 'useAgain')}: ${one.name}`}
                      onPress={() => void setTemplate(one)}
                    >
                      {t(one.active ? 'retire' : 'useAgain')}
                    </Button>
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </SettingList>
      {rule ? (
        <RuleSheet
          key={rule === 'new' ? `new ${rules.length}` : rule.id}
          row={rule === 'new' ? null : rule}
          next={rules.length + 1}
          {...{ choices, send }}
          onClose={() => setRule(null)}
        />
      ) : null}
      {freeze ? (
        <FreezeSheet
          key={freeze === 'new' ? `new ${freezes.length}` : freeze.id}
          row={freeze === 'new' ? null : freeze}
          {...{ choices, send }}
          onClose={() => setFreeze(null)}
        />
      ) : null}
    </div>
  );
}
