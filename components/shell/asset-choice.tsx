'use client';
import { useDeferredValue, useState } from 'react';
import { useAssetList, useAssetsById } from '#client/live/assets';
import { ComboBox } from '#components/ui/combo-box';
import type { Id } from '#domain/kernel/types';
import type { AssetRow } from '#sync/views/asset';

interface AssetChoiceProps {
  label: string;
  help?: string | undefined;
  /** Left out: the one it is about. */
  without?: Id | undefined;
  error?: string | null;
  value: Id | null;
  onChange: (asset: AssetRow | null) => void;
}

/** One of the assets of this device, found by its tag, name, serial number or place. Nothing where there are none. */
export function AssetChoice({ label, help, without, error, value, onChange }: AssetChoiceProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<AssetRow | null>(null);
  const [found] = useAssetsById(value ? [value] : []) ?? [];
  // Known at once: a name that comes a moment after the choice would open the list anew.
  const chosen = found ?? (picked?.id === value ? picked : undefined);
  const text = typed ?? chosen?.name ?? '';
  const asked = useDeferredValue(typed ?? '');
  const listed = useAssetList(chosen && asked === chosen.name ? '' : asked, null);
  const rows = (listed?.assets ?? []).filter(({ id }) => id !== without);
  const all = chosen && !rows.some(({ id }) => id === chosen.id) ? [chosen, ...rows] : rows;
  if (listed?.of === 0 && !chosen && !typed) return null;
  return (
    <ComboBox
      label={label}
      help={help}
      optional={without === undefined}
      error={error ?? null}
      value={value}
      inputValue={text}
      onInputChange={(next) => {
        setTyped(next);
        if (next === '' && value !== null) onChange(null);
      }}
      onChange={(id) => {
        const row = all.find((one) => one.id === id);
        if (!row) return;
        setTyped(null);
        setPicked(row);
        onChange(row);
      }}
      options={all.map((row) => ({ id: row.id, label: row.name, detail: row.tag }))}
    />
  );
}
