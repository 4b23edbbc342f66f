'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { useSubmit } from '#components/ui/use-submit';
import { can } from '#domain/access/capabilities';
import { CHANGE_LIMITS } from '#domain/change/change';
import { keptRisk, RISK_QUESTIONS, riskAnswers } from '#domain/change/risk';
import { isEditable } from '#domain/change/steps';
import type { ChangeChoices } from '#domain/change/view';
import type { ChangeRow } from '#sync/views/change';
import { NamedFields } from './named-fields';
import { spanTyped, TimePair, typedSpan } from './time-pair';
import { useRefused } from './use-refused';
import type { Base, ChangeView, Refused } from './view';

const saidOf = (row: ChangeRow) => ({
  ...{ title: row.title, reason: row.reason, description: row.description, backOut: row.backOut },
  ...{ tests: row.tests, windowFrom: row.windowFrom, windowTo: row.windowTo, risk: row.risk },
  ...{ categoryId: row.categoryId, siteId: row.siteId, ownerId: row.ownerId, teamId: row.teamId },
});
type Said = ReturnType<typeof saidOf>;

const FIGURES = ['a', 'b', 'c'] as const;

/**
 * What is written down of a change. What is typed stays while others write: it is sent with what stood there when this
 * person began, so that of two the first stands and the other is told.
 */
export function RecordForm({
  change,
  me,
  send,
  choices,
}: Pick<ChangeView, 'change' | 'me' | 'send'> & { choices: ChangeChoices }) {
  const t = useTranslations('changes');
  const refused = useRefused();
  const theirs = saidOf(change);
  const [typed, setTyped] = useState<Partial<Said>>({});
  const [base, setBase] = useState<Partial<Said>>({});
  const [window, setWindow] = useState<ReturnType<typeof typedSpan> | null>(null);
  const [answers, setAnswers] = useState<(number | null)[] | null>(null);
  const [checked, setChecked] = useState(false);
  const [failed, setFailed] = useState<Refused | null>(null);
  const [merged, setMerged] = useState<string[]>([]);
  const said: Said = { ...theirs, ...typed };
  const set = (patch: Partial<Said>) => {
    const fields = Object.keys(patch) as (keyof Said)[];
    setBase({ ...Object.fromEntries(fields.map((field) => [field, said[field]])), ...base });
    setTyped({ ...typed, ...patch });
  };
  const locked = !can(me.role, 'change.manage') || !isEditable(change.state);
  const fixed = locked || change.type === 'standard';
  const risk = answers ?? riskAnswers(said.risk) ?? RISK_QUESTIONS.map(() => null);
  const isHalf = answers !== null && keptRisk(answers) === '' && answers.some((one) => one !== null);
  const span = window ? spanTyped(window) : null;
  const { submit, isReady } = useSubmit(async () => {
    setChecked(true);
    if (said.title.trim() === '' || span === undefined || isHalf) return;
    const at = window ? { windowFrom: span?.from ?? null, windowTo: span?.to ?? null } : {};
    const seen: Base = { ...theirs, ...base };
    const answer = await send('change.edit', { changeId: change.id, ...said, ...at }, seen);
    setFailed(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setMerged(answer.merged);
    setTyped({});
    setBase({});
    setWindow(null);
    setAnswers(null);
    setChecked(false);
    if (answer.merged.length === 0) showToast({ text: t('saved') });
  });
  const area = (field: 'reason' | 'description' | 'backOut' | 'tests', isFixed: boolean, rows: number) => (
    <TextArea
      label={t(`field.${field}`)}
      optional={field === 'description' || field === 'tests'}
      value={said[field]}
      onChange={(text) => set({ [field]: text })}
      maxLength={CHANGE_LIMITS.text}
      rows={rows}
      isDisabled={isFixed}
    />
  );
  return (
    <form noValidate onSubmit={submit} className="mt-3 flex flex-col gap-4">
      <TextField
        label={t('name')}
        value={said.title}
        onChange={(title) => set({ title })}
        maxLength={CHANGE_LIMITS.title}
        isDisabled={locked}
        error={checked && said.title.trim() === '' ? t('noName') : null}
      />
      {area('reason', locked, 3)}
      {area('description', locked, 3)}
      <NamedFields value={said} choices={choices} onChange={set} isDisabled={locked} />
      {locked || change.state === 'scheduled' ? null : (
        <TimePair
          value={window ?? typedSpan(said.windowFrom, said.windowTo)}
          onChange={(next) => {
            setWindow(next);
            setBase({ windowFrom: theirs.windowFrom, windowTo: theirs.windowTo, ...base });
          }}
          error={checked && span === undefined ? t('wrongWindow') : null}
        />
      )}
      {area('backOut', fixed, 3)}
      {area('tests', fixed, 2)}
      {fixed ? null : (
        <fieldset className="grid grid-cols-1 gap-4 wide:grid-cols-2">
          <legend className="mb-2 text-base font-semibold">{t('risk')}</legend>
          {RISK_QUESTIONS.map((question, n) => (
            <Select
              key={question}
              label={t(`ask.${question}`)}
              value={FIGURES[risk[n] ?? -1] ?? null}
              placeholder={t('choose')}
              options={FIGURES.map((id) => ({ id, label: t(`answer.${question}.${id}`) }))}
              onChange={(id) => {
                const next = risk.map((one, at) => (at === n ? FIGURES.indexOf(id) : one));
                setAnswers(next);
                if (keptRisk(next)) set({ risk: keptRisk(next) });
              }}
            />
          ))}
          <p role="alert" className="text-sm font-medium text-danger empty:hidden">
            {checked && isHalf ? t('missing.risk') : ''}
          </p>
        </fieldset>
      )}
      <p role="status" className="font-medium text-warn empty:hidden">
        {merged.length > 0
          ? t('merged', { fields: merged.map((field) => t(`field.${field as 'title'}`)).join(', ') })
          : ''}
      </p>
      <p role="alert" className="text-sm font-medium text-danger empty:hidden">
        {failed ? refused(failed) : ''}
      </p>
      {locked ? null : (
        <Button type="submit" tone="primary" isDisabled={!isReady} className="self-start">
          {t('save')}
        </Button>
      )}
    </form>
  );
}
