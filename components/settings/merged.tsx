'use client';
import { TriangleAlert } from 'lucide-react';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';

interface MergedProps {
  title: string;
  /** both values of each field that both changed, in words */
  lines: ReadonlyArray<{ field: string; words: string }>;
  theirs: string;
  mine: string;
  onTheirs(): void;
  onMine(): void;
  className?: string;
}

/** Two administrators changed the same at once: both values, and the two answers. */
export function Merged({ title, lines, theirs, mine, onTheirs, onMine, className = '' }: MergedProps) {
  return (
    <Banner
      tone="warn"
      icon={<TriangleAlert />}
      title={title}
      actions={
        <div className={`side-by-2 mt-3 ${className}`}>
          <Button size="sm" onPress={onTheirs}>
            {theirs}
          </Button>
          <Button size="sm" onPress={onMine}>
            {mine}
          </Button>
        </div>
      }
    >
      {lines.map(({ field, words }) => (
        <p key={field}>{words}</p>
      ))}
    </Banner>
  );
}
