'use client';
import { useAttachments } from '#client/live/attachments';
import { Fact, Facts } from '#components/ui/facts';
import { WrittenText } from '#components/ui/written-text';
import type { Id } from '#domain/kernel/types';
import type { Told } from '#domain/request/fields';
import { inWords } from '#domain/request/told';
import { EntryFiles } from '../files/entry-files';

interface RequestAnswersProps {
  ticketId: Id;
  told: readonly Told[];
  className?: string;
}

/** What was asked and answered, each answer beneath its question. */
export function RequestAnswers({ ticketId, told, className }: RequestAnswersProps) {
  return (
    <Facts className={className}>
      {told.map((one) => (
        <Fact key={one.id} name={one.label}>
          {one.kind === 'file' ? (
            <AnsweredFiles ticketId={ticketId} one={one} />
          ) : (
            <span className="font-regular">
              <WrittenText>{inWords(one)}</WrittenText>
            </span>
          )}
        </Fact>
      ))}
    </Facts>
  );
}

/** The files of an answer; as long as they are not here, how many there are. */
function AnsweredFiles({ ticketId, one }: { ticketId: Id; one: Told }) {
  const files = (useAttachments(ticketId) ?? []).filter(({ id }) => [one.value].flat().includes(id));
  return files.length > 0 ? <EntryFiles files={files} /> : inWords(one);
}
