'use client';
import { later } from './later';
import { useToastWanted } from './toast';

const Toasts = later(() => import('./toasts').then((part) => part.Toasts));

/**
 * Where toasts appear: above the bottom bars on the phone, at the foot of the page on the desk. Mount once. It costs
 * nothing until there is something to say.
 */
export function ToastRegion() {
  return useToastWanted() ? <Toasts /> : null;
}
