'use client';
import { PackageCheck, UsersRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { WorkTab } from '#client/live/open-work';
import { useWork } from '#client/live/work';
import { useMe } from '#components/shell/actor';
import { go } from '#components/shell/go';
import { Button, ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { useTimes } from '#components/ui/when';
import { SheetWords } from '#components/words/sheet-words';
import { useStepNow } from '../parts/step-now';

interface WorkEmptyProps {
  tab: WorkTab;
  onTab: (tab: WorkTab) => void;
}

/** Nothing in this view: what is true, and what could be done instead. */
export function WorkEmpty(props: WorkEmptyProps) {
  return (
    <SheetWords>
      <Nothing {...props} />
    </SheetWords>
  );
}

function Nothing({ tab, onTab }: WorkEmptyProps) {
  const t = useTranslations('tickets.empty');
  const { actor } = useMe();
  if (actor.teamIds.length === 0) {
    return (
      <EmptyState
        icon={<UsersRound />}
        title={t('noTeam')}
        action={
          <ButtonLink href="/app/report" tone="primary">
            {t('report')}
          </ButtonLink>
        }
      >
        {t('noTeamText')}
      </EmptyState>
    );
  }
  if (tab === 'mine') return <NothingMine onTab={onTab} />;
  return (
    <EmptyState icon={<PackageCheck />} title={t(tab)}>
      {tab === 'team' ? t('teamText') : t('unassignedText')}
    </EmptyState>
  );
}

function NothingMine({ onTab }: { onTab: (tab: WorkTab) => void }) {
  const t = useTranslations('tickets.empty');
  const times = useTimes();
  const waiting = useWork()?.unassigned;
  const stepNow = useStepNow();
  if (!waiting) return null;
  const [first] = waiting;
  const oldest = waiting.reduce((at, row) => Math.min(at, row.createdAt), Number.POSITIVE_INFINITY);
  const takeNext = async () => {
    if (first && (await stepNow('take', first))) go(`/app/tickets/${first.id}`);
  };
  return (
    <EmptyState
      icon={<PackageCheck />}
      title={t('mine')}
      action={
        first ? (
          <Button tone="primary" onPress={() => void takeNext()}>
            {t('takeNext')}
          </Button>
        ) : (
          <Button tone="text" onPress={() => onTab('team')}>
            {t('seeTeam')}
          </Button>
        )
      }
      second={
        first ? (
          <Button tone="text" onPress={() => onTab('unassigned')}>
            {t('seeUnassigned')}
          </Button>
        ) : null
      }
    >
      {t('mineTeam', { unassigned: waiting.length })}{' '}
      {first && times.now !== null ? t('mineTeamOldest', { span: times.duration(times.now - oldest) }) : null}
    </EmptyState>
  );
}
