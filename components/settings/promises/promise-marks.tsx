'use client';
import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { SectionHeading } from '#components/ui/section-heading';
import { Select } from '#components/ui/select';
import { TickGroup } from '#components/ui/tick-group';
import { SETTING_LIMITS } from '#domain/settings/limits';
import { ESCALATION_ACTS, type PolicyScope } from '#domain/sla/policy';
import { FieldFault } from '../field-fault';
import { ShortField } from '../short-field';
import { isPercent, measureIn, type TypedMark } from './promise-form';

interface PromiseMarksProps {
  scope: PolicyScope;
  marks: readonly TypedMark[];
  fault: string | null;
  /** the mark that is wrong; below 0: none of them alone */
  faultAt: number;
  onChange(marks: TypedMark[]): void;
}

/** At so much of a promised time, who is told and what happens. */
export function PromiseMarks({ scope, marks, fault, faultAt, onChange }: PromiseMarksProps) {
  const t = useTranslations('settings.promises');
  const id = useId();
  const put = (at: number, change: Partial<TypedMark>) =>
    onChange(marks.map((one, other) => (other === at ? { ...one, ...change } : one)));
  const measures = scope === 'team' ? (['team'] as const) : (['response', 'resolution'] as const);
  return (
    <section>
      <SectionHeading level={3} className="pb-0!">
        {t('escalation')}
      </SectionHeading>
      <p className="text-sm text-ink-3">{t(marks.length === 0 ? 'noEscalation' : 'escalationAbout')}</p>
      <ul className="flex flex-col divide-y divide-line">
        {marks.map((mark, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other name, and keep no state of their own
          <li key={at} className="py-3">
            <div className="mb-1 flex items-start gap-2">
              <Select
                hideLabel
                label={t('measure', { n: at + 1 })}
                value={measureIn(scope, mark.measure)}
                onChange={(measure) => put(at, { measure })}
                options={measures.map((measure) => ({ id: measure, label: t(`measures.${measure}`) }))}
                className="flex-1"
              />
              <ShortField
                label={t('percent', { n: at + 1 })}
                value={mark.percent}
                onChange={(percent) => put(at, { percent })}
                isWrong={at === faultAt && !isPercent(mark.percent)}
                describedBy={id}
                end={t('percentSign')}
                numeric
                maxLength={3}
                className="w-24"
              />
              <IconButton
                icon={<X />}
                label={t('removeMark', { n: at + 1 })}
                onPress={() => onChange(marks.filter((_, other) => other !== at))}
              />
            </div>
            <TickGroup
              hideLabel
              inline
              label={t('acts', { n: at + 1 })}
              options={ESCALATION_ACTS.map((act) => ({ id: act, label: t(`act.${act}`) }))}
              value={mark.acts}
              onChange={(acts) => put(at, { acts })}
            />
            {at === faultAt ? <FieldFault id={id}>{fault}</FieldFault> : null}
          </li>
        ))}
      </ul>
      {faultAt < 0 ? <FieldFault>{fault}</FieldFault> : null}
      {marks.length < SETTING_LIMITS.escalations ? (
        <Button
          tone="text"
          size="sm"
          icon={<Plus />}
          className="mt-1 -ms-3"
          onPress={() =>
            onChange([
              ...marks,
              { measure: scope === 'team' ? 'team' : 'resolution', percent: '', acts: ['assignee'] },
            ])
          }
        >
          {t('addMark')}
        </Button>
      ) : null}
    </section>
  );
}
