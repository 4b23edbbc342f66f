'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { useSetting } from '#components/shell/use-setting';
import { Button } from '#components/ui/button';
import { SectionHeading } from '#components/ui/section-heading';
import { Switch } from '#components/ui/switch';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { IMPACT_BOUNDS, impactRuleFault } from '#domain/major/impact-rule';
import type { ServiceSetting } from '#domain/settings/service';
import { useFailureWords, useFaultWords } from './fault-words';
import { Merged } from './merged';

export type SaveService = SettingDoor<ServiceSetting, ServiceSetting>;

/** What is typed as a whole number; anything else is none. */
const typed = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN);

interface ServiceFormProps {
  service: ServiceSetting;
  save: SaveService;
}

/** From how many people on an incident concerns a team, or many; and whether it is asked how it went. */
export function ServiceForm({ service, save: door }: ServiceFormProps) {
  const t = useTranslations('settings');
  const s = useTranslations('settings.service');
  const [team, setTeam] = useState(String(service.teamFrom));
  const [many, setMany] = useState(String(service.manyFrom));
  const [asksHow, setAsksHow] = useState(service.asksHow);
  const [base, setBase] = useState(service);
  const [isSaved, setSaved] = useState(false);
  const { save, saving, told, forget, refuse } = useSetting(door, () => {
    setSaved(true);
    showToast({ text: t('saved', { name: t('tabs.service') }) });
  });
  const take = (now: ServiceSetting) => {
    setTeam(String(now.teamFrom));
    setMany(String(now.manyFrom));
    setAsksHow(now.asksHow);
    setBase(now);
  };
  // Saved and read again: what others changed stands there, too.
  if (isSaved && JSON.stringify(service) !== JSON.stringify(base)) {
    setSaved(false);
    take(service);
  }
  const fault = useFaultWords(told);
  const failure = useFailureWords()(told);
  const wanted: ServiceSetting = { teamFrom: typed(team), manyFrom: typed(many), asksHow };
  const isSame = JSON.stringify(wanted) === JSON.stringify(base);

  const send = (from = base) => {
    const field = impactRuleFault({ team: wanted.teamFrom, many: wanted.manyFrom });
    if (!field) return save(wanted, from);
    const isNumber = wanted[field] >= IMPACT_BOUNDS.least && wanted[field] <= IMPACT_BOUNDS.most;
    refuse({ code: 'invalid', detail: { field, fault: isNumber ? 'notMore' : 'people' } });
  };
  const value = (field: string, raw: unknown) =>
    field === 'asksHow' ? t(raw ? 'merged.yes' : 'merged.no') : String(raw);
  const names: Record<string, string> = { teamFrom: s('team'), manyFrom: s('many'), asksHow: s('asks') };
  return (
    <form
      noValidate
      className="flex flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) send();
      }}
    >
      <div className="flex max-w-170 flex-1 flex-col gap-8 px-4 py-5 desk:px-6">
        <section>
          <SectionHeading>{s('impact')}</SectionHeading>
          <p className="mb-4 text-sm text-ink-3">{s('impactAbout')}</p>
          <div className="flex flex-wrap items-start gap-4">
            <TextField
              label={s('team')}
              inputMode="numeric"
              maxLength={6}
              value={team}
              onChange={(text) => {
                setTeam(text);
                forget();
              }}
              error={fault('teamFrom')}
              className="max-w-70 min-w-0 flex-1 basis-50"
            />
            <TextField
              label={s('many')}
              inputMode="numeric"
              maxLength={6}
              value={many}
              onChange={(text) => {
                setMany(text);
                forget();
              }}
              error={fault('manyFrom')}
              className="max-w-70 min-w-0 flex-1 basis-50"
            />
          </div>
          <p className="mt-3 text-sm text-ink-3">{s('impactWhen')}</p>
        </section>
        <section>
          <SectionHeading>{s('how')}</SectionHeading>
          <p className="mb-2 text-sm text-ink-3">{s('howAbout')}</p>
          <Switch isSelected={asksHow} onChange={setAsksHow} detail={asksHow ? undefined : s('asksNot')}>
            {s('asks')}
          </Switch>
        </section>
      </div>
      <div className="flex flex-col gap-2 border-t border-line bg-surface px-4 py-2.5 desk:sticky desk:bottom-0 desk:px-6">
        {told?.kind === 'merged' ? (
          <Merged
            title={t('merged.title')}
            lines={told.merged.map(({ field, theirs, mine }) => ({
              field,
              words: t('merged.line', {
                field: names[field] ?? field,
                theirs: value(field, theirs),
                mine: value(field, mine),
              }),
            }))}
            theirs={t('merged.theirs')}
            mine={t('merged.mine')}
            onTheirs={() => {
              forget();
              take(service);
            }}
            onMine={() => {
              const theirs = Object.fromEntries(told.merged.map((one) => [one.field, one.theirs]));
              const next = { ...base, ...(theirs as Partial<ServiceSetting>) };
              setBase(next);
              send(next);
            }}
            className="max-w-100"
          />
        ) : null}
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {failure}
        </p>
        <div className="flex items-center gap-3">
          <Button tone="primary" type="submit" isDisabled={isSame}>
            {t('save')}
          </Button>
          <span className="text-sm text-ink-3">{isSame ? '' : t('priorities.unsaved')}</span>
        </div>
      </div>
    </form>
  );
}
