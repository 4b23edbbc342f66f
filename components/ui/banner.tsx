import type { ReactNode } from 'react';

export interface BannerProps {
  /** news: fill. warn: needs a decision. danger: major incidents only */
  tone?: 'news' | 'warn' | 'danger';
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  /** buttons, or the two equal answers */
  actions?: ReactNode;
  /** its name as a region, when the title is not enough */
  label?: string;
  className?: string;
}

const ground = { news: 'bg-fill', warn: 'bg-warn-soft', danger: 'bg-danger-soft' };
const head = { news: 'text-ink', warn: 'text-warn', danger: 'text-danger' };

/** Something to know or decide, in the flow of the page. One at a time. */
export function Banner({
  tone = 'news',
  icon,
  title,
  children,
  actions,
  label,
  className = '',
}: BannerProps) {
  return (
    <section
      aria-label={label}
      className={`rounded-group px-4 py-3.5 dense:rounded-btn dense:px-3 dense:py-2.5 forced-colors:border ${ground[tone]} ${className}`}
    >
      <div
        className={`flex items-start gap-2 text-base/5 font-semibold dense:text-sm/5 [&>.lucide]:mt-px [&>.lucide]:size-4.5 ${head[tone]}`}
      >
        {icon}
        <span className="min-w-0">{title}</span>
      </div>
      {children ? (
        <div className={`mt-1 text-base dense:text-sm ${tone === 'news' ? 'text-ink-2' : 'text-ink'}`}>
          {children}
        </div>
      ) : null}
      {actions}
    </section>
  );
}

/** A quiet note in a block of fill: an icon and a sentence, no heading. */
export function QuietNote({
  icon,
  children,
  className = '',
}: {
  icon: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={`flex gap-2.5 rounded-btn bg-fill px-3.5 py-3 text-base text-ink dense:px-3 dense:py-2.5 dense:text-sm dense:[&>.lucide]:mt-0 [&>.lucide]:mt-0.5 [&>.lucide]:size-4.5 [&>.lucide]:text-ink-2 ${className}`}
    >
      {icon}
      <div className="min-w-0">{children}</div>
    </div>
  );
}
