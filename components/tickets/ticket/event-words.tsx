'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTies } from '#client/live/ties';
import { useMe } from '#components/shell/actor';
import { useFieldWords } from '#components/shell/field-words';
import { useNames, useTeamName } from '#components/shell/names';
import { useNumberWords } from '#components/shell/ticket-no';
import { useTimes } from '#components/ui/when';
import type { TicketState } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineRow } from '#sync/views/timeline';

const MINUTE = 60_000;
/** Of those who were passed over so many are named; the rest is counted. */
const NAMED = 6;

/** What became of the ticket that tells the same. */
const firstWords = (to: TicketState) => (to === 'resolved' || to === 'cancelled' ? to : 'reopened');

/** A name inside a sentence keeps its own direction (Unicode first strong isolate). */
const isolate = (name: string): string => `\u2068${name}\u2069`;

/** The sentence of one thing that happened, such as "You put it on hold: waiting for parts". */
export function useEventWords(ticket: TicketRow): (entry: TimelineRow) => ReactNode {
  const t = useTranslations('tickets');
  const scores = useTranslations('scores');
  const names = useNames();
  const team = useTeamName();
  const { actor } = useMe();
  const times = useTimes();
  const numbers = useNumberWords();
  const fields = useFieldWords();
  const tied = useTies(ticket);
  const other = (id: string | null): string => {
    const all = tied
      ? [tied.parent, tied.original, ...tied.children, ...tied.duplicates, ...tied.related]
      : [];
    const row = all.find((one) => one?.id === id);
    return row ? numbers(row) : t('anotherTicket');
  };

  return (entry) => {
    const { data } = entry;
    const who = isolate(entry.actorId ? names(entry.actorId) : t('entry.system'));
    const b = (chunks: ReactNode) => <span className="font-medium text-ink">{chunks}</span>;
    if (entry.kind === 'report') return t.rich('event.report', { who, b, kind: ticket.kind });
    if (data.kept) return t.rich('event.keptTheirs', { who, b, field: fields.name(data.kept.field) });
    if (entry.kind === 'edit') return t.rich('event.edit', { who, b });
    if (entry.kind === 'major')
      return t.rich(data.major === 'stood_down' ? 'event.stoodDown' : 'event.declared', { who, b });
    if (entry.kind === 'update' || entry.kind === 'review') return t.rich(`event.${entry.kind}`, { who, b });
    if (entry.kind === 'mark') {
      if (!data.measure) return t('event.retarget');
      const mark = t.rich(`event.mark.${data.measure}`, { b, percent: String(data.percent ?? 0) });
      const acts = (data.acts ?? []).map((act) => t(`event.markAct.${act}`));
      if (acts.length === 0) return mark;
      return (
        <>
          {mark}. {t('event.markActs', { acts: acts.join(', ') })}
        </>
      );
    }
    if (entry.kind === 'route' && data.route) {
      const { rule, strategy, over } = data.route;
      const to = data.assigneeTo ?? null;
      const by = { b, rule: isolate(rule), why: t(`event.routedBy.${strategy}`) };
      const isQueue = to === null && strategy === 'queue' && over.length === 0;
      const said =
        to === null
          ? t.rich(isQueue ? 'event.routedQueue' : 'event.routedNobody', by)
          : to === actor.id
            ? t.rich('event.routedToYou', by)
            : t.rich('event.routed', { ...by, to: isolate(names(to)) });
      const newTeam = data.teamTo && data.teamTo !== data.teamFrom ? isolate(team(data.teamTo)) : null;
      const where = newTeam ? <> {t.rich('event.routedTeam', { b, team: newTeam })}</> : null;
      if (over.length === 0)
        return (
          <>
            {said}
            {where}
          </>
        );
      const n = over.length > NAMED + 1 ? over.length - NAMED : 0;
      const list = over.slice(0, n > 0 ? NAMED : over.length).map(({ id, reason }) => {
        const why = t(reason === 'later' ? `event.later.${strategy}` : `event.over.${reason}`);
        return t('event.passedOver', { who: isolate(names(id)), reason: why });
      });
      return (
        <>
          {said}
          {where} {t(n > 0 ? 'event.passedOversMore' : 'event.passedOvers', { list: list.join(', '), n })}
        </>
      );
    }
    if (entry.kind === 'rate' && data.score) {
      const score = scores(`${data.score}`);
      return data.scoreFrom
        ? t.rich('event.rateAgain', { who, b, score, before: scores(`${data.scoreFrom}`) })
        : t.rich('event.rate', { who, b, score });
    }
    if (entry.kind === 'approval') {
      const { decision, outcome, approverFrom, approverTo } = data;
      if (!decision) {
        const to = isolate(names(approverTo ?? null));
        return approverFrom
          ? t.rich('event.handedOn', { who, b, to, from: isolate(names(approverFrom)) })
          : t.rich('event.addedApprover', { who, b, to });
      }
      return t.rich(`event.decided.${decision}`, { who, b, isLast: outcome ? 'yes' : 'no' });
    }
    if (entry.kind === 'task') {
      const { task = '', taskAct = 'done', assigneeTo } = data;
      if (taskAct !== 'given') return t.rich(`event.task.${taskAct}`, { who, b, task: isolate(task) });
      const to = assigneeTo ? isolate(names(assigneeTo)) : null;
      const on = { who, b, task: isolate(task), rule: isolate(data.route?.rule ?? '') };
      if (!to) return t.rich('event.task.back', on);
      return t.rich(data.route ? 'event.task.dealt' : 'event.task.given', { ...on, to });
    }
    if (entry.kind === 'arrive') return t.rich('event.arrive', { who, b });
    if (entry.kind === 'work')
      return t.rich('event.work', { who, b, span: times.duration((data.minutes ?? 0) * MINUTE) });
    if (entry.kind === 'travel')
      return data.minutes
        ? t.rich('event.travelAbout', { who, b, span: times.duration(data.minutes * MINUTE) })
        : t.rich('event.travel', { who, b });
    if (entry.kind === 'relate' && data.relation === 'duplicate' && data.to)
      return t.rich(`event.first.${firstWords(data.to)}`, { b });
    if (entry.kind === 'relate' && data.relation)
      return t.rich(`event.${data.ended ? 'untie' : 'tie'}.${data.relation}`, {
        who,
        b,
        other: other(data.otherId ?? null),
      });
    switch (data.step) {
      case 'start':
        return t.rich(data.assigneeFrom === null ? 'event.startTook' : 'event.start', { who, b });
      case 'hold':
        return t.rich('event.hold', {
          who,
          b,
          reason: data.holdReason ? t(`holdFor.${data.holdReason}`) : '',
        });
      case 'resolve':
        if (entry.actorId === null) return t.rich('event.resolvedWith', { b });
        // Imported tickets often tell no code.
        if (!data.resolutionCode) return t.rich('event.resolvePlain', { who, b });
        return t.rich('event.resolve', { who, b, fix: t(`fix.${data.resolutionCode}`) });
      case 'duplicate':
        return t.rich('event.duplicate', { who, b });
      case 'close':
        if (entry.actorId === null) return t.rich('event.closeSystem', { b });
        return t.rich(entry.actorId === ticket.requesterId ? 'event.close' : 'event.closeStaff', { who, b });
      case 'assign': {
        const to = data.assigneeTo ? isolate(names(data.assigneeTo)) : null;
        const newTeam = data.teamTo && data.teamTo !== data.teamFrom ? team(data.teamTo) : null;
        if (!to)
          return t.rich(newTeam ? 'event.assignTeam' : 'event.assignNone', {
            who,
            b,
            team: team(data.teamTo ?? ticket.teamId),
          });
        if (newTeam) return t.rich('event.assignBoth', { who, b, to, team: newTeam });
        if (data.assigneeTo === entry.actorId) return t.rich('event.assignSelf', { who, b });
        return data.assigneeTo === actor.id
          ? t.rich('event.assignToYou', { who, b })
          : t.rich('event.assignTo', { who, b, to });
      }
      case 'take':
      case 'accept':
      case 'decline':
      case 'resume':
      case 'reopen':
      case 'cancel':
        return t.rich(`event.${data.step}`, { who, b });
      default:
        return t.rich('event.step', { who, b });
    }
  };
}
