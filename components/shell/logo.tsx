/** The mark: a mooring cleat, what a line is made fast to. One colour; decorative beside the name. */
export function Logo({ size = 24, label }: { size?: number; label?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="block flex-none text-accent"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d="M2.5 8.2c2.2 1.2 4 1.3 5.8 1.3h7.4c1.8 0 3.6-.1 5.8-1.3" />
      <path d="M8.6 9.5 7.4 18M15.4 9.5 16.6 18" />
      <path d="M4.5 18.3h15" />
    </svg>
  );
}

/** Mark and name, as on the doors and at the head of the sidebar. */
export function Wordmark({ size = 28 }: { size?: number }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Logo size={size} />
      <span className="text-lg font-semibold text-ink">Holdfast</span>
    </span>
  );
}
