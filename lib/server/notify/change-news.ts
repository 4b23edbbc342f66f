import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { change } from '#db/schema/changes';
import type { Actor } from '#domain/access/roles';
import { changeAudience, readableSight } from '#domain/access/scopes';
import { lacking, outcomeOfGroup } from '#domain/approval/approval';
import type { ChangeFacts } from '#domain/change/change';
import { mayDecideOn } from '#domain/change/may';
import { takesDecisions } from '#domain/change/steps';
import type { Id } from '#domain/kernel/types';
import { changeActsFor, type NoticeAct } from '#domain/notify/acts';
import type { ChangeNews, NewsDetail } from '#domain/notify/events';
import type { About } from '#domain/notify/press';
import { provisionalCode } from '#domain/ticket/number';
import { changeSeenOf } from '#sync/views/change-seen';

interface Of {
  personId: Id;
  event: ChangeNews;
  detail: NewsDetail | null;
  ticketId: Id;
}

/** What there is to tell of a change. */
export interface ToldChange {
  number: string;
  /** Empty: they may not read it any more. */
  title: string;
  about: About & { seen: string };
  acts: NoticeAct[];
  /** What was said with the decision; empty: nothing. */
  words: string;
}

/** What there is to tell of a change as things stand now: it may have been decided on, or be another by now. */
export async function readChangeNews(
  db: Db,
  of: Of,
  actor: Actor,
): Promise<ToldChange | 'not_readable' | 'no_longer_true'> {
  const [row] = await db
    .select()
    .from(change)
    .where(and(eq(change.id, of.ticketId), isNull(change.deletedAt)));
  if (!row) return 'not_readable';
  const isReadable = readableSight(actor, changeAudience(row)) !== 'none';
  // Whoever is no longer asked is still told that their word counts no more, and nothing else.
  if (!isReadable && of.event !== 'change.voided') return 'not_readable';
  if (!isStillTrue(of, row)) return 'no_longer_true';
  return {
    ...{ number: row.number ?? provisionalCode(row.id), title: isReadable ? row.title : '' },
    about: { ver: row.ver, state: row.state, seen: changeSeenOf(row) },
    acts: changeActsFor(of, actor.id, row),
    words: of.event === 'change.decided' && isReadable ? wordsOf(row.log) : '',
  };
}

/** Nobody is told what is no longer wanted: it was decided on meanwhile, or is another change. */
function isStillTrue({ event, detail, personId }: Of, row: ChangeFacts): boolean {
  const { approval } = row;
  switch (event) {
    case 'change.approvalWanted':
      return detail === 'lacking'
        ? takesDecisions(row) &&
            (approval?.groups.some((one) => outcomeOfGroup(one) === 'wanted' && lacking(one) > 0) ?? false)
        : mayDecideOn(personId, row);
    case 'change.decided':
      return approval?.outcome === detail;
    case 'change.voided':
      // Once people are asked anew, it is that which they are told.
      return approval === null;
  }
}

/** What whoever spoke last said with it. */
const wordsOf = (log: (typeof change.$inferSelect)['log']): string =>
  log.findLast(({ deed }) => deed === 'approved' || deed === 'rejected')?.note ?? '';
