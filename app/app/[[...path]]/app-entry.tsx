'use client';
import nextDynamic from 'next/dynamic';

/** The app runs in the browser only: it reads the device's store, which a server does not have. */
export const AppEntry = nextDynamic(() => import('./app-screens').then((module) => module.AppScreens), {
  ssr: false,
});
