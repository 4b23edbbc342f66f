'use client';
import { CircleAlert, FileUp } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { Meter } from '#components/ui/meter';
import { Segmented } from '#components/ui/segmented';
import { ColumnChoice } from './column-choice';
import { ImportResult } from './import-result';
import { useImport } from './use-import';

/** A file of assets, or of what leans on what: tried first, and imported when somebody says so. */
export function ImportScreen() {
  const t = useTranslations('assetFiles');
  const { state, choose, change, run, stop } = useImport();
  const input = useRef<HTMLInputElement>(null);
  const { file, head, what, busy, counts, told, progress, problem, failure, stopped } = state;
  const writes = told === 'dry' && counts ? counts.new + counts.changed : 0;
  return (
    <div className="flex max-w-240 flex-col gap-6 px-4 py-4 desk:px-6">
      <p className="text-base text-ink-2">{t('about')}</p>
      <div>
        <p className="mb-1.5 text-sm font-semibold">{t('what')}</p>
        <Segmented
          label={t('what')}
          value={what}
          onChange={(next) => change({ what: next })}
          options={(['assets', 'relations'] as const).map((id) => ({ id, label: t(`whats.${id}`) }))}
        />
        {what === 'relations' ? <p className="mt-1.5 text-sm text-ink-3">{t('relationsAbout')}</p> : null}
      </div>
      <div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,text/csv"
          onChange={({ target }) => {
            const next = target.files?.[0];
            // The same file may be chosen again once it was mended.
            target.value = '';
            if (next) choose(next);
          }}
        />
        <Button icon={<FileUp />} onPress={() => input.current?.click()} isDisabled={busy === 'write'}>
          {t(file ? 'other' : 'choose')}
        </Button>
        {file && head ? (
          <p className="mt-2 text-sm text-ink-3 wrap-anywhere">
            {t('read', { name: file.name, delimiter: head.delimiter === '\t' ? t('tab') : head.delimiter })}
          </p>
        ) : null}
      </div>
      <div role="alert" className="empty:hidden">
        {problem ? (
          <Banner tone="danger" icon={<CircleAlert />} title={problem.message || t('failed.other')}>
            <p>{problem.advice}</p>
          </Banner>
        ) : failure ? (
          <Banner tone="danger" icon={<CircleAlert />} title={t(`failed.${failure}`)} />
        ) : null}
      </div>
      {head && what === 'assets' && told !== 'write' ? <ColumnChoice state={state} change={change} /> : null}
      {head && !busy && told === null ? (
        <Button tone="primary" className="self-start" onPress={() => run('dry')}>
          {t('try')}
        </Button>
      ) : null}
      {busy === 'dry' ? <p role="status">{t('trying')}</p> : null}
      {busy === 'write' ? (
        <div className="flex flex-col gap-3">
          <Meter label={t('title')} value={progress?.rows ?? 0} max={progress?.of ?? 1} />
          <p role="status" className="num text-base text-ink-2">
            {t('writing', progress ?? { rows: 0, of: writes })}
          </p>
          <Button className="self-start" onPress={stop}>
            {t('stop')}
          </Button>
        </div>
      ) : null}
      {stopped ? <p role="status">{t('stopped')}</p> : null}
      {told === 'dry' && !busy ? (
        writes > 0 ? (
          <Button tone="primary" className="self-start" onPress={() => run('write')}>
            {t('write', { n: writes })}
          </Button>
        ) : (
          <p className="text-base text-ink-2">{t('nothing')}</p>
        )
      ) : null}
      <ImportResult state={state} />
    </div>
  );
}
