import type { AttachmentView } from '#client/live/attachments';
import type { Id } from '#domain/kernel/types';

/** What one person added within this time stands together, ms. */
const TOGETHER = 5 * 60_000;

/** Files somebody added by themselves, without a word. */
export interface FileGroup {
  id: Id;
  files: AttachmentView[];
}

interface Sorted {
  /** by the entry they came with */
  ofEntry: Map<Id, AttachmentView[]>;
  alone: FileGroup[];
}

/** Files beside the entries they came with, and the others by who added them together. */
export function filesOf(files: readonly AttachmentView[], entries: readonly { id: Id }[]): Sorted {
  const known = new Set(entries.map(({ id }) => id));
  const ofEntry = new Map<Id, AttachmentView[]>();
  const alone: FileGroup[] = [];
  for (const file of files) {
    const { timelineId } = file;
    if (timelineId && known.has(timelineId))
      ofEntry.set(timelineId, [...(ofEntry.get(timelineId) ?? []), file]);
    else {
      const last = alone.at(-1);
      if (last && belongs(file, last.files.at(-1))) last.files.push(file);
      else alone.push({ id: file.id, files: [file] });
    }
  }
  return { ofEntry, alone };
}

const belongs = (file: AttachmentView, before: AttachmentView | undefined): boolean =>
  before !== undefined &&
  before.authorId === file.authorId &&
  before.internal === file.internal &&
  file.effectiveAt - before.effectiveAt < TOGETHER;
