'use client';
import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { Meter } from '#components/ui/meter';
import { matrixText, shiftsOf } from '#domain/priority/matrix';
import type { PolicySetting } from '#domain/settings/shapes';
import type { AffectedDoor } from './affected-sheet';
import { PolicyForm, type SavePolicy } from './policy-form';
import { type RecalculateDoor, useRecalculate } from './use-recalculate';

interface PolicyViewProps {
  policy: PolicySetting;
  save: SavePolicy;
  affected: AffectedDoor;
  recalculate: RecalculateDoor;
}

/** The matrix and the closing of resolved tickets; above them, how far a recalculation has come. */
export function PolicyView({ policy, save, affected, recalculate }: PolicyViewProps) {
  const t = useTranslations('settings.priorities');
  const run = useRecalculate(recalculate);
  const strays = shiftsOf(policy.matrix, policy.rated).reduce((sum, shift) => sum + shift.n, 0);
  const { state } = run;
  return (
    <div className="flex flex-1 flex-col">
      <div className="px-4 pt-4 empty:hidden desk:px-6">
        {state.kind === 'going' ? (
          <Banner icon={<RefreshCw />} title={t('running')}>
            <Meter
              label={t('running')}
              value={state.done}
              max={state.all}
              valueText={t('progress', { done: state.done, all: state.all })}
              className="mt-2 max-w-100"
            />
            <p className="num mt-1.5">{t('progress', { done: state.done, all: state.all })}</p>
            <p className="text-ink-3">{t('leave')}</p>
          </Banner>
        ) : state.kind === 'stopped' ? (
          <Banner
            tone="warn"
            icon={<RefreshCw />}
            title={t('stopped', { left: state.left })}
            actions={
              <Button size="sm" className="mt-3" onPress={() => run.start(state.left)}>
                {t('goOn')}
              </Button>
            }
          />
        ) : strays > 0 ? (
          <Banner
            icon={<RefreshCw />}
            title={t('strays', { n: strays })}
            actions={
              <Button size="sm" className="mt-3" onPress={() => run.start(strays)}>
                {t('recalculate')}
              </Button>
            }
          >
            {t('straysAbout')}
          </Banner>
        ) : null}
      </div>
      <PolicyForm
        key={`${matrixText(policy.matrix)} ${policy.closeAfterDays}`}
        policy={policy}
        save={save}
        affected={affected}
        onRecalculate={run.start}
      />
    </div>
  );
}
