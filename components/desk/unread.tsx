'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { useTimes } from '#components/ui/when';
import type { Instant } from '#domain/kernel/types';

interface UnreadProps {
  title: string;
  /** says when it was so: '14:02' */
  text: (clock: string) => string;
  /** when it was read last */
  at: Instant;
  onRetry(): void;
  className?: string;
}

/** The server did not answer: what is shown is how it was then. */
export function Unread({ title, text, at, onRetry, className = '' }: UnreadProps) {
  const retry = useTranslations('common')('retry');
  const times = useTimes();
  return (
    <div className={`flex-none px-4 desk:px-6 ${className}`}>
      <Banner
        tone="warn"
        icon={<TriangleAlert />}
        title={title}
        actions={
          <Button tone="secondary" size="sm" className="mt-2" onPress={onRetry}>
            {retry}
          </Button>
        }
      >
        <span className="num">{text(times.clock(at))}</span>
      </Banner>
    </div>
  );
}
