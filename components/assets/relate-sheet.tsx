'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAssetList } from '#client/live/assets';
import { enqueueAct } from '#client/live/mutate';
import { Button } from '#components/ui/button';
import { ComboBox } from '#components/ui/combo-box';
import { Select } from '#components/ui/select';
import { Sheet } from '#components/ui/sheet';
import { TextField } from '#components/ui/text-field';
import { ASSET_LIMITS } from '#domain/asset/asset';
import { RELATION_KINDS, type RelationKind } from '#domain/asset/relations';
import type { AssetRow } from '#sync/views/asset';

interface RelateSheetProps {
  asset: AssetRow;
  isOpen: boolean;
  onClose: () => void;
}

/** How one asset stands to another, and what stands in when that one stops. */
export function RelateSheet({ asset, isOpen, onClose }: RelateSheetProps) {
  const t = useTranslations('assets.relations');
  const [kind, setKind] = useState<RelationKind>('depends_on');
  const [text, setText] = useState('');
  const [other, setOther] = useState<{ id: string; label: string } | null>(null);
  const [wayRound, setWayRound] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const listed = useAssetList(other ? '' : text, null);
  const options = (listed?.assets ?? [])
    .filter(({ id }) => id !== asset.id)
    .map((row) => ({ id: row.id, label: row.name, detail: row.tag }));
  const shown =
    other && !options.some(({ id }) => id === other.id) ? [{ ...other, detail: '' }, ...options] : options;
  const leave = () => {
    setFault(null);
    onClose();
  };
  const save = async () => {
    if (!other) return setFault(t('needOther'));
    const answer = await enqueueAct('asset.relate', { assetId: asset.id, kind, toId: other.id, wayRound });
    if (!answer.ok) return setFault(t('refused'));
    setOther(null);
    setText('');
    setWayRound('');
    leave();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={leave}
      title={t('add')}
      footer={
        <Button tone="primary" block icon={<Plus />} onPress={() => void save()}>
          {t('save')}
        </Button>
      }
    >
      <Select
        label={t('kind')}
        value={kind}
        onChange={setKind}
        options={RELATION_KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))}
      />
      <ComboBox
        label={t('other')}
        value={other?.id ?? null}
        inputValue={text}
        onInputChange={(typed) => {
          setText(typed);
          if (other && typed !== other.label) setOther(null);
        }}
        onChange={(id) => {
          const chosen = shown.find((one) => one.id === id);
          if (!chosen) return;
          setOther({ id: chosen.id, label: chosen.label });
          setText(chosen.label);
          setFault(null);
        }}
        options={shown}
        error={fault}
      />
      <TextField
        label={t('wayRound')}
        help={t('wayRoundHelp')}
        optional
        value={wayRound}
        onChange={setWayRound}
        maxLength={ASSET_LIMITS.relationNote}
      />
    </Sheet>
  );
}
