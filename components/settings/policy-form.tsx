'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { useSetting } from '#components/shell/use-setting';
import { Button } from '#components/ui/button';
import { SectionHeading } from '#components/ui/section-heading';
import { Switch } from '#components/ui/switch';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { DEFAULT_MATRIX, matrixText, shiftsOf, type WholeMatrix, weakerCell } from '#domain/priority/matrix';
import { SETTING_LIMITS } from '#domain/settings/limits';
import type { PolicySetting } from '#domain/settings/shapes';
import { CLOSE_AFTER_DAYS } from '#domain/ticket/closing';
import type { AffectedDoor } from './affected-sheet';
import { useFailureWords, useFaultWords } from './fault-words';
import { FieldFault } from './field-fault';
import { MatrixGrid } from './matrix-grid';
import { MatrixPreview } from './matrix-preview';
import { PolicyMerged } from './policy-merged';
import { SaveMatrixSheet } from './save-matrix-sheet';

interface Wanted {
  matrix: WholeMatrix;
  closeAfterDays: number | null;
}
interface Seen {
  matrix: string;
  closeAfterDays: number | null;
}
export type SavePolicy = SettingDoor<Wanted, Seen>;

interface PolicyFormProps {
  policy: PolicySetting;
  save: SavePolicy;
  affected: AffectedDoor;
  /** how many open tickets follow */
  onRecalculate(all: number): void;
}

/** What reports and resolved tickets follow, with what a change would do before it is saved. */
export function PolicyForm({ policy, save: door, affected, onRecalculate }: PolicyFormProps) {
  const t = useTranslations('settings');
  const [matrix, setMatrix] = useState(policy.matrix);
  const [closes, setCloses] = useState(policy.closeAfterDays !== null);
  const [days, setDays] = useState(String(policy.closeAfterDays ?? CLOSE_AFTER_DAYS));
  const [asking, setAsking] = useState(false);
  const [wrongDays, setWrongDays] = useState(false);
  // Read when the answer comes: how many open tickets are to follow the matrix that was sent.
  const follow = useRef(0);
  const [base, setBase] = useState<Seen>({
    matrix: matrixText(policy.matrix),
    closeAfterDays: policy.closeAfterDays,
  });
  const { save, saving, told, forget } = useSetting(door, () => {
    if (follow.current > 0) onRecalculate(follow.current);
    else showToast({ text: t('saved', { name: t('tabs.priorities') }) });
  });
  const fault = useFaultWords(told);
  const failure = useFailureWords()(told);
  const weaker = weakerCell(matrix);
  const changedMatrix = matrixText(matrix) !== matrixText(policy.matrix);
  const moved = changedMatrix ? shiftsOf(matrix, policy.rated).reduce((sum, { n }) => sum + n, 0) : 0;
  const changed =
    changedMatrix ||
    closes !== (policy.closeAfterDays !== null) ||
    (closes && days !== String(policy.closeAfterDays));

  const wanted = (): Wanted => ({ matrix, closeAfterDays: closes ? Number(days) : null });
  const send = (also: number, from = base) => {
    follow.current = also;
    save(wanted(), from);
  };
  const submit = () => {
    const right =
      !closes ||
      (/^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= SETTING_LIMITS.closeAfterDays);
    setWrongDays(!right);
    if (!right || weaker || saving) return;
    if (moved > 0) setAsking(true);
    else send(0);
  };
  const edit = (next: WholeMatrix) => {
    setMatrix(next);
    forget();
  };
  return (
    <form
      noValidate
      className="flex flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid flex-1 content-start gap-x-12 gap-y-8 px-4 py-5 desk:px-6 wide:grid-cols-[minmax(0,40rem)_minmax(16rem,1fr)]">
        <section>
          <SectionHeading>{t('priorities.matrix')}</SectionHeading>
          <p className="mb-4 text-sm text-ink-3">{t('priorities.about')}</p>
          <MatrixGrid matrix={matrix} weaker={weaker} onChange={edit} />
          <FieldFault>
            {weaker
              ? t('fault.weaker', {
                  impact: t(`priorities.impacts.${weaker.impact}`),
                  urgency: t(`priorities.urgencies.${weaker.urgency}`),
                })
              : fault('matrix')}
          </FieldFault>
          {matrixText(matrix) === matrixText(DEFAULT_MATRIX) ? null : (
            <Button
              tone="text"
              size="sm"
              className="mt-3 -ms-3"
              onPress={() => edit(DEFAULT_MATRIX as WholeMatrix)}
            >
              {t('priorities.usual')}
            </Button>
          )}
        </section>
        {changedMatrix && !weaker ? (
          <MatrixPreview matrix={matrix} rated={policy.rated} affected={affected} />
        ) : (
          <span className="max-wide:hidden" />
        )}
        <section className="max-w-160">
          <SectionHeading>{t('priorities.closing')}</SectionHeading>
          <p className="mb-2 text-sm text-ink-3">{t('priorities.closingAbout')}</p>
          <Switch
            isSelected={closes}
            onChange={setCloses}
            detail={closes ? undefined : t('priorities.never')}
          >
            {t('priorities.closes')}
          </Switch>
          {closes ? (
            <TextField
              label={t('priorities.days')}
              value={days}
              onChange={(text) => {
                setDays(text);
                setWrongDays(false);
                forget();
              }}
              inputMode="numeric"
              maxLength={3}
              error={wrongDays ? t('fault.days') : fault('closeAfterDays')}
              className="mt-3 max-w-50"
            />
          ) : null}
        </section>
      </div>
      <div className="flex flex-col gap-2 border-t border-line bg-surface px-4 py-2.5 desk:sticky desk:bottom-0 desk:px-6">
        {told?.kind === 'merged' ? (
          <PolicyMerged
            merged={told.merged}
            onMine={() => {
              const theirs = Object.fromEntries(told.merged.map((one) => [one.field, one.theirs]));
              const next = { ...base, ...(theirs as Partial<Seen>) };
              setBase(next);
              send(follow.current, next);
            }}
            onTheirs={() => {
              forget();
              setMatrix(policy.matrix);
            }}
          />
        ) : null}
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {failure}
        </p>
        <div className="flex items-center gap-3">
          <Button tone="primary" type="submit" isDisabled={!changed || weaker !== null}>
            {t('save')}
          </Button>
          <span className="text-sm text-ink-3">{changed ? t('priorities.unsaved') : ''}</span>
        </div>
      </div>
      <SaveMatrixSheet
        isOpen={asking}
        n={moved}
        onClose={() => setAsking(false)}
        onSave={(also) => {
          setAsking(false);
          send(also ? moved : 0);
        }}
      />
    </form>
  );
}
