'use client';
import type { TypedTime } from '#components/shell/typed-time';
import { TextField } from '#components/ui/text-field';

interface TimeFieldsProps {
  /** label of the day */
  day: string;
  /** label of the time beside it */
  time: string;
  value: TypedTime;
  onChange: (value: TypedTime) => void;
  error: string | null;
}

/** A day and a time by one's own clock. */
export function TimeFields({ day, time, value, onChange, error }: TimeFieldsProps) {
  return (
    <div className="flex items-start gap-3">
      <TextField
        label={day}
        type="date"
        value={value.date}
        onChange={(date) => onChange({ ...value, date })}
        error={error}
        className="min-w-0 flex-1"
      />
      <TextField
        label={time}
        type="time"
        value={value.time}
        onChange={(at) => onChange({ ...value, time: at })}
        className="w-32 flex-none"
      />
    </div>
  );
}
