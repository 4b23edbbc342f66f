'use client';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAsset, useAssetClasses } from '#client/live/assets';
import { useDraft } from '#client/live/drafts';
import { enqueueAct, newId } from '#client/live/mutate';
import { FootBar } from '#components/shell/foot-bar';
import { go, goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { AppBar } from '#components/ui/app-bar';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { showToast } from '#components/ui/toast';
import { attributesOf } from '#domain/asset/classes';
import type { Id } from '#domain/kernel/types';
import type { AssetRow } from '#sync/views/asset';
import { FormFields } from './form-fields';
import { BLANK, formFaults, ontoNow, savedOf, type Typed, typedOf } from './form-values';

/** Where it is written down what an asset is. What is typed is kept on this device until it is saved. */
export function AssetForm({ assetId }: { assetId: Id | null }) {
  const [fresh] = useState(() => newId());
  if (assetId === null) return <Form id={fresh} current={null} />;
  return <Existing assetId={assetId} />;
}

function Existing({ assetId }: { assetId: Id }) {
  const found = useAsset(assetId);
  return found.state === 'ready' ? (
    <Form key={found.asset.id} id={found.asset.id} current={found.asset} />
  ) : null;
}

/** What was typed, and what stood there when that was begun: what was left alone stays as others have it by now. */
interface Writing {
  from: Typed;
  mine: Typed;
}

function Form({ id, current }: { id: Id; current: AssetRow | null }) {
  const t = useTranslations('assets');
  const common = useTranslations('common');
  const tag = new URLSearchParams(window.location.search).get('tag') ?? '';
  const [begun] = useState(() => (current ? typedOf(current) : { ...BLANK, tag }));
  const key = `asset:${current ? id : 'new'}`;
  const [{ from, mine }, setWriting, clear, kept] = useDraft<Writing>(key, { from: begun, mine: begun });
  const classes = useAssetClasses() ?? new Map();
  const attributes = attributesOf(mine.classId, classes);
  const [stopped, setStopped] = useState(0);
  const [refused, setRefused] = useState<{ field: string; words: string } | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  const faults = stopped > 0 ? formFaults(mine, attributes) : {};
  useScrollMemory(`/app/assets/${id}/edit`, false, true);
  useEffect(() => {
    if (stopped > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [stopped]);
  const set = (change: Partial<Typed>) => {
    setRefused(null);
    setWriting({ from, mine: { ...mine, ...change } });
  };
  const save = async () => {
    if (Object.keys(formFaults(mine, attributes)).length > 0) return setStopped(stopped + 1);
    // What was left alone is sent as it stands by now.
    const words = current ? ontoNow(from, mine, typedOf(current)) : mine;
    const answer = await enqueueAct(
      'asset.save',
      { assetId: id, ...savedOf(words, attributesOf(words.classId, classes)) },
      { drafts: [key] },
    );
    if (!answer.ok) {
      const { error } = answer;
      const detail = typeof error === 'object' && 'detail' in error ? error.detail : {};
      const field = String((detail as { field?: unknown }).field ?? '');
      const isTaken = field === 'tag';
      setRefused({ field, words: t(isTaken ? 'form.taken' : 'form.refused') });
      return setStopped(stopped + 1);
    }
    clear();
    showToast({ text: t('form.saved') });
    go(`/app/assets/${id}`, { replace: true });
  };
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          start={
            <IconButton
              icon={<X />}
              label={common('close')}
              onPress={() => goBack(current ? `/app/assets/${id}` : '/app/assets')}
            />
          }
          title={<h1>{t(current ? 'form.edit' : 'form.new')}</h1>}
          end={
            kept && mine !== begun ? (
              <span className="me-2.5 text-sm text-ink-3">{t('form.draft')}</span>
            ) : null
          }
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
      foot={
        <FootBar>
          <Button tone="primary" block onPress={() => void save()} className="desk:w-auto desk:min-w-40">
            {t('form.save')}
          </Button>
        </FootBar>
      }
    >
      <div ref={fields} className="flex flex-col gap-4 pt-2">
        <FormFields typed={mine} set={set} attributes={attributes} faults={faults} refused={refused} />
      </div>
      <div role="alert">
        {refused && refused.field !== 'tag' ? (
          <p className="mt-4 rounded-btn bg-danger-soft px-3.5 py-3 text-base text-danger">{refused.words}</p>
        ) : null}
      </div>
    </Page>
  );
}
