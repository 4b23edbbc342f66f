'use client';
import { useDraft } from '#client/live/drafts';
import { IMPACTS, type Impact, URGENCIES, type Urgency } from '#domain/priority/matrix';

/** The usual case: one person who is slowed down. */
const START = { impact: '3', urgency: '2' } as const;

const FIELDS = ['text', 'for', 'confidential', 'impact', 'urgency', 'site', 'place', 'category', 'asset'];

/** Nobody: the name was emptied and no other chosen yet. */
export const NOBODY = 'nobody';

/** The form of its photos and files. */
export const REPORT_FILES = 'report';

/** What has been filled in so far, kept on this device until it is sent or discarded. */
export function useReportDraft() {
  const [text, setText, clearText, kept] = useDraft<string>('report:text', '');
  const [impact, setImpact, clearImpact] = useDraft<string>('report:impact', START.impact);
  const [urgency, setUrgency, clearUrgency] = useDraft<string>('report:urgency', START.urgency);
  const [siteId, setSiteId, clearSite] = useDraft<string>('report:site', '');
  const [place, setPlace, clearPlace] = useDraft<string>('report:place', '');
  const [assetId, setAssetId, clearAsset] = useDraft<string>('report:asset', '');
  const [categoryId, setCategoryId, clearCategory] = useDraft<string>('report:category', '');
  const [forId, setForId, clearFor] = useDraft<string>('report:for', '');
  const [confidential, setConfidential, clearConfidential] = useDraft<boolean>('report:confidential', false);
  return {
    keys: FIELDS.map((field) => `report:${field}`),
    text,
    setText,
    /** for whom; empty: for oneself */
    forId,
    setForId,
    confidential,
    setConfidential,
    impact: (IMPACTS.find((n) => String(n) === impact) ?? 3) satisfies Impact,
    setImpact,
    urgency: (URGENCIES.find((n) => String(n) === urgency) ?? 2) satisfies Urgency,
    setUrgency,
    siteId,
    setSiteId,
    place,
    setPlace,
    /** what it is about; empty: nobody said */
    assetId,
    setAssetId,
    categoryId,
    setCategoryId,
    /** there is text, and the device has it */
    kept: kept && text !== '',
    clear() {
      clearText();
      clearFor();
      clearConfidential();
      clearImpact();
      clearUrgency();
      clearSite();
      clearPlace();
      clearCategory();
      clearAsset();
    },
  };
}

export type ReportDraft = ReturnType<typeof useReportDraft>;
