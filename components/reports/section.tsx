import type { ReactNode } from 'react';

/** A region of a report: heading, and a fact or control at the end of its line. Divided from others by hairlines only. */
export function Section({
  title,
  end,
  className = '',
  children,
}: {
  title: string;
  end?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={`px-4 pt-5 pb-4.5 text-sm desk:px-6 ${className}`}>
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-base font-semibold tracking-[-0.006em]">{title}</h2>
        {end ? <div className="num flex items-center gap-3 text-ink-3">{end}</div> : null}
      </div>
      {children}
    </section>
  );
}
