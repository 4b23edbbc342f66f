'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useExpectedCount } from '#client/live/stocktake';
import { useDirectory } from '#components/shell/directory';
import { Button } from '#components/ui/button';
import { Select } from '#components/ui/select';
import { TextField } from '#components/ui/text-field';
import { ASSET_LIMITS } from '#domain/asset/asset';

/** Where stock is taken. */
export function StocktakeBegin({ onBegin }: { onBegin: (siteId: string, place: string | null) => void }) {
  const t = useTranslations('stocktake');
  const { sites } = useDirectory();
  const [siteId, setSiteId] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [asked, setAsked] = useState(false);
  const expected = useExpectedCount(siteId, place.trim() || null);
  const offered = [...(sites?.values() ?? [])].filter(({ active }) => active);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (siteId) onBegin(siteId, place.trim() || null);
      }}
    >
      <p className="text-base text-ink-2">{t('about')}</p>
      <Select
        label={t('site')}
        value={siteId}
        onChange={setSiteId}
        options={offered
          .map(({ id, name }) => ({ id, label: name }))
          .sort((a, b) => a.label.localeCompare(b.label))}
        error={asked && !siteId ? t('needSite') : null}
      />
      <TextField
        label={t('place')}
        help={t('placeHelp')}
        optional
        value={place}
        onChange={setPlace}
        maxLength={ASSET_LIMITS.place}
      />
      <p role="status" className="text-sm text-ink-3">
        {siteId && expected !== undefined ? t('expected', { n: expected }) : ''}
      </p>
      <Button tone="primary" type="submit" block>
        {t('begin')}
      </Button>
    </form>
  );
}
