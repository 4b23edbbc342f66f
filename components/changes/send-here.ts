import { actOnChange } from '#client/live/changes';
import type { Send } from './view';

/** On a device what is done is kept at once, and sent when there is signal. */
export const sendHere: Send = async (name, args) => {
  const answer = await actOnChange(name, args);
  if (answer.ok) return { ok: true, merged: [] };
  return { ok: false, error: answer.error === 'storage' ? { code: 'storage' } : answer.error };
};
