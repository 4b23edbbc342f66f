'use server';
import { action } from '#server/auth/door';
import { acceptProposal, acceptRequest, dismissProposal, dismissRequest } from '#server/problems/decide';
import {
  editRequest,
  linkRequest,
  resolveIncidents,
  stepOn,
  stepRequest,
  tellRequest,
  tieIncident,
  writeDown,
} from '#server/problems/work';

/** What keeps happening is looked into. */
export const accept = action('action problems/accept', acceptRequest, acceptProposal);
/** What keeps happening is no problem. */
export const dismiss = action('action problems/dismiss', dismissRequest, dismissProposal);
/** A problem goes on to its next state. */
export const step = action('action problems/step', stepRequest, stepOn);
/** What is known of a problem is written down. */
export const edit = action('action problems/edit', editRequest, writeDown);
/** An incident is tied to a problem, or untied. */
export const link = action('action problems/link', linkRequest, tieIncident);
/** The open incidents of a problem are told and resolved. */
export const tell = action('action problems/tell', tellRequest, resolveIncidents);
