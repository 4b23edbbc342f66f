export interface StepRailProps {
  total: number;
  /** 1 for the first; 0 when none has begun; above total when all are passed */
  current: number;
  /** the whole sentence: 'Step 3 of 5: in progress' */
  label: string;
}

/** Where a thing stands among its steps. The word for the step stands below it, made by the caller. */
export function StepRail({ total, current, label }: StepRailProps) {
  return (
    <div role="img" aria-label={label} className="flex gap-1">
      {Array.from({ length: total }, (_, n) => n + 1).map((step) => (
        <span
          key={step}
          className={`h-1 flex-1 rounded-[2px] forced-colors:border ${step < current ? 'bg-bar' : step === current ? 'bg-accent' : 'bg-fill-2'}`}
        />
      ))}
    </div>
  );
}
