'use client';
import { Link2, Unlink } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { TextLink } from '#components/ui/link';
import { TextField } from '#components/ui/text-field';
import { can } from '#domain/access/capabilities';
import type { ChangeLink } from '#domain/change/view';
import { SEARCH_MAX } from '#domain/search/terms';
import { useRefused } from './use-refused';
import type { ChangeView, Refused } from './view';

export type FindLinks = (asked: { text: string }) => Promise<Answer<ChangeLink[]>>;

interface LinksCardProps extends Pick<ChangeView, 'change' | 'me' | 'send'> {
  links: readonly ChangeLink[];
  find: FindLinks;
}

/** Incidents and problems a change belongs to, and the way to tie more of them. */
export function LinksCard({ change, me, send, links, find }: LinksCardProps) {
  const t = useTranslations('changes');
  const refused = useRefused();
  const [text, setText] = useState('');
  const [found, setFound] = useState<ChangeLink[] | null>(null);
  const [isEmpty, setIsEmpty] = useState(false);
  const [failed, setFailed] = useState<Refused | null>(null);
  const mayTie = can(me.role, 'change.manage');
  const tie = async ({ kind, id }: ChangeLink, linked: boolean) => {
    const answer = await send('change.link', { changeId: change.id, kind, id, linked });
    setFailed(answer.ok ? null : answer.error);
    if (answer.ok && linked) setFound((now) => (now ?? []).filter((one) => one.id !== id));
  };
  const look = async () => {
    const asked = text.trim();
    setIsEmpty(asked === '');
    if (asked === '') return;
    const answer = await ask(find({ text: asked }));
    setFailed(answer.ok ? null : { code: answer.error.code });
    if (!answer.ok) return;
    const tied = new Set([...change.incidentIds, ...change.problemIds]);
    setFound(answer.data.filter(({ id }) => !tied.has(id)));
  };
  return (
    <div>
      {links.length === 0 ? <p className="text-ink-3">{t('links.none')}</p> : null}
      <ul className="divide-y divide-line">
        {links.map((link) => (
          <li key={link.id} className="flex items-center gap-2">
            <TextLink
              href={link.kind === 'problem' ? `/desk/problems/${link.id}` : `/desk/tickets?ticket=${link.id}`}
              className="min-w-0 flex-1 truncate py-1.5"
            >
              <bdi>{nameOf(link)}</bdi>
            </TextLink>
            {mayTie ? (
              <IconButton
                icon={<Unlink />}
                label={t('links.untie', { name: nameOf(link) })}
                onPress={() => void tie(link, false)}
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
            label={t('links.find')}
            help={t('links.help')}
            value={text}
            onChange={setText}
            maxLength={SEARCH_MAX}
            error={isEmpty ? t('links.empty') : null}
          />
          <Button type="submit" size="sm" className="self-start">
            {t('links.go')}
          </Button>
        </form>
      ) : null}
      <p role="status" className="mt-2 text-ink-3 empty:hidden">
        {found === null ? '' : t('links.found', { n: found.length })}
      </p>
      <ul className="divide-y divide-line">
        {(found ?? []).map((link) => (
          <li key={link.id} className="flex items-center gap-2">
            <bdi className="min-w-0 flex-1 truncate">{nameOf(link)}</bdi>
            <IconButton
              icon={<Link2 />}
              label={t('links.tie', { name: nameOf(link) })}
              onPress={() => void tie(link, true)}
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

const nameOf = ({ number, title }: ChangeLink): string => `${number ?? ''} ${title}`.trim();
