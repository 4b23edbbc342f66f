'use client';
import { useTranslations } from 'use-intl';
import type { MutationName } from '#sync/registry';

const key = {
  'ticket.report': 'report',
  'ticket.assign': 'assign',
  'ticket.take': 'take',
  'ticket.accept': 'accept',
  'ticket.decline': 'decline',
  'ticket.start': 'start',
  'ticket.hold': 'hold',
  'ticket.resume': 'resume',
  'ticket.comment': 'comment',
  'ticket.note': 'note',
  'ticket.resolve': 'resolve',
  'ticket.reopen': 'reopen',
  'ticket.close': 'close',
  'ticket.cancel': 'cancel',
  'ticket.reprioritise': 'reprioritise',
  'team.save': 'saveTeam',
  'site.save': 'saveSite',
  'category.save': 'saveCategory',
  'policy.set': 'setPolicy',
  'calendar.save': 'saveCalendar',
  'slaPolicy.save': 'saveSlaPolicy',
  'ticket.passMark': 'passMark',
  'ticket.retarget': 'retarget',
  'ticket.dispatch': 'dispatch',
  'ticket.edit': 'edit',
  'ticket.conceal': 'conceal',
  'ticket.watch': 'watch',
  'ticket.unwatch': 'unwatch',
  'ticket.logWork': 'logWork',
  'ticket.announceTravel': 'announceTravel',
  'ticket.arrive': 'arrive',
  'ticket.addItem': 'addItem',
  'ticket.tickItem': 'tickItem',
  'ticket.renameItem': 'renameItem',
  'ticket.removeItem': 'removeItem',
  'ticket.relate': 'relate',
  'ticket.setParent': 'setParent',
  'ticket.markDuplicate': 'markDuplicate',
  'ticket.keepTheirs': 'keepTheirs',
  'ticket.attach': 'attach',
  'ticket.detach': 'detach',
  'notice.read': 'readNotices',
  'ticket.declareMajor': 'declareMajor',
  'ticket.postUpdate': 'postUpdate',
  'ticket.standDown': 'standDown',
  'ticket.review': 'review',
  'ticket.countAffected': 'countAffected',
  'ticket.remindUpdate': 'remindUpdate',
  'ticket.resolveWithMajor': 'resolveWithMajor',
  'ticket.windUpMajor': 'windUpMajor',
  'announcement.save': 'saveAnnouncement',
  'announcement.end': 'endAnnouncement',
  'announcement.meToo': 'meToo',
  'announcement.notMe': 'notMe',
  'ticket.rate': 'rate',
  'catalog.save': 'saveItem',
  'request.submit': 'submit',
  'article.save': 'saveArticle',
  'article.submit': 'submitArticle',
  'article.rework': 'reworkArticle',
  'article.publish': 'publishArticle',
  'article.retire': 'retireArticle',
  'article.discard': 'discardArticle',
  'article.rate': 'rateArticle',
  'article.solved': 'solvedArticle',
} as const satisfies Record<MutationName, string>;

/** What an intent is called in a list: 'Resolve INC-004102'. A name this build does not know is shown as it is. */
export function useIntentWords(): (
  name: string,
  number: string,
  args?: Readonly<Record<string, unknown>>,
) => string {
  const t = useTranslations('settle.intent');
  return (name, number, args) =>
    Object.hasOwn(key, name)
      ? t(key[name as MutationName], { number, kind: String(args?.kind) })
      : `${name} ${number}`;
}
