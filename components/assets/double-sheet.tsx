'use client';
import { Combine } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMoves } from '#client/live/asset-doubles';
import { useAssetsById } from '#client/live/assets';
import { enqueueAct } from '#client/live/mutate';
import { AssetChoice } from '#components/shell/asset-choice';
import { go } from '#components/shell/go';
import { Button } from '#components/ui/button';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { SectionHeading } from '#components/ui/section-heading';
import { Sheet } from '#components/ui/sheet';
import { showToast } from '#components/ui/toast';
import { keptFirst } from '#domain/asset/merge';
import type { Id } from '#domain/kernel/types';
import type { AssetRow } from '#sync/views/asset';
import { DoubleTable } from './double-table';

interface DoubleSheetProps {
  asset: AssetRow;
  isOpen: boolean;
  onClose: () => void;
}

/** Two assets that are one: which of them stays, what it has then, and the question before it is done for good. */
export function DoubleSheet({ asset, isOpen, onClose }: DoubleSheetProps) {
  const t = useTranslations('assetDoubles');
  const [otherId, setOtherId] = useState<Id | null>(null);
  const [keptId, setKeptId] = useState<Id | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [asks, setAsks] = useState(false);
  const [other] = useAssetsById(otherId ? [otherId] : []) ?? [];
  const kept = other && (keptId === other.id ? other : keptId === asset.id ? asset : keptFirst(asset, other));
  const double = kept && (kept.id === asset.id ? other : asset);
  const merge = async () => {
    if (!kept || !double) return;
    const answer = await enqueueAct('asset.merge', { assetId: kept.id, doubleId: double.id });
    if (!answer.ok) {
      const { error } = answer;
      const detail = typeof error === 'object' ? (error.detail as { fault?: unknown; state?: unknown }) : {};
      return setFault(t(detail.fault === 'many' ? 'many' : detail.state === 'merged' ? 'merged' : 'refused'));
    }
    showToast({ text: t('done') });
    onClose();
    setOtherId(null);
    go(`/app/assets/${kept.id}`, { replace: true });
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('title')}
      footer={
        <Button
          tone="primary"
          block
          icon={<Combine />}
          onPress={() => (double ? setAsks(true) : setFault(t('needOther')))}
        >
          {t('next')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <AssetChoice
          label={t('other')}
          help={t('otherHelp')}
          without={asset.id}
          error={fault}
          value={otherId}
          onChange={(row) => {
            setFault(null);
            setKeptId(null);
            setOtherId(row?.id ?? null);
          }}
        />
        {other && kept && double ? (
          <>
            <ChoiceTiles
              label={t('stays')}
              columns={2}
              value={kept.id}
              onChange={setKeptId}
              options={[asset, other].map(({ id, tag, name, provisional }) => ({
                ...{ id, label: tag, hint: provisional ? t('unwritten') : name },
              }))}
            />
            <DoubleTable kept={kept} double={double} />
            <MovesOver kept={kept} double={double} />
          </>
        ) : null}
      </div>
      {kept && double ? (
        <DialogConfirm
          isOpen={asks}
          onClose={() => setAsks(false)}
          title={t('ask', { kept: kept.tag, double: double.tag })}
          confirm={t('confirm')}
          keep={t('keep')}
          onConfirm={() => void merge()}
        >
          {t('askText', { kept: kept.name, double: double.name })}
        </DialogConfirm>
      ) : null}
    </Sheet>
  );
}

function MovesOver({ kept, double }: { kept: AssetRow; double: AssetRow }) {
  const t = useTranslations('assetDoubles');
  const moves = useMoves(double.id, kept.id);
  if (!moves) return null;
  return (
    <section>
      <SectionHeading level={3}>{t('moves')}</SectionHeading>
      <ul className="mt-1 list-disc ps-5 text-base text-ink-2">
        <li>{t('relations', { n: moves.relations })}</li>
        <li>{t('leaning', { n: moves.leaning })}</li>
        <li>{t('tickets', { n: moves.tickets })}</li>
        <li>{t('label', { tag: double.tag })}</li>
      </ul>
    </section>
  );
}
