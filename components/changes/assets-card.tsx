'use client';
import { useTranslations } from 'use-intl';
import type { Answer } from '#components/shell/server-answer';
import { can } from '#domain/access/capabilities';
import { isEditable } from '#domain/change/steps';
import type { ChangeAsset } from '#domain/change/view';
import { TiedList } from './tied-list';
import type { ChangeView } from './view';

export type FindAssets = (asked: { text: string }) => Promise<Answer<ChangeAsset[]>>;

interface AssetsCardProps extends Pick<ChangeView, 'change' | 'me' | 'send'> {
  assets: readonly ChangeAsset[];
  find: FindAssets;
}

const named = ({ id, tag, name }: ChangeAsset) => ({
  ...{ id, name: `${tag} ${name}`.trim(), href: `/app/assets/${id}` },
});

/** What a change touches, and the way to find more of it. Who feels it follows, on the server. */
export function AssetsCard({ change, me, send, assets, find }: AssetsCardProps) {
  const t = useTranslations('changes.assetsCard');
  return (
    <TiedList
      tied={assets.map(named)}
      none={t('none')}
      mayTie={can(me.role, 'change.manage') && isEditable(change.state)}
      tie={({ id }, touched) => send('change.touch', { changeId: change.id, assetId: id, touched })}
      label={t('find')}
      help={t('help')}
      find={async (text) => {
        const answer = await find({ text });
        return answer.ok ? { ...answer, data: answer.data.map(named) } : answer;
      }}
    />
  );
}
