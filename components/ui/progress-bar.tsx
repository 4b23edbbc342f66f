export interface ProgressBarProps {
  label: string;
  value: number;
  max: number;
  valueText?: string;
}

/** Work that really moves, such as a photo on its way. The words beside it say how far. */
export function ProgressBar({ label, value, max, valueText }: ProgressBarProps) {
  const percent = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={valueText}
      className="block h-1 overflow-hidden rounded-full bg-fill forced-colors:border"
    >
      <span
        className="block h-full rounded-full bg-accent transition-[width] duration-base ease-move forced-colors:bg-[CanvasText]"
        style={{ width: `${percent}%` }}
      />
    </span>
  );
}
