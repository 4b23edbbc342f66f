'use client';
import { MapPin, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type PackRefusal, usePacking, usePacks } from '#client/live/packs';
import { useDirectory } from '#components/shell/directory';
import { useSync } from '#components/shell/sync-facts';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { Select } from '#components/ui/select';
import { Sheet } from '#components/ui/sheet';
import { showToast } from '#components/ui/toast';
import { PACK_LIFE, PACKS_MAX } from '#domain/access/packs';
import { DAY } from '#domain/kernel/types';

/** Before going where there is no signal: which site's tickets come along. */
export function PackSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('sync.packs');
  const { online, signedOut } = useSync();
  const { sites } = useDirectory();
  const known = usePacks();
  const { look, pack } = usePacking();
  const [siteId, setSiteId] = useState<string | null>(null);
  const [needs, setNeeds] = useState(false);
  const [refused, setRefused] = useState<PackRefusal | null>(null);
  const busy = useRef(false);
  useEffect(() => {
    if (isOpen && online && !signedOut) void look();
  }, [isOpen, look, online, signedOut]);

  const packed = new Set(known?.packs.map((one) => one.siteId));
  const offered = [...(sites?.values() ?? [])].filter(({ id, active }) => active && !packed.has(id));
  const options = offered.map(({ id, name }) => ({
    id,
    label: name,
    detail: known && known.open.size > 0 ? t('open', { count: known.open.get(id) ?? 0 }) : undefined,
  }));
  const away: PackRefusal | null = signedOut ? 'signed_out' : online ? null : 'offline';
  const why = refused ?? away;

  const take = async () => {
    setNeeds(siteId === null);
    if (siteId === null || busy.current) return;
    busy.current = true;
    const answer = await pack(siteId);
    busy.current = false;
    setRefused(answer);
    if (answer) return;
    showToast({ icon: <MapPin />, text: t('packed', { site: sites?.get(siteId)?.name ?? '' }) });
    setSiteId(null);
    onClose();
  };
  const close = () => {
    setRefused(null);
    setNeeds(false);
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={close}
      title={t('sheet')}
      footer={
        options.length > 0 ? (
          <Button tone="primary" block icon={<MapPin />} onPress={() => void take()}>
            {t('pack')}
          </Button>
        ) : undefined
      }
      footnote={t('footnote', { days: PACK_LIFE / DAY })}
    >
      {sites && offered.length === 0 && packed.size === 0 ? (
        <EmptyState icon={<MapPin />} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-base text-ink-2">{t('text')}</p>
          <Select
            label={t('site')}
            value={siteId}
            onChange={(id) => {
              setSiteId(id);
              setNeeds(false);
              setRefused(null);
            }}
            options={options}
            error={needs ? t('choose', { site: offered[0]?.name ?? '' }) : null}
          />
          <div aria-live="polite">
            {why ? (
              <p className="flex items-start gap-2 text-base text-ink-2 [&_.lucide]:mt-0.5 [&_.lucide]:size-4">
                <TriangleAlert />
                {t(`refused.${why}`, { max: PACKS_MAX })}
              </p>
            ) : null}
          </div>
        </div>
      )}
    </Sheet>
  );
}
