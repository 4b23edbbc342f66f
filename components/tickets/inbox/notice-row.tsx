'use client';
import { useTranslations } from 'use-intl';
import type { NoticeView } from '#client/live/inbox';
import { Link } from '#components/shell/link';
import { TicketNo } from '#components/shell/ticket-no';
import { useTimes } from '#components/ui/when';
import { isOfChange, REVIEW_DUE } from '#domain/notify/events';
import type { NoticeGroup } from '#domain/notify/inbox';
import { placeOf } from '#domain/notify/place';
import { useNoticeWords } from './notice-words';

/** Of what else happened to the ticket that day so much is said in words; the rest is counted. */
const SAID = 2;

/** What reads the same is said once. */
function alike(
  notices: readonly NoticeView[],
  say: (notice: NoticeView) => string,
): Map<string, NoticeView[]> {
  const said = new Map<string, NoticeView[]>();
  for (const notice of notices) {
    const text = say(notice);
    said.set(text, [...(said.get(text) ?? []), notice]);
  }
  return said;
}

/** What was told of one ticket on one day, and the way to it: the newest in a sentence, the rest below it. */
export function NoticeLine({ group }: { group: NoticeGroup<NoticeView> }) {
  const t = useTranslations('inbox');
  const times = useTimes();
  const words = useNoticeWords();
  const [newest, ...rest] = group.notices;
  if (!newest) return null;
  const { text, icon, tone } = words(newest);
  const { ticket, number, title } = newest;
  const about = newest.event === REVIEW_DUE ? 'anArticle' : isOfChange(newest.event) ? 'aChange' : 'aTicket';
  const isNew = group.unread > 0;
  const before = [...alike(rest, (notice) => words(notice).text)];
  const more = before.slice(SAID).reduce((sum, [, notices]) => sum + notices.length, 0);
  const clock = (at: number) => (times.now === null ? '' : times.clock(at));
  return (
    <li className="group/row relative">
      <Link
        href={placeOf(newest)}
        data-notice={isNew ? 'new' : 'read'}
        className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 px-gutter pt-3.25 pb-3.5 -outline-offset-2 transition-colors duration-press ease-linear data-pressed:bg-fill pointer-fine:data-hovered:bg-canvas"
      >
        <span className={`pt-px [&_.lucide]:size-5 ${tone || (isNew ? 'text-ink' : 'text-ink-3')}`}>
          {icon}
        </span>
        <span className="block min-w-0">
          <span className="flex min-h-5 items-center justify-between gap-x-2 text-sm text-ink-3">
            <span className="flex min-w-0 items-center gap-2">
              {isNew ? (
                <span className="inline-flex flex-none items-center gap-1.5 font-semibold text-ink">
                  <span aria-hidden className="size-2 rounded-full bg-ink" />
                  {t('new')}
                </span>
              ) : null}
              <span className="min-w-0 truncate">
                {ticket ? <TicketNo ticket={ticket} /> : (number ?? t(about))}
              </span>
            </span>
            <span className="num flex-none">{clock(newest.at)}</span>
          </span>
          <span
            className={`mt-0.75 block text-md text-pretty hyphens-auto ${isNew ? 'font-semibold text-ink' : 'font-medium text-ink-2'}`}
          >
            {text}
          </span>
          <span className="mt-0.5 line-clamp-2 text-base text-pretty text-ink-2 hyphens-auto">
            {title === null ? t('notHere') : <bdi>{title}</bdi>}
          </span>
          {before.length > 0 ? (
            <span className="mt-1.5 block text-sm text-ink-3">
              {before.slice(0, SAID).map(([said, notices]) => (
                <span key={said} className="flex items-baseline justify-between gap-2">
                  <span className="min-w-0">{t('times', { said, count: notices.length })}</span>
                  <span className="num flex-none">{clock(notices[0]?.at ?? 0)}</span>
                </span>
              ))}
              {more > 0 ? <span className="block">{t('earlier', { count: more })}</span> : null}
            </span>
          ) : null}
        </span>
      </Link>
      <span
        aria-hidden
        className="absolute start-14 end-0 bottom-0 h-px bg-line group-last/row:hidden desk:start-16"
      />
    </li>
  );
}
