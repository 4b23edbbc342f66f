import type { ReactNode } from 'react';

/** Names and values under each other, divided by hairlines. */
export function Facts({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <dl className={`divide-y divide-line dense:divide-y-0 ${className}`}>{children}</dl>;
}

export interface FactProps {
  name: string;
  children: ReactNode;
  /** quietly under the value */
  detail?: ReactNode;
  /** a control at the end, such as a call button */
  end?: ReactNode;
}

/** One fact: its name quiet, its value in weight. */
export function Fact({ name, children, detail, end }: FactProps) {
  return (
    <div className="flex items-start gap-3 py-2.75 text-base dense:py-1.25 dense:text-sm">
      <dt className="w-26 flex-none text-ink-3 dense:w-20">{name}</dt>
      <dd className="min-w-0 flex-1 font-medium">
        {children}
        {detail ? <span className="block font-regular text-ink-3">{detail}</span> : null}
      </dd>
      {end ? <dd className="-my-2.75 -me-3 flex flex-none items-center dense:-my-1.25">{end}</dd> : null}
    </div>
  );
}
