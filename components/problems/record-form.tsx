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
import { type ProblemActs, sure } from './acts';
import { KNOWN_FIELDS, Meanwhile } from './meanwhile';
import { NamedFields } from './named-fields';
import { useKnown } from './use-known';

interface RecordFormProps {
  report: ProblemReport;
  choices: ProblemChoices;
  edit: ProblemActs['edit'];
}

/** What can be refused of what fits its field. */
const WRONG = ['ownerId', 'rootCause', 'workaround'] as const;

/** What is known: the chain of whys, the cause, what helps until it is mended. */
export function RecordForm({ report, choices, edit }: RecordFormProps) {
  const t = useTranslations('problems');
  const { known, clash, set, toSend, settle } = useKnown(report);
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [wrong, setWrong] = useState<(typeof WRONG)[number] | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (known.title.trim() === '') return setError(t('missing'));
    setError(null);
    setBusy(true);
    setWrong(null);
    const { args, base } = toSend();
    const answer = await sure(edit({ uid: newId(), args, base }));
    setBusy(false);
    // What was typed stays in the form until it is saved.
    if (!answer.ok) {
      const field = WRONG.find((one) => one === answer.error.detail?.field);
      return field ? setWrong(field) : showToast({ text: t('refused') });
    }
    const theirs = KNOWN_FIELDS.filter((field) => answer.data.includes(field));
    if (theirs.length === 0) showToast({ text: t('saved') });
    settle(args, theirs);
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
      <NamedFields
        value={known}
        kept={report}
        choices={choices}
        names={report.names}
        onChange={set}
        ownerError={wrong === 'ownerId' ? t('task.whoGone') : null}
      />
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
        error={wrong === 'rootCause' ? t('stands.rootCause') : null}
        rows={2}
      />
      <TextArea
        label={t('workaround')}
        help={t('workaroundHelp')}
        value={known.workaround}
        onChange={(text) => set({ workaround: text })}
        maxLength={PROBLEM_LIMITS.workaround}
        error={wrong === 'workaround' ? t('stands.workaround') : null}
        rows={3}
      />
      {clash.length > 0 ? <Meanwhile fields={clash} report={report} choices={choices} /> : null}
      <Button type="submit" tone="primary" isDisabled={busy} className="self-start">
        {t('save')}
      </Button>
    </form>
  );
}
