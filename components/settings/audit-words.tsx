'use client';
import { useTranslations } from 'use-intl';
import type { AuditListed } from '#domain/settings/shapes';

/** The actions that can be filtered by, as the audit writes them. */
export const AUDIT_ACTIONS = [
  ...[
    'ticket.report',
    'ticket.assign',
    'ticket.take',
    'ticket.accept',
    'ticket.decline',
    'ticket.start',
    'ticket.hold',
    'ticket.resume',
  ],
  ...['ticket.comment', 'ticket.note', 'ticket.resolve', 'ticket.reopen', 'ticket.close', 'ticket.cancel'],
  ...['ticket.edit', 'ticket.conceal', 'ticket.logWork', 'ticket.relate', 'ticket.setParent'],
  ...[
    'ticket.markDuplicate',
    'ticket.keepTheirs',
    'ticket.attach',
    'ticket.detach',
    'ticket.reprioritise',
    'ticket.passMark',
    'ticket.retarget',
    'ticket.dispatch',
    'ticket.declareMajor',
    'ticket.postUpdate',
    'ticket.standDown',
    'ticket.review',
    'announcement.save',
    'announcement.end',
    'ticket.rate',
    'catalog.save',
    'request.submit',
    'task.end',
    'task.reopen',
    'task.tick',
    'task.assign',
    'task.add',
    'approval.decide',
    'approval.handOn',
    'approval.add',
    'approval.remind',
    'article.save',
    'article.submit',
    'article.rework',
    'article.publish',
    'article.retire',
    'article.discard',
    'article.confirm',
    'article.link',
    'article.attach',
    'article.detach',
    'problem.open',
    'problem.edit',
    'problem.step',
    'problem.addTask',
    'problem.setTask',
    'problem.removeTask',
    'problem.link',
    'problem.applyWorkaround',
    'problem.dismiss',
    'assetClass.save',
    'asset.save',
    'asset.relate',
    'asset.unrelate',
    'asset.found',
    'asset.seen',
    'asset.missed',
    'asset.merge',
    'assets.settings',
    'guests.settings',
    'assets.export',
    'assets.import',
    'change.open',
    'change.edit',
    'change.plan',
    'change.tick',
    'change.touch',
    'change.link',
    'change.step',
    'change.decide',
    'change.handOn',
    'change.nameApprover',
    'change.remind',
    'change.expire',
    'change.schedule',
    'change.backOut',
    'change.review',
    'freeze.save',
    'changePolicy.save',
    'changeTemplate.save',
    'person.save',
    'person.activate',
    'person.deactivate',
    'person.invite',
    'person.join',
    'person.guest',
    'person.admit',
    'person.refuse',
    'person.email',
    'password.change',
    'password.link',
    'password.reset',
    'team.save',
  ],
  ...[
    'site.save',
    'category.save',
    'policy.set',
    'service.save',
    'calendar.save',
    'slaPolicy.save',
    'assignmentRule.save',
    'assignmentRule.delete',
    'assignmentRule.handOut',
    'workProfile.save',
    'person.standIn',
    'person.shareCalendar',
    'person.unshareCalendar',
    'job.retry',
    'job.retryAll',
    'job.giveUp',
  ],
  ...['mutation.runAgain', 'mutation.giveBack'],
  ...['sign-in', 'sign-in.refused', 'sign-out', 'setup', 'audit.export'],
];

/** Entries of the audit in words; a code that has none is shown as it is. */
export function useAuditWords() {
  const t = useTranslations('settings.audit');
  const action = (code: string): string => {
    // Keys of a catalogue hold no dots.
    const key = `actions.${code.replaceAll(/[.-]/g, '_')}` as 'actions.setup';
    if (t.has(key)) return t(key);
    const [, done = '', refused] = /^(.*?)\.(rejected|held|quarantined)$/.exec(code) ?? [];
    return refused ? t('tried', { what: action(done) }) : code;
  };
  return {
    action,
    actor: (row: AuditListed): string =>
      row.actor?.name ?? (row.channel === 'door' ? t('nobody') : t('system')),
    channel: (code: string): string => {
      const key = `channels.${code}` as 'channels.app';
      return t.has(key) ? t(key) : code;
    },
    kind: (kind: string): string => {
      const key = `kinds.${kind}` as 'kinds.ticket';
      return t.has(key) ? t(key) : kind;
    },
  };
}
