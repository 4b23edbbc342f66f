'use client';
import { useCallback, useEffect, useState } from 'react';
import { lastPerson } from '#client/store/device';
import { isInstalled, isIos } from './install';
import { canPush, currentSubscription, isWanted, subscribe, unsubscribe } from './push-subscription';

/**
 * unsupported: not in this browser. needs_install: on iOS, once it is on the Home Screen. default: never asked.
 * denied: blocked in the browser's settings. off, on: allowed, and not or now told.
 */
export type PushState = 'unsupported' | 'needs_install' | 'default' | 'denied' | 'off' | 'on';

async function look(): Promise<PushState> {
  if (isIos() && !isInstalled() && !canPush()) return 'needs_install';
  if (!canPush()) return 'unsupported';
  if (Notification.permission !== 'granted') return Notification.permission;
  const person = await lastPerson();
  return person && isWanted(person.userId) && (await currentSubscription()) ? 'on' : 'off';
}

export type PushAnswer = { ok: true } | { ok: false; reason: 'denied' | 'failed' };

/** Asks for permission, if need be, and subscribes. Must be called from a press: browsers refuse it otherwise. */
async function turnOn(): Promise<PushAnswer> {
  // First thing, before anything is awaited: the press counts only for a moment.
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return { ok: false, reason: 'denied' };
  try {
    const person = await lastPerson();
    return person && (await subscribe(person.userId)) ? { ok: true } : { ok: false, reason: 'failed' };
  } catch {
    return { ok: false, reason: 'failed' };
  }
}

/** Being told on this device. `state` is undefined until the first look. */
export function usePush(): {
  state: PushState | undefined;
  enable: () => Promise<PushAnswer>;
  disable: () => Promise<void>;
} {
  const [state, setState] = useState<PushState>();
  const refresh = useCallback(async () => setState(await look().catch((): PushState => 'unsupported')), []);
  useEffect(() => {
    void refresh();
    const onLook = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    // The person may have changed the permission in the browser's settings meanwhile.
    document.addEventListener('visibilitychange', onLook);
    return () => document.removeEventListener('visibilitychange', onLook);
  }, [refresh]);

  const enable = useCallback(async () => {
    const answer = await turnOn();
    await refresh();
    return answer;
  }, [refresh]);
  const disable = useCallback(async () => {
    await unsubscribe().catch(() => undefined);
    await refresh();
  }, [refresh]);
  return { state, enable, disable };
}
