'use client';
import { ScanLine, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { lookUpTag } from '#client/live/look-up-tag';
import { enqueueAct, newId } from '#client/live/mutate';
import { useRoute } from '#client/platform/navigate';
import { useMe } from '#components/shell/actor';
import { go, goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { AppBar } from '#components/ui/app-bar';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { TextField } from '#components/ui/text-field';
import { can } from '#domain/access/capabilities';
import { ASSET_LIMITS } from '#domain/asset/asset';
import { tagOfLabel } from '#domain/asset/label';
import { ScanCamera } from './scan-camera';

/** Before a label: what it says leads to the asset, and one nobody knows is kept to be written down later. Works without signal. */
export function ScanScreen() {
  const t = useTranslations('assets');
  const common = useTranslations('common');
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState<string | null>(null);
  /** Until what the address says is looked up it is not known whether a camera is needed at all. */
  const [isLooked, setLooked] = useState(false);
  const { actor } = useMe();
  const [failed, setFailed] = useState(false);
  const look = async (said: string) => {
    const tag = tagOfLabel(said, window.location.origin);
    const id = tag === '' ? null : await lookUpTag(tag);
    if (id) return go(`/app/assets/${id}`, { replace: true });
    if (tag !== '') setUnknown(tag);
    setLooked(true);
  };
  // Whoever opened the label elsewhere comes with what it says.
  const asked = useRoute().params.get('tag') ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each label
  useEffect(() => void look(asked), [asked]);
  const keep = async (tag: string) => {
    const assetId = newId();
    const answer = await enqueueAct('asset.found', { assetId, tag, siteId: null, place: null });
    setFailed(!answer.ok);
    if (answer.ok) go(`/app/assets/${assetId}`, { replace: true });
  };
  return (
    <Page
      width="narrow"
      className="flex flex-col gap-5 px-gutter pb-8"
      bar={
        <AppBar
          start={<IconButton icon={<X />} label={common('close')} onPress={() => goBack('/app/assets')} />}
          title={<h1>{t('camera.title')}</h1>}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
    >
      {!isLooked && asked !== '' ? null : unknown === null ? (
        <ScanCamera onRead={(said) => void look(said)} />
      ) : (
        <Banner icon={<ScanLine />} title={t('camera.unknown', { tag: unknown })}>
          <p>{t('camera.unknownText')}</p>
          <p className="mt-1 text-sm text-ink-3">{t('camera.unknownRead')}</p>
          <div className="mt-3 flex flex-wrap gap-2">
            {can(actor.role, 'asset.manage') ? (
              <Button tone="ghost" size="sm" onPress={() => void keep(unknown)}>
                {t('camera.keep')}
              </Button>
            ) : null}
            <Button tone="text" size="sm" onPress={() => setUnknown(null)}>
              {t('camera.again')}
            </Button>
          </div>
          {failed ? <p className="mt-2 text-danger">{t('relations.refused')}</p> : null}
        </Banner>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void look(typed);
        }}
        className="flex items-end gap-2"
      >
        <TextField
          label={t('camera.typed')}
          code
          value={typed}
          onChange={setTyped}
          maxLength={ASSET_LIMITS.tag}
          className="flex-1"
        />
        <Button type="submit">{t('camera.open')}</Button>
      </form>
    </Page>
  );
}
