'use client';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ChipButton } from '#components/ui/chip';
import { TextField } from '#components/ui/text-field';
import { asKnown, skillOf } from '#domain/assign/skills';
import { SETTING_LIMITS } from '#domain/settings/limits';
import { ChosenChips } from '../conditions/chosen-chips';

interface SkillChoiceProps {
  label: string;
  help: ReactNode;
  skills: readonly string[];
  /** what is typed and not added yet */
  typed: string;
  known: readonly string[];
  error: string | null;
  onChange(change: { skills?: string[]; skill?: string }): void;
}

/** Known skills that are offered at a time; typing finds the others. */
const OFFERED = 8;

/** Skills in free words: those that are known are offered, new ones are typed. */
export function SkillChoice({ label, help, skills, typed, known, error, onChange }: SkillChoiceProps) {
  const t = useTranslations('settings.assignment');
  const isFull = skills.length >= SETTING_LIMITS.skills;
  const add = (skill: string) => onChange({ skills: asKnown([...skills, skill], known), skill: '' });
  const addTyped = () => {
    const skill = skillOf(typed);
    if (skill && !isFull) add(skill);
  };
  const begun = typed.trim().toLowerCase();
  const offered = known
    .filter((one) => !skills.includes(one) && one.toLowerCase().includes(begun))
    .slice(0, isFull ? 0 : OFFERED);
  return (
    <div>
      <TextField
        label={label}
        help={help}
        error={error}
        value={typed}
        onChange={(skill) => onChange({ skill })}
        maxLength={SETTING_LIMITS.skill}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '') return;
          // Enter is for this field, not for the form around it.
          event.preventDefault();
          addTyped();
        }}
        trailing={
          typed.trim() === '' ? null : (
            <Button tone="text" size="sm" onPress={addTyped} className="flex-none">
              {t('addSkill')}
            </Button>
          )
        }
      />
      <ChosenChips
        label={label}
        chosen={skills.map((skill) => ({ id: skill, label: skill }))}
        onRemove={(skill) => onChange({ skills: skills.filter((one) => one !== skill) })}
      />
      {offered.length > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more box
        <div role="group" aria-label={t('known')} className="mt-2 flex flex-wrap gap-2 dense:gap-1.5">
          {offered.map((skill) => (
            <ChipButton
              key={skill}
              tone="line"
              icon={<Plus />}
              aria-label={t('addKnown', { skill })}
              onPress={() => add(skill)}
              className="max-w-full"
            >
              <bdi className="min-w-0 truncate">{skill}</bdi>
            </ChipButton>
          ))}
        </div>
      ) : null}
    </div>
  );
}
