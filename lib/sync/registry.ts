import type { z } from 'zod';
import type { Mutation } from './define';
import { meToo, notMe } from './mutators/announcement/me-too';
import { endAnnounced, saveAnnouncement } from './mutators/announcement/save';
import { decideApproval } from './mutators/approval/decide';
import { addApprover, handOnApproval } from './mutators/approval/name';
import { remindOfApproval } from './mutators/approval/remind';
import { foundAsset, missedAsset, seenAsset } from './mutators/asset/meet';
import { mergeAsset } from './mutators/asset/merge';
import { relateAsset, unrelateAsset } from './mutators/asset/relate';
import { saveAsset } from './mutators/asset/save';
import { saveItem } from './mutators/catalog/save-item';
import { submitRequest } from './mutators/catalog/submit-request';
import { decideChange } from './mutators/change/decide';
import { handOnChange, nameApprover } from './mutators/change/name';
import { linkChange, planChange, tickChange, touchAssets } from './mutators/change/plan';
import { editChange, openChange } from './mutators/change/record';
import { expireChange, remindOfChange } from './mutators/change/remind';
import { saveChangePolicy, saveChangeTemplate, saveFreeze } from './mutators/change/settings';
import { backOutChange, reviewChange, scheduleChange, stepChange } from './mutators/change/step';
import { attachToArticle, detachFromArticle } from './mutators/knowledge/attach';
import { linkArticle } from './mutators/knowledge/link';
import { saveArticle } from './mutators/knowledge/save';
import {
  confirmArticle,
  discardArticle,
  publishArticle,
  retireArticle,
  reworkArticle,
  submitArticle,
} from './mutators/knowledge/step';
import { rateArticle, solvedByArticle, viewArticle } from './mutators/knowledge/vote';
import { countAffected, remindOfUpdate, resolveWithMajor, windUpMajor } from './mutators/major/by-itself';
import { declareMajor, postUpdate, reviewMajor, standDown } from './mutators/major/declare';
import { readNotices } from './mutators/notice/read';
import { applyWorkaround, linkIncident } from './mutators/problem/link';
import { editProblem, openProblem, stepProblem } from './mutators/problem/record';
import { addProblemTask, removeProblemTask, setProblemTask } from './mutators/problem/tasks';
import { saveAssetClass } from './mutators/reference/asset-class';
import { saveCalendar } from './mutators/reference/calendar';
import { saveCategory } from './mutators/reference/category';
import { setPolicy } from './mutators/reference/policy';
import { saveSite } from './mutators/reference/site';
import { saveSlaPolicy } from './mutators/reference/sla-policy';
import { saveTeam } from './mutators/reference/team';
import { endTask, reopenTask } from './mutators/task/end';
import { addTask, assignTask, tickStep } from './mutators/task/work';
import { acceptTicket, declineTicket } from './mutators/ticket/accept';
import { assignTicket, takeTicket } from './mutators/ticket/assign';
import { attachFile, detachFile } from './mutators/ticket/attach';
import { addItem, removeItem, renameItem, tickItem } from './mutators/ticket/checklist';
import { concealTicket } from './mutators/ticket/conceal';
import { dispatchTicket } from './mutators/ticket/dispatch';
import { editTicket, editTicketV1 } from './mutators/ticket/edit';
import { cancelTicket, closeTicket, reopenTicket, resolveTicket } from './mutators/ticket/finish';
import { keepTheirs } from './mutators/ticket/keep-theirs';
import { logWork } from './mutators/ticket/log-work';
import { passMark } from './mutators/ticket/pass-mark';
import { rateTicket } from './mutators/ticket/rate';
import { markDuplicate, relateTickets, setParent } from './mutators/ticket/relate';
import { reportTicket, reportTicketV1, reportTicketV2 } from './mutators/ticket/report';
import { reprioritiseTicket } from './mutators/ticket/reprioritise';
import { retargetTicket } from './mutators/ticket/retarget';
import { announceTravel, arrive } from './mutators/ticket/travel';
import { unwatchTicket, watchTicket } from './mutators/ticket/watch';
import { holdTicket, resumeTicket, startTicket } from './mutators/ticket/work';
import { commentTicket, commentTicketV1, noteTicket, noteTicketV1 } from './mutators/ticket/write';

/** Every intent there is, by name. The table of contents of what people can do. */
export const MUTATIONS = {
  'ticket.report': reportTicket,
  'ticket.assign': assignTicket,
  'ticket.take': takeTicket,
  'ticket.accept': acceptTicket,
  'ticket.decline': declineTicket,
  'ticket.start': startTicket,
  'ticket.hold': holdTicket,
  'ticket.resume': resumeTicket,
  'ticket.comment': commentTicket,
  'ticket.note': noteTicket,
  'ticket.resolve': resolveTicket,
  'ticket.reopen': reopenTicket,
  'ticket.close': closeTicket,
  'ticket.cancel': cancelTicket,
  'ticket.reprioritise': reprioritiseTicket,
  'team.save': saveTeam,
  'site.save': saveSite,
  'category.save': saveCategory,
  'policy.set': setPolicy,
  'calendar.save': saveCalendar,
  'slaPolicy.save': saveSlaPolicy,
  'ticket.passMark': passMark,
  'ticket.retarget': retargetTicket,
  'ticket.dispatch': dispatchTicket,
  'ticket.edit': editTicket,
  'ticket.conceal': concealTicket,
  'ticket.watch': watchTicket,
  'ticket.unwatch': unwatchTicket,
  'ticket.logWork': logWork,
  'ticket.announceTravel': announceTravel,
  'ticket.arrive': arrive,
  'ticket.addItem': addItem,
  'ticket.tickItem': tickItem,
  'ticket.renameItem': renameItem,
  'ticket.removeItem': removeItem,
  'ticket.relate': relateTickets,
  'ticket.setParent': setParent,
  'ticket.markDuplicate': markDuplicate,
  'ticket.keepTheirs': keepTheirs,
  'ticket.attach': attachFile,
  'ticket.detach': detachFile,
  'notice.read': readNotices,
  'ticket.declareMajor': declareMajor,
  'ticket.postUpdate': postUpdate,
  'ticket.standDown': standDown,
  'ticket.review': reviewMajor,
  'ticket.countAffected': countAffected,
  'ticket.remindUpdate': remindOfUpdate,
  'ticket.resolveWithMajor': resolveWithMajor,
  'ticket.windUpMajor': windUpMajor,
  'announcement.save': saveAnnouncement,
  'announcement.end': endAnnounced,
  'announcement.meToo': meToo,
  'announcement.notMe': notMe,
  'ticket.rate': rateTicket,
  'catalog.save': saveItem,
  'request.submit': submitRequest,
  'approval.decide': decideApproval,
  'task.end': endTask,
  'task.reopen': reopenTask,
  'task.tick': tickStep,
  'task.assign': assignTask,
  'task.add': addTask,
  'approval.handOn': handOnApproval,
  'approval.add': addApprover,
  'approval.remind': remindOfApproval,
  'article.save': saveArticle,
  'article.submit': submitArticle,
  'article.rework': reworkArticle,
  'article.publish': publishArticle,
  'article.retire': retireArticle,
  'article.discard': discardArticle,
  'article.rate': rateArticle,
  'article.solved': solvedByArticle,
  'article.confirm': confirmArticle,
  'article.link': linkArticle,
  'article.attach': attachToArticle,
  'article.detach': detachFromArticle,
  'article.view': viewArticle,
  'problem.open': openProblem,
  'problem.edit': editProblem,
  'problem.step': stepProblem,
  'problem.addTask': addProblemTask,
  'problem.setTask': setProblemTask,
  'problem.removeTask': removeProblemTask,
  'problem.link': linkIncident,
  'problem.applyWorkaround': applyWorkaround,
  'assetClass.save': saveAssetClass,
  'asset.save': saveAsset,
  'asset.relate': relateAsset,
  'asset.unrelate': unrelateAsset,
  'asset.found': foundAsset,
  'asset.seen': seenAsset,
  'asset.missed': missedAsset,
  'asset.merge': mergeAsset,
  'change.open': openChange,
  'change.edit': editChange,
  'change.plan': planChange,
  'change.tick': tickChange,
  'change.touch': touchAssets,
  'change.link': linkChange,
  'change.step': stepChange,
  'change.decide': decideChange,
  'change.handOn': handOnChange,
  'change.nameApprover': nameApprover,
  'change.remind': remindOfChange,
  'change.expire': expireChange,
  'change.schedule': scheduleChange,
  'change.backOut': backOutChange,
  'change.review': reviewChange,
  'freeze.save': saveFreeze,
  'changePolicy.save': saveChangePolicy,
  'changeTemplate.save': saveChangeTemplate,
} as const;

export type MutationName = keyof typeof MUTATIONS;
export type ArgsOf<N extends MutationName> = z.infer<(typeof MUTATIONS)[N]['args']>;

/** Earlier versions that installed apps may still send. Their meaning never changes. */
export const EARLIER = [reportTicketV1, reportTicketV2, editTicketV1, commentTicketV1, noteTicketV1] as const;

/** The intent by name and version, or undefined when this build does not know it. */
export function findMutation(name: string, v: number): Mutation<unknown> | undefined {
  if (!Object.hasOwn(MUTATIONS, name)) return undefined;
  const current = MUTATIONS[name as MutationName];
  const found = current.v === v ? current : EARLIER.find((old) => old.name === name && old.v === v);
  return found as unknown as Mutation<unknown> | undefined;
}
