'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { Button } from '#components/ui/button';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { CAUSE_CATEGORIES, PROBLEM_LIMITS } from '#domain/problem/problem';
import type { ProblemChoices, ProblemReport } from '#domain/problem/report';
import { type Known, type ProblemActs, sure } from './acts';
import { NamedFields } from './named-fields';

interface RecordFormProps {
  report: ProblemReport;
  choices: ProblemChoices;
  edit: ProblemActs['edit'];
}

const knownOf = (report: ProblemReport): Known => ({
  ...{ problemId: report.id, title: report.title, description: report.description },
  ...{ categoryId: report.categoryId, siteId: report.siteId, ownerId: report.ownerId },
  ...{ cause: report.cause, whys: report.whys, rootCause: report.rootCause, workaround: report.workaround },
});

/** What is known: the chain of whys, the cause, what helps until it is mended. */
export function RecordForm({ report, choices, edit }: RecordFormProps) {
  const t = useTranslations('problems');
  // As it was when it was opened: what others write meanwhile is compared with it.
  const [was, setWas] = useState<Known>(() => knownOf(report));
  const [known, setKnown] = useState(was);
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (patch: Partial<Known>) => setKnown({ ...known, ...patch });
  const save = async () => {
    if (known.title.trim() === '') return setError(t('missing'));
    setError(null);
    setBusy(true);
    const { problemId: _, whys: before, ...seen } = was;
    const base = { ...seen, whys: before.join('\n') };
    const args = { ...known, whys: known.whys.filter((one) => one.trim() !== '') };
    const answer = await sure(edit({ uid: newId(), args, base }));
    setBusy(false);
    // What was typed stays in the form until it is saved.
    if (!answer.ok || answer.data.length > 0)
      return showToast({ text: t(answer.ok ? 'changed' : 'refused') });
    showToast({ text: t('saved') });
    setWas(args);
    router.refresh();
  };
  // One more than there are answers: each asks on.
  const asked = Math.min(PROBLEM_LIMITS.whys, known.whys.filter((one) => one !== '').length + 1);
  return (
    <form
      className="mt-6 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 className="text-base font-semibold">{t('record')}</h2>
      <TextField
        label={t('name')}
        value={known.title}
        onChange={(text) => set({ title: text })}
        maxLength={PROBLEM_LIMITS.title}
        error={error}
      />
      <TextArea
        label={t('description')}
        value={known.description}
        onChange={(text) => set({ description: text })}
        maxLength={PROBLEM_LIMITS.description}
        rows={2}
      />
      <NamedFields value={known} kept={was} choices={choices} names={report.names} onChange={set} />
      <fieldset className="flex flex-col gap-3 border-s-2 border-line ps-4">
        <legend className="sr-only">{t('whys')}</legend>
        {Array.from({ length: asked }, (_, at) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer is the one in its place of the chain
            key={at}
            label={t('why', { n: String(at + 1) })}
            value={known.whys[at] ?? ''}
            onChange={(text) => set({ whys: Object.assign([...known.whys], { [at]: text }) })}
            maxLength={PROBLEM_LIMITS.why}
          />
        ))}
      </fieldset>
      <Select
        label={t('cause')}
        value={known.cause ?? 'none'}
        onChange={(one) => set({ cause: one === 'none' ? null : one })}
        options={(['none', ...CAUSE_CATEGORIES] as const).map((one) => ({
          id: one,
          label: t(`causes.${one}`),
        }))}
      />
      <TextArea
        label={t('rootCause')}
        value={known.rootCause}
        onChange={(text) => set({ rootCause: text })}
        maxLength={PROBLEM_LIMITS.rootCause}
        rows={2}
      />
      <TextArea
        label={t('workaround')}
        help={t('workaroundHelp')}
        value={known.workaround}
        onChange={(text) => set({ workaround: text })}
        maxLength={PROBLEM_LIMITS.workaround}
        rows={3}
      />
      <Button type="submit" tone="primary" isDisabled={busy} className="self-start">
        {t('save')}
      </Button>
    </form>
  );
}
