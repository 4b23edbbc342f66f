'use client';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { TextLink } from '#components/ui/link';
import { SectionHeading } from '#components/ui/section-heading';
import type { TeamSetting } from '#domain/settings/shapes';
import { SaveSheet } from './save-sheet';
import { InUseField, NameField, SwitchField } from './setting-fields';
import { useKeptRow } from './use-kept-row';
import { useSettingForm } from './use-setting-form';

interface Fields {
  name: string;
  firstLine: boolean;
  active: boolean;
}
export type SaveTeam = SettingDoor<Fields & { teamId: string }, Fields | null>;

interface TeamSheetProps {
  /** null: closed */
  team: TeamSetting | 'new' | null;
  save: SaveTeam;
  onClose(): void;
}

/** One team: its name, whether it is first line and in use; who is in it and what comes to it. */
export function TeamSheet({ team, ...rest }: TeamSheetProps) {
  const kept = useKeptRow(team);
  return kept ? <Inside key={kept.key} isOpen={team !== null} row={kept.row} {...rest} /> : null;
}

function Inside({
  row,
  isOpen,
  save: door,
  onClose,
}: Omit<TeamSheetProps, 'team'> & { row: TeamSetting | null; isOpen: boolean }) {
  const t = useTranslations('settings');
  const seen: Fields | null = row && { name: row.name, firstLine: row.firstLine, active: row.active };
  const { sheet, ...form } = useSettingForm<Parameters<typeof door>[0]['args'], Fields>({
    kind: 'team',
    row,
    seen,
    blank: { name: '', firstLine: false, active: true },
    door,
    args: (teamId, all) => ({ teamId, ...all }),
    onClose,
  });
  const label = (field: string) =>
    field === 'firstLine' ? t('teams.firstLine') : field === 'active' ? t('inUse') : t('name');
  return (
    <SaveSheet
      isOpen={isOpen}
      onClose={onClose}
      title={row ? t('teams.edit') : t('teams.add')}
      {...sheet}
      say={(field, value) => ({
        name: label(field),
        value: typeof value === 'boolean' ? t(value ? 'merged.yes' : 'merged.no') : String(value),
      })}
    >
      <NameField {...form} />
      <SwitchField
        value={form.fields.firstLine}
        onChange={(firstLine) => form.set({ firstLine })}
        about={t('teams.firstLineAbout')}
        fault={form.fault('firstLine')}
      >
        {t('teams.firstLine')}
      </SwitchField>
      <InUseField {...form} />
      {row ? <Around team={row} /> : null}
    </SaveSheet>
  );
}

function Around({ team }: { team: TeamSetting }) {
  const t = useTranslations('settings.teams');
  return (
    <>
      <section>
        <SectionHeading
          level={3}
          count={team.members.length}
          end={<TextLink href={`/desk/people?team=${team.id}`}>{t('allMembers')}</TextLink>}
        >
          {t('members')}
        </SectionHeading>
        {team.members.length === 0 ? (
          <p className="text-sm text-ink-3">{t('noMembers')}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line text-sm">
            {team.members.map(({ id, name }) => (
              <li key={id} className="py-1.75">
                <TextLink href={`/desk/people?person=${id}`}>
                  <bdi>{name}</bdi>
                </TextLink>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <SectionHeading level={3} count={team.categories.length}>
          {t('categories')}
        </SectionHeading>
        <p className="text-sm text-ink-2">{team.categories.join(', ') || t('noCategories')}</p>
      </section>
    </>
  );
}
