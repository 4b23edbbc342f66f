'use client';
import { useState } from 'react';
import { signIn } from '#client/platform/sign-in';

/** Signs in whoever has just proved who they are, and goes to where they start. */
export function useEnter() {
  const [failed, setFailed] = useState(false);
  const go = async (email: string, password: string): Promise<void> => {
    const answer = await signIn(email, password);
    if (answer.ok) window.location.assign('/');
    else setFailed(true);
  };
  return { go, failed };
}
