import { expect, it } from 'vitest';
import type { AttachmentView } from '#client/live/attachments';
import { filesOf } from './files-of';

let n = 0;
const file = (over: Partial<AttachmentView>): AttachmentView => ({
  ...{ id: `f${++n}`, ticketId: 't', timelineId: null, authorId: 'amara', kind: 'photo', name: 'x.jpg' },
  ...{ mediaType: 'image/jpeg', size: 1, sha256: '', width: 1, height: 1, internal: false },
  ...{ occurredAt: 0, receivedAt: 0, effectiveAt: 0, ver: 1, deletedAt: null, unsent: false },
  ...over,
});

it('files stand beside the entry they came with; one whose entry is not here stands by itself', () => {
  const [a, b] = [file({ timelineId: 'e1' }), file({ timelineId: 'gone' })];
  const { ofEntry, alone } = filesOf([a, b], [{ id: 'e1' }]);
  expect(ofEntry.get('e1')).toEqual([a]);
  expect(alone).toEqual([{ id: b.id, files: [b] }]);
});

it('what one person adds within minutes stands together, never across people, or what only staff see', () => {
  const MINUTE = 60_000;
  const files = [
    file({ effectiveAt: 0 }),
    file({ effectiveAt: 2 * MINUTE }),
    file({ effectiveAt: 3 * MINUTE, internal: true }),
    file({ effectiveAt: 4 * MINUTE, authorId: 'nils' }),
    file({ effectiveAt: 20 * MINUTE, authorId: 'nils' }),
  ];
  expect(filesOf(files, []).alone.map((group) => group.files.length)).toEqual([2, 1, 1, 1]);
});
