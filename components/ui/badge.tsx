/** A count on an icon. `label` says it in words where the number alone would not be understood. */
export function Badge({ count, label }: { count: number; label?: string }) {
  return (
    <span className="num inline-grid h-4.5 min-w-4.5 place-items-center rounded-full bg-ink px-1.25 text-[0.6875rem]/none font-semibold text-surface">
      <span aria-hidden={label ? true : undefined}>{count > 99 ? '99+' : count}</span>
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}

/** The green point beside the words "Live, changed 4 s ago". */
export function LiveDot() {
  return <span aria-hidden className="inline-block size-2 flex-none rounded-full bg-ok-mark" />;
}
