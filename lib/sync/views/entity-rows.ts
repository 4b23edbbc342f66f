import { affectedRow, announcementRow } from './announcement';
import { articleRow, articleVoteRow } from './article';
import { assetClassRow, assetRow } from './asset';
import { attachmentRow } from './attachment';
import { catalogItemRow } from './catalog';
import { changePolicyRow, changeRow, changeTemplateRow, freezeRow } from './change';
import { checklistItemRow } from './checklist';
import { noticeRow } from './notice';
import { problemLinkRow, problemRow } from './problem';
import { categoryRow, personRow, policyRow, siteRow, teamRow } from './reference';
import { calendarRow, slaPolicyRow } from './service-level';
import { ticketRow } from './ticket';
import { timelineRow } from './timeline';

/** The row shape of every synced table. */
export const ENTITIES = {
  ticket: ticketRow,
  timeline: timelineRow,
  checklistItem: checklistItemRow,
  attachment: attachmentRow,
  person: personRow,
  team: teamRow,
  site: siteRow,
  category: categoryRow,
  policy: policyRow,
  calendar: calendarRow,
  slaPolicy: slaPolicyRow,
  notice: noticeRow,
  announcement: announcementRow,
  affected: affectedRow,
  catalogItem: catalogItemRow,
  article: articleRow,
  articleVote: articleVoteRow,
  asset: assetRow,
  assetClass: assetClassRow,
  problem: problemRow,
  problemLink: problemLinkRow,
  change: changeRow,
  freeze: freezeRow,
  changePolicy: changePolicyRow,
  changeTemplate: changeTemplateRow,
} as const;
