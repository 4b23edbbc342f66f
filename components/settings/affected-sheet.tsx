'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { TextLink } from '#components/ui/link';
import { RefNo } from '#components/ui/ref-no';
import { Sheet } from '#components/ui/sheet';
import { matrixText, type Priority, type Shift, type WholeMatrix } from '#domain/priority/matrix';
import type { AffectedPage, AffectedTicket } from '#domain/settings/shapes';

export type AffectedDoor = (asked: {
  matrix: WholeMatrix;
  from: Priority;
  to: Priority;
  after: string | null;
}) => Promise<Answer<AffectedPage>>;

interface AffectedSheetProps {
  /** null: closed */
  shift: Shift | null;
  matrix: WholeMatrix;
  door: AffectedDoor;
  onClose(): void;
}

/** The open tickets that would go from one priority to another. */
export function AffectedSheet({ shift, matrix, door, onClose }: AffectedSheetProps) {
  const t = useTranslations('settings.priorities');
  const [kept, setKept] = useState(shift);
  if (shift && shift !== kept) setKept(shift);
  return (
    <Sheet
      isOpen={shift !== null}
      onClose={onClose}
      title={kept ? t('shiftTitle', { from: kept.from, to: kept.to }) : ''}
      note={kept ? t('shiftLine', { n: kept.n }) : null}
      tall
    >
      {kept ? (
        <Rows key={`${matrixText(matrix)}${kept.from}${kept.to}`} shift={kept} matrix={matrix} door={door} />
      ) : null}
    </Sheet>
  );
}

function Rows({ shift, matrix, door }: Omit<AffectedSheetProps, 'onClose'> & { shift: Shift }) {
  const t = useTranslations('settings');
  const [rows, setRows] = useState<AffectedTicket[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const load = async (after: string | null) => {
    const answer = await ask(door({ matrix, from: shift.from, to: shift.to, after }));
    setFailed(!answer.ok);
    if (!answer.ok) return;
    setRows((was) => (after ? [...was, ...answer.data.rows] : answer.data.rows));
    setNext(answer.data.next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page, once: the key of this list is what it shows
  useEffect(() => {
    void load(null);
  }, []);
  return (
    <>
      <ul className="flex flex-col divide-y divide-line text-sm">
        {rows.map(({ id, number, title, teamName }) => (
          <li key={id} className="py-2.5">
            <p className="flex gap-2 text-ink-3">
              {number ? <RefNo>{number}</RefNo> : null}
              <span>{teamName}</span>
            </p>
            <TextLink href={`/app/tickets/${id}`}>
              <bdi>{title}</bdi>
            </TextLink>
          </li>
        ))}
      </ul>
      {failed ? (
        <p role="alert" className="py-3 text-sm text-danger">
          {t('failed.unavailable')}
        </p>
      ) : null}
      {next ? (
        <Button size="sm" className="mt-3" onPress={() => void load(next)}>
          {t('priorities.moreRows')}
        </Button>
      ) : null}
    </>
  );
}
