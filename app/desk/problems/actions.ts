'use server';
import { action } from '#server/auth/door';
import { acceptProposal, acceptRequest, dismissProposal, dismissRequest } from '#server/problems/decide';
import { findIncidents, findRequest } from '#server/problems/find';
import {
  addTask as add,
  addTaskRequest,
  removeTask as remove,
  removeTaskRequest,
  setTask as set,
  setTaskRequest,
} from '#server/problems/tasks';
import {
  editRequest,
  openProblem,
  openRequest,
  resolveIncidents,
  stepOn,
  stepRequest,
  tellRequest,
  tieIncidents,
  tieRequest,
  writeDown,
} from '#server/problems/work';

/** What keeps happening is looked into. */
export const accept = action('action problems/accept', acceptRequest, acceptProposal);
/** What keeps happening is no problem. */
export const dismiss = action('action problems/dismiss', dismissRequest, dismissProposal);
/** Somebody says that there is a problem. */
export const open = action('action problems/open', openRequest, openProblem);
/** A problem goes on to its next state. */
export const step = action('action problems/step', stepRequest, stepOn);
/** What is known of a problem is written down. */
export const edit = action('action problems/edit', editRequest, writeDown);
/** There is something to find out or to do. */
export const addTask = action('action problems/add-task', addTaskRequest, add);
/** A task is said anew, given to somebody else, or done. */
export const setTask = action('action problems/set-task', setTaskRequest, set);
/** A task is not to do after all. */
export const removeTask = action('action problems/remove-task', removeTaskRequest, remove);
/** Incidents are looked for, to tie them. */
export const find = action('action problems/find', findRequest, findIncidents);
/** Incidents are tied to a problem, or untied. */
export const tie = action('action problems/tie', tieRequest, tieIncidents);
/** The open incidents of a problem are told and resolved. */
export const tell = action('action problems/tell', tellRequest, resolveIncidents);
