'use client';
import { useTranslations } from 'use-intl';
import { type ApprovalGroup, type ApprovalVote, approvals } from '#domain/approval/approval';

/** A group of those who are asked: how many of how many have approved, and who has said what. */
export function GroupVotes({ group, title }: { group: ApprovalGroup; title: string }) {
  const t = useTranslations('changes.agenda');
  const of = (decision: ApprovalVote['decision']) => group.votes.filter((vote) => vote.decision === decision);
  const rows = [
    { id: 'approved', votes: of('approved') },
    { id: 'rejected', votes: of('rejected') },
    { id: 'open', votes: of(null) },
  ] as const;
  return (
    <div className="not-first:mt-3">
      <p className="font-medium">
        <bdi>{title}</bdi>{' '}
        <span className="num font-regular text-ink-3">
          {t('quorum', { approved: String(approvals(group)), needed: String(group.needed) })}
        </span>
      </p>
      <dl className="mt-1 grid grid-cols-[5.5rem_minmax(0,1fr)] gap-y-0.5">
        {rows.map(({ id, votes }) =>
          votes.length > 0 || id === 'open' ? (
            <div key={id} className="contents">
              <dt className="text-ink-3">{t(id)}</dt>
              <dd>
                {votes.length > 0 ? (
                  <bdi>{votes.map(whose).join(', ')}</bdi>
                ) : (
                  <span className="text-ink-3">{t('nobody')}</span>
                )}
              </dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  );
}

/** Whose word it is, or may be. */
const whose = ({ name, standIn, standInId, byId }: ApprovalVote): string =>
  byId !== null && byId === standInId
    ? (standIn ?? name)
    : standIn && byId === null
      ? `${name} / ${standIn}`
      : name;
