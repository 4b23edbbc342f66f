'use client';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslations } from 'use-intl';
import { dateWords } from '#components/ui/date-words';
import type { Step } from '#domain/reports/days';
import type { Flow } from '#domain/reports/shapes';
import { usePointWords } from './point-words';
import { tickDates, tickWords } from './tick-dates';

/** Axes without lines: the grid is enough. */
const quiet = { tick: { fill: 'var(--ink-3)', fontSize: 12 }, tickLine: false, axisLine: false } as const;

/** Resolved is the subject, solid; created is what it is compared with, dashed. Words at the ends of the lines. */
export function FlowChart({ points: days, step }: { points: readonly Flow[]; step: Step }) {
  const t = useTranslations('desk.flow');
  const end = days.length - 1;
  const dates = days.map((day) => day.date);
  // Names of lines that end close together are moved apart.
  const apart = nudge(days);
  const label = t('chart', {
    from: dateWords(dates[0] ?? '', 'year'),
    to: dateWords(days.at(-1)?.last ?? '', 'year'),
    step,
  });
  return (
    <figure aria-label={label} className="m-0">
      <ResponsiveContainer width="100%" height={312} initialDimension={{ width: 760, height: 312 }}>
        <ComposedChart data={[...days]} margin={{ top: 12, right: 72, bottom: 0, left: -24 }} title={label}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="date"
            ticks={tickDates(dates, step)}
            tickFormatter={(date: string) => tickWords(date, step, days.length)}
            tickMargin={10}
            {...quiet}
          />
          <YAxis allowDecimals={false} tickCount={5} tickMargin={6} width={56} {...quiet} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, payload }) =>
              active ? <PointBox point={payload?.[0]?.payload} step={step} /> : null
            }
          />
          <Area
            type="linear"
            dataKey="resolved"
            stroke="var(--chart-1)"
            strokeWidth={2.25}
            fill="var(--chart-area)"
            fillOpacity={1}
            isAnimationActive={false}
            activeDot={{ r: 4.5, fill: 'var(--chart-1)', stroke: 'var(--surface)', strokeWidth: 2 }}
          >
            <LabelList
              dataKey="resolved"
              content={(at) =>
                at.index === end ? <EndWord at={at} dy={apart.resolved} word={t('resolved')} subject /> : null
              }
            />
          </Area>
          <Line
            type="linear"
            dataKey="created"
            stroke="var(--chart-2)"
            strokeWidth={1.75}
            strokeDasharray="4 3"
            dot={false}
            isAnimationActive={false}
            activeDot={{ r: 4, fill: 'var(--surface)', stroke: 'var(--chart-2)', strokeWidth: 2 }}
          >
            <LabelList
              dataKey="created"
              content={(at) =>
                at.index === end ? <EndWord at={at} dy={apart.created} word={t('created')} /> : null
              }
            />
          </Line>
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}

function PointBox({ point, step }: { point: Flow | undefined; step: Step }) {
  const t = useTranslations('desk.flow');
  const words = usePointWords(step);
  if (!point) return null;
  return (
    <div className="rounded-ctl bg-raised px-3 py-2 text-xs ring-1 ring-line">
      <p className="font-semibold">{words(point.date, point.last)}</p>
      <p className="num mt-1 text-ink-2">
        {t('dayOf', { created: point.created, resolved: point.resolved })}
      </p>
    </div>
  );
}

/** Offsets in px for the two names, when their lines end within a twelfth of the height of each other. */
function nudge(days: readonly Flow[]): { created: number; resolved: number } {
  const last = days.at(-1);
  if (!last) return { created: 0, resolved: 0 };
  const height = Math.max(1, ...days.map((day) => Math.max(day.created, day.resolved)));
  const away = (last.created - last.resolved) / height;
  if (Math.abs(away) > 1 / 12) return { created: 0, resolved: 0 };
  return away >= 0 ? { created: -8, resolved: 8 } : { created: 8, resolved: -8 };
}

interface EndWordProps {
  at: { x?: number | string; y?: number | string };
  dy: number;
  word: string;
  subject?: boolean;
}

/** The name of a line, at its end. */
function EndWord({ at, dy, word, subject }: EndWordProps) {
  const look = subject
    ? { fill: 'var(--chart-1)', fontWeight: 600 }
    : { fill: 'var(--ink-2)', fontWeight: 500 };
  return (
    <text x={Number(at.x) + 9} y={Number(at.y) + 4 + dy} fontSize={12} {...look}>
      {word}
    </text>
  );
}
