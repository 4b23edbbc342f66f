import { durationWords, type TimeTranslator } from '#components/ui/time-words';
import { serverWords } from '#components/words/server-words';
import { share } from '#domain/reports/measure';
import type { Dashboard } from '#domain/reports/shapes';
import type { TicketQuery } from '#domain/reports/ticket-query';
import { FigureLink, KeyFigure } from './key-figure';

interface FiguresProps {
  figures: Dashboard;
  href(query: Partial<TicketQuery>): string;
}

/** The five figures, each with what it means and the tickets behind it. */
export function Figures({ figures, href }: FiguresProps) {
  const t = serverWords('desk.figures');
  const { resolved, before, period } = figures;
  const solved = href({ view: 'all', solved: period });
  const reported = href({ view: 'all', reported: period });
  return (
    <dl
      aria-label={t('label')}
      className="grid grid-cols-2 desk:grid-cols-3 wide:grid-cols-[1fr_1.36fr_1fr_1.06fr_1.12fr] [&>div]:border-s [&>div]:border-line max-desk:[&>div:nth-child(odd)]:border-s-0 desk:max-wide:[&>div:nth-child(3n+1)]:border-s-0 wide:[&>div:first-child]:border-s-0"
    >
      <KeyFigure name={t('open')} value={figures.open} href={href({})}>
        <FigureLink href={href({ view: 'nobody' })}>{t('nobody', { n: figures.nobody })}</FigureLink>,{' '}
        <FigureLink href={href({ view: 'hold' })}>{t('onHold', { n: figures.onHold })}</FigureLink>
      </KeyFigure>
      <KeyFigure name={t('average')} value={span(resolved.mean) ?? t('none')} href={solved}>
        {resolved.median === null ? t('noTime') : t('half', { span: span(resolved.median) ?? '' })}
        {before === null || before.mean === null
          ? null
          : `; ${t('was', { span: span(before.mean, true) ?? '' })}`}
      </KeyFigure>
      <KeyFigure name={t('resolved')} value={resolved.count} href={solved}>
        {before ? t('resolvedWas', { n: before.count }) : t('resolvedAll')}
      </KeyFigure>
      <KeyFigure name={t('pending')} value={figures.pending} href={href({ reported: period })}>
        <FigureLink href={reported}>{t('pendingOf', { n: figures.created })}</FigureLink>
      </KeyFigure>
      <KeyFigure
        name={t('reopened')}
        value={figures.reopened}
        href={href({ view: 'all', reported: period, reopened: true })}
      >
        {figures.created === 0
          ? t('noneReported')
          : t('reopenedOf', {
              share: percent(figures.reopened, figures.created) ?? '',
              of: figures.created,
            })}
      </KeyFigure>
    </dl>
  );
}

function span(ms: number | null, short = false): string | null {
  const t = serverWords('common.time');
  return ms === null ? null : durationWords(ms, { t: t as unknown as TimeTranslator }, short);
}

/** "5.2 %" */
function percent(part: number, whole: number): string | null {
  const value = share(part, whole);
  return value === null ? null : `${(value * 100).toFixed(1)} %`;
}
