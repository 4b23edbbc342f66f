'use client';
import { useEffect, useRef } from 'react';
import { useAssetsById } from '#client/live/assets';
import { useRoute } from '#client/platform/navigate';
import type { ReportDraft } from './use-report-draft';

/** The address names what it is about, as from the page of an asset: that, and where it stands, is filled in once. */
export function useAskedAsset(draft: ReportDraft): void {
  const asked = useRoute().params.get('asset');
  const [asset] = useAssetsById(asked ? [asked] : []) ?? [];
  const done = useRef(false);
  useEffect(() => {
    if (!asset || done.current) return;
    done.current = true;
    draft.setAssetId(asset.id);
    draft.setSiteId(asset.siteId ?? '');
    draft.setPlace(asset.place ?? '');
  }, [asset, draft]);
}
