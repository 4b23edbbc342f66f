'use client';
import { TextLink } from '#components/ui/link';
import { printable } from '#domain/audit/printable';
import type { AuditSubject } from '#domain/settings/shapes';
import { useAuditWords } from './audit-words';

/** What an entry is about: its name, leading to it where it has a place. */
export function AuditSubjectLink({ subject }: { subject: AuditSubject | null }) {
  const words = useAuditWords();
  if (!subject) return null;
  const { kind, id } = subject;
  const name = subject.name === null ? null : <bdi>{printable(subject.name)}</bdi>;
  if (kind === 'ticket' && name) return <TextLink href={`/app/tickets/${id}`}>{name}</TextLink>;
  return (
    <span className="text-ink-2">
      {words.kind(kind)}{' '}
      {kind === 'person' && name ? <TextLink href={`/desk/people?person=${id}`}>{name}</TextLink> : name}
    </span>
  );
}
