'use client';
import { Camera, CameraOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePlaceWords } from '#components/shell/names';
import { Button } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { TextField } from '#components/ui/text-field';
import { ASSET_LIMITS } from '#domain/asset/asset';
import { actsOf, type Counted, type Stocktake } from '#domain/asset/stocktake';
import type { AssetRow } from '#sync/views/asset';
import { ScanCamera } from '../scan-camera';
import { StocktakeLists } from './stocktake-lists';
import type { TakesStock } from './use-stocktake';

interface StocktakeCountProps {
  stocktake: Stocktake;
  count: Counted<AssetRow>;
  takes: TakesStock;
}

/** Going through the place: labels one after the other, and what has come of it. */
export function StocktakeCount({ stocktake, count, takes }: StocktakeCountProps) {
  const t = useTranslations('stocktake');
  const place = usePlaceWords()(stocktake);
  const [typed, setTyped] = useState('');
  const [films, setFilms] = useState(false);
  const [asks, setAsks] = useState<'finish' | 'discard' | null>(null);
  const acts = actsOf(count);
  const of = (kind: (typeof acts)[number]['kind']) => acts.filter((one) => one.kind === kind).length;
  const { heard } = takes;
  return (
    <div className="flex flex-col gap-5">
      <p className="text-base font-medium">
        <bdi>{place}</bdi>
      </p>
      {films ? <ScanCamera goesOn onRead={(said) => void takes.scan(said)} /> : null}
      <Button icon={films ? <CameraOff /> : <Camera />} onPress={() => setFilms(!films)}>
        {t(films ? 'cameraOff' : 'camera')}
      </Button>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void takes.scan(typed);
          setTyped('');
        }}
      >
        <TextField
          label={t('typed')}
          code
          value={typed}
          onChange={setTyped}
          maxLength={ASSET_LIMITS.tag}
          className="flex-1"
        />
        <Button type="submit">{t('add')}</Button>
      </form>
      <p role="status" className="min-h-6 text-base font-medium">
        {heard ? t(`read.${heard.as}`, { tag: heard.tag }) : ''}
      </p>
      <StocktakeLists count={count} takes={takes} />
      <div role="alert" className="empty:hidden">
        {takes.state === 'failed' ? <p className="text-base text-danger">{t('failed')}</p> : null}
      </div>
      <Button tone="primary" block isPending={takes.state === 'finishing'} onPress={() => setAsks('finish')}>
        {t('finish')}
      </Button>
      <Button tone="text" onPress={() => setAsks('discard')}>
        {t('discard')}
      </Button>
      <DialogConfirm
        isOpen={asks === 'finish'}
        onClose={() => setAsks(null)}
        title={t('ask')}
        confirm={t('confirm')}
        keep={t('keep')}
        tone="primary"
        onConfirm={() => void takes.finish()}
      >
        {t('askText', {
          ...{ found: of('seen'), missing: of('missing'), moved: of('moved'), unknown: of('unknown') },
        })}
      </DialogConfirm>
      <DialogConfirm
        isOpen={asks === 'discard'}
        onClose={() => setAsks(null)}
        title={t('discardAsk')}
        confirm={t('discardConfirm')}
        keep={t('keep')}
        onConfirm={takes.end}
      >
        {t('discardText', { n: stocktake.scanned.length })}
      </DialogConfirm>
    </div>
  );
}
