'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { TextField } from '#components/ui/text-field';
import { isDate, type RangeWord } from '#domain/reports/spans';

/** A first and a last day. What was chosen stays when something is missing. */
export function RangeForm({ onChoose }: { onChoose(range: RangeWord): void }) {
  const t = useTranslations('desk.range');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [fault, setFault] = useState<'missing' | 'backwards' | null>(null);
  return (
    <form
      aria-label={t('title')}
      className="flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isDate(from) || !isDate(to)) setFault('missing');
        else if (from > to) setFault('backwards');
        else onChoose(`${from}..${to}`);
      }}
    >
      <div className="grid grid-cols-2 gap-2.5">
        <TextField
          label={t('from')}
          type="date"
          value={from}
          onChange={(value) => {
            setFrom(value);
            setFault(null);
          }}
        />
        <TextField
          label={t('to')}
          type="date"
          value={to}
          onChange={(value) => {
            setTo(value);
            setFault(null);
          }}
        />
      </div>
      {fault ? (
        <p role="alert" className="text-sm font-medium text-danger">
          {t(fault)}
        </p>
      ) : null}
      <Button tone="secondary" size="sm" type="submit">
        {t('show')}
      </Button>
    </form>
  );
}
