'use client';
import { useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { Avatar } from '#components/ui/avatar';
import { TextArea, type TextAreaProps } from '#components/ui/text-area';
import { isStaff } from '#domain/access/roles';
import { namingAt, offer, withName } from '#domain/ticket/mentions';
import type { PersonRow } from '#sync/views/reference';

interface MentionBoxProps extends TextAreaProps {
  value: string;
  onChange: (text: string) => void;
}

/** Colleagues who can be named: active staff other than oneself. */
export function useColleagues(): PersonRow[] {
  const { people } = useDirectory();
  const { actor } = useMe();
  return [...(people?.values() ?? [])].filter(
    (person) => person.active && isStaff(person.role) && person.id !== actor.id,
  );
}

/** A text in which an @ offers colleagues by name. */
export function MentionBox({ value, onChange, ...rest }: MentionBoxProps) {
  const t = useTranslations('tickets.mention');
  const box = useRef<HTMLDivElement>(null);
  const colleagues = useColleagues();
  const area = () => box.current?.querySelector('textarea') ?? null;
  const caret = Math.min(area()?.selectionStart ?? value.length, value.length);
  const typed = namingAt(value, caret);
  const offered = typed === null ? [] : offer(colleagues, typed);

  const name = (person: PersonRow) => {
    const next = withName(value, caret, person.name);
    onChange(next.text);
    requestAnimationFrame(() => {
      area()?.focus();
      area()?.setSelectionRange(next.caret, next.caret);
    });
  };
  return (
    <div ref={box}>
      <TextArea {...rest} value={value} onChange={onChange} />
      <p role="status" className="sr-only">
        {offered.length > 0 ? t('offered', { count: offered.length }) : ''}
      </p>
      {offered.length > 0 ? (
        <ul
          aria-label={t('label')}
          className="mt-1.5 overflow-hidden rounded-btn ring-1 ring-line ring-inset"
        >
          {offered.map((person) => (
            <li key={person.id} className="not-first:border-t not-first:border-line">
              <AriaButton
                onPress={() => name(person)}
                className="flex min-h-11 w-full items-center gap-3 px-3 text-start text-base -outline-offset-2 data-hovered:bg-fill data-pressed:bg-fill dense:min-h-8 dense:text-sm"
              >
                <Avatar name={person.name} />
                <bdi className="min-w-0 truncate">{person.name}</bdi>
              </AriaButton>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
