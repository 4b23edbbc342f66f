import type { Id } from '../kernel/types';
import type { ChangeEvent, ChangeNews, NewsDetail } from './events';

/** Who has to do with a change as it is now. */
export interface ChangeParties {
  requesterId: Id;
  ownerId: Id | null;
  /** Those who may name one more who decides; needed where somebody is lacking only. */
  managerIds: readonly Id[];
  /** Whoever is not named here is not here any more, or may not read it. */
  readers: ReadonlySet<Id>;
}

export interface ChangeRecipient {
  personId: Id;
  event: ChangeNews;
  detail: NewsDetail | null;
}

/** Who hears of what happened with a change: each once, nobody of their own acts, and nobody who may not read it. */
export function changeRecipients(event: ChangeEvent, actorId: Id, parties: ChangeParties): ChangeRecipient[] {
  const { name, detail, ids } = named(event, parties);
  const known = [...new Set(ids)].filter((id) => id !== null);
  return known
    .filter((id) => id !== actorId && parties.readers.has(id))
    .map((personId) => ({ personId, event: name, detail }));
}

interface Named {
  name: ChangeNews;
  detail: NewsDetail | null;
  ids: readonly (Id | null)[];
}

function named(event: ChangeEvent, { requesterId, ownerId, managerIds }: ChangeParties): Named {
  switch (event.type) {
    case 'change.approvalWanted':
      return {
        name: 'change.approvalWanted',
        detail: event.again ? 'again' : null,
        ids: event.personIds,
      };
    case 'change.approverLacking': {
      // Whose own it is names nobody who decides on it.
      const ids = managerIds.filter((id) => id !== requesterId && id !== ownerId);
      return { name: 'change.approvalWanted', detail: 'lacking', ids };
    }
    case 'change.decided':
      return { name: 'change.decided', detail: event.outcome, ids: [ownerId, requesterId] };
    case 'change.voided':
      return { name: 'change.voided', detail: null, ids: event.personIds };
    case 'change.expired':
      return { name: 'change.voided', detail: 'expired', ids: [ownerId ?? requesterId] };
  }
}
