'use client';
import { Link2, Unlink } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { TextLink } from '#components/ui/link';
import { TextField } from '#components/ui/text-field';
import { SEARCH_MAX } from '#domain/search/terms';
import { useRefused } from './use-refused';
import type { Refused, Sent } from './view';

/** Something that is tied to a change, or could be. */
export interface Tied {
  id: string;
  name: string;
  href: string;
}

interface TiedListProps<T extends Tied> {
  tied: readonly T[];
  /** Said where nothing is. */
  none: string;
  mayTie: boolean;
  tie(one: T, tied: boolean): Promise<Sent>;
  /** What is looked for, in words. */
  label: string;
  help: string;
  find(text: string): Promise<Answer<T[]>>;
}

/** What is tied to a change, and the way to find more and tie it. */
export function TiedList<T extends Tied>({ tied, none, mayTie, tie, label, help, find }: TiedListProps<T>) {
  const t = useTranslations('changes.links');
  const refused = useRefused();
  const [text, setText] = useState('');
  const [found, setFound] = useState<T[] | null>(null);
  const [isEmpty, setIsEmpty] = useState(false);
  const [failed, setFailed] = useState<Refused | null>(null);
  const act = async (one: T, to: boolean) => {
    const answer = await tie(one, to);
    setFailed(answer.ok ? null : answer.error);
    if (answer.ok && to) setFound((now) => (now ?? []).filter(({ id }) => id !== one.id));
  };
  const look = async () => {
    const asked = text.trim();
    setIsEmpty(asked === '');
    if (asked === '') return;
    const answer = await ask(find(asked));
    setFailed(answer.ok ? null : { code: answer.error.code });
    if (answer.ok) setFound(answer.data.filter(({ id }) => !tied.some((one) => one.id === id)));
  };
  return (
    <div>
      {tied.length === 0 ? <p className="text-ink-3">{none}</p> : null}
      <ul className="divide-y divide-line">
        {tied.map((one) => (
          <li key={one.id} className="flex items-center gap-2">
            <TextLink href={one.href} className="min-w-0 flex-1 truncate py-1.5">
              <bdi>{one.name}</bdi>
            </TextLink>
            {mayTie ? (
              <IconButton
                icon={<Unlink />}
                label={t('untie', { name: one.name })}
                onPress={() => void act(one, false)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayTie ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void look();
          }}
          className="mt-2 flex flex-col gap-2"
        >
          <TextField
            label={label}
            help={help}
            value={text}
            onChange={setText}
            maxLength={SEARCH_MAX}
            error={isEmpty ? t('empty') : null}
          />
          <Button type="submit" size="sm" className="self-start">
            {t('go')}
          </Button>
        </form>
      ) : null}
      <p role="status" className="mt-2 text-ink-3 empty:hidden">
        {found === null ? '' : t('found', { n: found.length })}
      </p>
      <ul className="divide-y divide-line">
        {(found ?? []).map((one) => (
          <li key={one.id} className="flex items-center gap-2">
            <bdi className="min-w-0 flex-1 truncate">{one.name}</bdi>
            <IconButton
              icon={<Link2 />}
              label={t('tie', { name: one.name })}
              onPress={() => void act(one, true)}
            />
          </li>
        ))}
      </ul>
      <p role="alert" className="mt-2 text-sm font-medium text-danger empty:hidden">
        {failed ? refused(failed) : ''}
      </p>
    </div>
  );
}
