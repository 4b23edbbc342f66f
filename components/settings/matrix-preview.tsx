'use client';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { SectionHeading } from '#components/ui/section-heading';
import { type Rated, type Shift, shiftsOf, type WholeMatrix } from '#domain/priority/matrix';
import { type AffectedDoor, AffectedSheet } from './affected-sheet';

interface MatrixPreviewProps {
  matrix: WholeMatrix;
  rated: readonly Rated[];
  affected: AffectedDoor;
}

/** What the matrix in front of us would do to open tickets; every line opens them. */
export function MatrixPreview({ matrix, rated, affected }: MatrixPreviewProps) {
  const t = useTranslations('settings.priorities');
  const [shown, setShown] = useState<Shift | null>(null);
  const shifts = shiftsOf(matrix, rated);
  return (
    <section aria-live="polite">
      <SectionHeading>{t('would')}</SectionHeading>
      {shifts.length === 0 ? (
        <p className="text-sm text-ink-3">{t('wouldNothing')}</p>
      ) : (
        <ul className="flex max-w-100 flex-col divide-y divide-line text-sm">
          {shifts.map((shift) => (
            <li key={`${shift.from}${shift.to}`}>
              <AriaButton
                onPress={() => setShown(shift)}
                className="num flex min-h-11 w-full items-center justify-between gap-3 text-start -outline-offset-2 data-hovered:text-accent dense:min-h-9"
              >
                <span className="font-medium">{t('shift', { from: shift.from, to: shift.to })}</span>
                <span className="text-accent">{t('shiftLine', { n: shift.n })}</span>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <AffectedSheet shift={shown} matrix={matrix} door={affected} onClose={() => setShown(null)} />
    </section>
  );
}
