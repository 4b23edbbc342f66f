'use client';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer } from '#components/shell/server-answer';
import { IconButton } from '#components/ui/icon-button';
import { can } from '#domain/access/capabilities';
import type { ChangeLink } from '#domain/change/view';
import { type Tied, TiedList } from './tied-list';
import { useRefused } from './use-refused';
import type { ChangeView, Refused } from './view';

export type FindLinks = (asked: { text: string }) => Promise<Answer<ChangeLink[]>>;
type TiedLink = Tied & Pick<ChangeLink, 'kind'>;

interface LinksCardProps extends Pick<ChangeView, 'change' | 'me' | 'send'> {
  links: readonly ChangeLink[];
  find: FindLinks;
}

const named = ({ kind, id, number, title }: ChangeLink): TiedLink => ({
  ...{ id, kind, name: `${number ?? ''} ${title}`.trim() },
  href: kind === 'problem' ? `/desk/problems/${id}` : `/desk/tickets?ticket=${id}`,
});

/** Incidents and problems a change belongs to, and the way to tie more of them. */
export function LinksCard({ change, me, send, links, find }: LinksCardProps) {
  const t = useTranslations('changes.links');
  return (
    <TiedList
      tied={links.filter(({ kind }) => kind !== 'caused').map(named)}
      none={t('none')}
      mayTie={can(me.role, 'change.manage')}
      tie={({ kind, id }, linked) => send('change.link', { changeId: change.id, kind, id, linked })}
      label={t('find')}
      help={t('help')}
      find={async (text) => {
        const answer = await find({ text });
        return answer.ok ? { ...answer, data: answer.data.map(named) } : answer;
      }}
    />
  );
}

/**
 * Incidents that came because of a change, and those that may have: reported soon after it began, about what it touched or
 * what leans on that.
 */
export function CausedCard(props: LinksCardProps & { proposed: readonly ChangeLink[] }) {
  const { change, me, send, links, find, proposed } = props;
  const t = useTranslations('changes');
  const refused = useRefused();
  const [failed, setFailed] = useState<Refused | null>(null);
  const mayTie = can(me.role, 'change.manage');
  const tie = (id: string, linked: boolean) =>
    send('change.link', { changeId: change.id, kind: 'caused', id, linked });
  const incidents = (all: ChangeLink[]) => all.filter(({ kind }) => kind === 'incident').map(named);
  return (
    <div>
      <TiedList
        tied={links.filter(({ kind }) => kind === 'caused').map(named)}
        none={t('caused.none')}
        mayTie={mayTie}
        tie={({ id }, linked) => tie(id, linked)}
        label={t('caused.find')}
        help={t('caused.help')}
        find={async (text) => {
          const answer = await find({ text });
          return answer.ok ? { ...answer, data: incidents(answer.data) } : answer;
        }}
      />
      {proposed.length > 0 ? (
        <section aria-label={t('caused.maybe')} className="mt-3">
          <h3 className="font-medium">{t('caused.maybe')}</h3>
          <p className="text-ink-3">{t('caused.maybeText')}</p>
          <ul className="divide-y divide-line">
            {proposed.map(named).map(({ id, name }) => (
              <li key={id} className="flex items-center gap-2">
                <bdi className="min-w-0 flex-1 truncate py-1.5">{name}</bdi>
                {mayTie ? (
                  <IconButton
                    icon={<Link2 />}
                    label={t('caused.say', { name })}
                    onPress={async () => {
                      const answer = await tie(id, true);
                      setFailed(answer.ok ? null : answer.error);
                    }}
                  />
                ) : null}
              </li>
            ))}
          </ul>
          <p role="alert" className="mt-2 text-sm font-medium text-danger empty:hidden">
            {failed ? refused(failed) : ''}
          </p>
        </section>
      ) : null}
    </div>
  );
}
