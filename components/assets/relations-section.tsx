'use client';
import { Link2, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAssetsById } from '#client/live/assets';
import { enqueueAct } from '#client/live/mutate';
import { useMe } from '#components/shell/actor';
import { Button } from '#components/ui/button';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { IconButton } from '#components/ui/icon-button';
import { TextLink } from '#components/ui/link';
import { showToast } from '#components/ui/toast';
import { can } from '#domain/access/capabilities';
import type { Relation } from '#domain/asset/relations';
import type { AssetRow } from '#sync/views/asset';
import { RelateSheet } from './relate-sheet';

/** What it leans on, as it is written down with it; staff put it right. */
export function RelationsSection({ asset }: { asset: AssetRow }) {
  const t = useTranslations('assets.relations');
  const { actor } = useMe();
  const [isOpen, setOpen] = useState(false);
  const others = useAssetsById(asset.relatedIds) ?? [];
  const manages = can(actor.role, 'asset.manage');
  if (!manages && asset.relations.length === 0) return null;
  const remove = async ({ kind, toId, wayRound }: Relation) => {
    const said = { assetId: asset.id, kind, toId };
    const answer = await enqueueAct('asset.unrelate', said);
    if (!answer.ok) return showToast({ text: t('refused') });
    showToast({
      text: t('removed'),
      action: {
        label: t('undo'),
        onPress: () => void enqueueAct('asset.relate', { ...said, wayRound }),
      },
    });
  };
  return (
    <Group title={t('title')}>
      {asset.relations.length === 0 ? (
        <GroupBlock className="text-base text-ink-3">{t('none')}</GroupBlock>
      ) : null}
      {asset.relations.map((relation) => {
        const other = others.find(({ id }) => id === relation.toId);
        return (
          <GroupRow
            key={`${relation.kind} ${relation.toId}`}
            icon={<Link2 />}
            title={
              <>
                <span className="text-ink-3">{t(`kinds.${relation.kind}`)}</span>{' '}
                <TextLink href={`/app/assets/${relation.toId}`}>
                  <bdi>{other?.name ?? t('unknown')}</bdi>
                </TextLink>
              </>
            }
            detail={relation.wayRound ? <bdi>{relation.wayRound}</bdi> : undefined}
            end={
              manages ? (
                <IconButton
                  icon={<X />}
                  label={`${t('remove')}: ${other?.name ?? t('unknown')}`}
                  onPress={() => void remove(relation)}
                  className="-my-2 -me-3"
                />
              ) : null
            }
          />
        );
      })}
      {manages ? (
        <GroupBlock className="border-t border-line py-2">
          <Button tone="text" size="sm" icon={<Plus />} className="-ms-3" onPress={() => setOpen(true)}>
            {t('add')}
          </Button>
        </GroupBlock>
      ) : null}
      <RelateSheet asset={asset} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Group>
  );
}
