'use server';
import { dryRunRequest, tryRule } from '#server/assign/dry-run';
import { profileRequest, saveProfile } from '#server/assign/save-profile';
import { deleteRule, deleteRuleRequest, ruleRequest, saveRule } from '#server/assign/save-rule';
import { handOut, handOutRequest } from '#server/assign/waiting';
import { auditValues, valuesRequest } from '#server/audit/values';
import { rangeRequest, verifyPart, verifyRange, verifyRequest } from '#server/audit/verify-step';
import { action } from '#server/auth/door';
import { putAsideValues } from '#server/health/acts';
import { giveUpJob, jobRequest, queueRequest, retryJob, retryParked } from '#server/jobs/queue';
import { discardMail, letInMail, letInRequest, mailRequest } from '#server/mail-in/quarantine';
import { mailTrustRequest, saveMailTrust } from '#server/mail-in/trust';
import { assetClassRequest, onDevicesRequest, saveAssetClass, saveOnDevices } from '#server/settings/assets';
import { beginPromises, beginRequest } from '#server/settings/begin-promises';
import { itemRequest, saveItem } from '#server/settings/catalog';
import { guestReportsRequest, saveGuestReports } from '#server/settings/guests';
import {
  affectedRequest,
  affectedTickets,
  recalculate,
  recalculateRequest,
} from '#server/settings/priorities';
import {
  calendarRequest,
  categoryRequest,
  policyRequest,
  promiseRequest,
  saveCalendar,
  saveCategory,
  savePromise,
  saveSite,
  saveTeam,
  setPolicy,
  siteRequest,
  teamRequest,
} from '#server/settings/save';
import { saveService, serviceRequest } from '#server/settings/service';
import { retarget, retargetRequest } from '#server/settings/service-levels';
import { giveBack, intentRequest, runAgain } from '#server/sync/reconsider';

/** Makes or changes a team. */
export const saveTeamAction = action('action settings/save-team', teamRequest, saveTeam);
/** Makes or changes a site. */
export const saveSiteAction = action('action settings/save-site', siteRequest, saveSite);
/** Makes or changes a category. */
export const saveCategoryAction = action('action settings/save-category', categoryRequest, saveCategory);
/** Makes or changes a class of assets. */
export const saveAssetClassAction = action(
  'action settings/save-asset-class',
  assetClassRequest,
  saveAssetClass,
);
/** Sets which assets devices hold. */
export const saveOnDevicesAction = action(
  'action settings/save-assets-on-devices',
  onDevicesRequest,
  saveOnDevices,
);
/** Sets whether guests may report by labels. */
export const saveGuestReportsAction = action(
  'action settings/save-guest-reports',
  guestReportsRequest,
  saveGuestReports,
);
/** Makes or changes an item of the catalogue. */
export const saveItemAction = action('action settings/save-item', itemRequest, saveItem);
/** Sets the priority matrix and when resolved tickets close. */
export const setPolicyAction = action('action settings/set-policy', policyRequest, setPolicy);
/** Sets what counts as a team and as many, and whether it is asked how it went. */
export const saveServiceAction = action('action settings/save-service', serviceRequest, saveService);
/** Open tickets that a matrix would move. */
export const affectedAction = action('action settings/affected', affectedRequest, affectedTickets);
/** Gives some open tickets the priority of the matrix as it is. */
export const recalculateAction = action('action settings/recalculate', recalculateRequest, recalculate);
/** Makes or changes working hours. */
export const saveCalendarAction = action('action settings/save-calendar', calendarRequest, saveCalendar);
/** Makes or changes a promise, or moves it. */
export const savePromiseAction = action('action settings/save-promise', promiseRequest, savePromise);
/** Makes the usual hours and promises. */
export const beginPromisesAction = action('action settings/begin-promises', beginRequest, beginPromises);
/** Gives some open tickets the promises as they are. */
export const retargetAction = action('action settings/retarget', retargetRequest, retarget);
/** Makes or changes a rule that hands out, or moves it. */
export const saveRuleAction = action('action settings/save-rule', ruleRequest, saveRule);
/** Deletes a rule that hands out. */
export const deleteRuleAction = action('action settings/delete-rule', deleteRuleRequest, deleteRule);
/** What a rule would have done with the tickets of the last days. */
export const tryRuleAction = action('action settings/try-rule', dryRunRequest, (asked, who) =>
  tryRule(asked, who, Date.now()),
);
/** Has some tickets that wait in queues handed out. */
export const handOutAction = action('action settings/hand-out', handOutRequest, handOut);
/** Sets what decides whether somebody gets work by themselves. */
export const saveProfileAction = action('action settings/save-work-profile', profileRequest, saveProfile);
/** The values of one entry of the audit. */
export const auditValuesAction = action('action settings/audit-values', valuesRequest, auditValues);
/** Where a verification of the audit's chain begins and ends. */
export const verifyRangeAction = action('action settings/verify-audit-range', rangeRequest, verifyRange);
/** Verifies a part of the audit's chain. */
export const verifyAction = action('action settings/verify-audit', verifyRequest, verifyPart);
/** Tries a message again. */
export const retryJobAction = action('action settings/retry-job', jobRequest, retryJob);
/** Tries every parked message of a queue again. */
export const retryAllAction = action('action settings/retry-all', queueRequest, retryParked);
/** Gives a message up. */
export const giveUpJobAction = action('action settings/give-up-job', jobRequest, giveUpJob);
/** Lets a mail in that waits. */
export const letInMailAction = action('action settings/let-in-mail', letInRequest, letInMail);
/** Discards a mail that waits. */
export const discardMailAction = action('action settings/discard-mail', mailRequest, discardMail);
/** Sets whose word counts of the senders of mails. */
export const saveMailTrustAction = action('action settings/save-mail-trust', mailTrustRequest, saveMailTrust);
/** Runs an act that was put aside once more. */
export const runAgainAction = action('action settings/run-again', intentRequest, runAgain);
/** Hands an act that was put aside back to the person. */
export const giveBackAction = action('action settings/give-back', intentRequest, giveBack);
/** What an act that was put aside wanted. */
export const intentValuesAction = action('action settings/intent-values', intentRequest, putAsideValues);
