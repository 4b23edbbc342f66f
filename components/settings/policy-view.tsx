'use client';
import { useTranslations } from 'use-intl';
import { matrixText, shiftsOf } from '#domain/priority/matrix';
import type { PolicySetting } from '#domain/settings/shapes';
import type { AffectedDoor } from './affected-sheet';
import { FollowBanner } from './follow-banner';
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
  const run = useRecalculate(recalculate, (n) => t('finished', { n }));
  const strays = shiftsOf(policy.matrix, policy.rated).reduce((sum, shift) => sum + shift.n, 0);
  return (
    <div className="flex flex-1 flex-col">
      <FollowBanner
        state={run.state}
        n={strays}
        words={{
          running: t('running'),
          title: t('strays', { n: strays }),
          about: t('straysAbout'),
          start: t('recalculate'),
        }}
        onStart={run.start}
      />
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
