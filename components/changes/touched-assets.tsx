'use client';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAssetsById } from '#client/live/assets';
import { AssetChoice } from '#components/shell/asset-choice';
import { Group, GroupBlock } from '#components/ui/group';
import { IconButton } from '#components/ui/icon-button';
import { TextLink } from '#components/ui/link';
import { can } from '#domain/access/capabilities';
import { mayDecideOn } from '#domain/change/may';
import { isEditable } from '#domain/change/steps';
import { useRefused } from './use-refused';
import type { ChangeView, Refused } from './view';

/** What a change touches, by name as far as this device knows it, and more of it. Who feels it the server says later. */
export function TouchedAssets({ change, me, send }: Pick<ChangeView, 'change' | 'me' | 'send'>) {
  const t = useTranslations('changes');
  const refused = useRefused();
  const [failed, setFailed] = useState<Refused | null>(null);
  const rows = useAssetsById([...change.assetIds]) ?? [];
  // Whoever is asked reads it: another one voids what others have said already.
  const mayTouch = can(me.role, 'change.manage') && isEditable(change.state) && !mayDecideOn(me.id, change);
  if (change.assetIds.length === 0 && !mayTouch) return null;
  const touch = async (assetId: string, touched: boolean) => {
    const answer = await send('change.touch', { changeId: change.id, assetId, touched });
    setFailed(answer.ok ? null : answer.error);
  };
  return (
    <Group title={t('touches')} className="mt-5">
      <GroupBlock>
        <ul className="divide-y divide-line">
          {change.assetIds.map((id) => {
            const row = rows.find((one) => one.id === id);
            const name = row ? `${row.tag} ${row.name}`.trim() : t('assetElsewhere');
            return (
              <li key={id} className="flex min-h-11 items-center gap-2">
                {row ? (
                  <TextLink href={`/app/assets/${id}`} className="min-w-0 flex-1 truncate py-2.5">
                    <bdi>{name}</bdi>
                  </TextLink>
                ) : (
                  <span className="flex-1 text-ink-3">{name}</span>
                )}
                {mayTouch ? (
                  <IconButton
                    icon={<X />}
                    label={t('links.untie', { name })}
                    onPress={() => void touch(id, false)}
                  />
                ) : null}
              </li>
            );
          })}
        </ul>
        {mayTouch ? (
          <AssetChoice
            key={change.assetIds.join()}
            label={t('assetsCard.find')}
            value={null}
            onChange={(asset) => void (asset ? touch(asset.id, true) : undefined)}
          />
        ) : null}
        <p role="alert" className="mt-2 text-sm font-medium text-danger empty:hidden">
          {failed ? refused(failed) : ''}
        </p>
      </GroupBlock>
    </Group>
  );
}
