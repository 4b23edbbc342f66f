'use client';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components/Toast';
import { useTranslations } from 'use-intl';
import { type ToastWords, takeToasts } from './toast';

/** How long a toast stays, in ms; hovering or focusing it stops the time. */
const STAY = 6_000;
/** Over a sheet it stands at the top: the sheet's own verb is at the bottom. */
const OVER_A_SHEET =
  '[:root:has([data-sheet])_&]:top-[calc(env(safe-area-inset-top)+0.5rem)] [:root:has([data-sheet])_&]:bottom-auto';
const queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 1 });

function show(words: ToastWords): void {
  for (const old of queue.visibleToasts) queue.close(old.key); // the newest thing done is the one to undo
  queue.add(words, { timeout: STAY });
}

/** What ToastRegion shows. */
export function Toasts() {
  useEffect(() => takeToasts(show), []);
  const t = useTranslations('common');
  return (
    <AriaToastRegion
      queue={queue}
      aria-label={t('notifications')}
      className={`pointer-events-none fixed inset-x-0 bottom-[calc(env(safe-area-inset-bottom)+4.5rem)] z-50 flex justify-center px-4 outline-none desk:bottom-6 ${OVER_A_SHEET}`}
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className="pointer-events-auto flex min-h-12 w-full max-w-105 items-center gap-2.5 rounded-group bg-toast py-1.5 ps-4 pe-2 text-base/5 text-on-toast shadow-float transition-[opacity,translate] duration-base ease-enter starting:opacity-0 motion-safe:starting:translate-y-2 forced-colors:border [&_.lucide]:size-5"
        >
          {toast.content.icon}
          <ToastContent className="min-w-0 flex-1 py-1.5">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action ? (
            <AriaButton
              onPress={() => {
                toast.content.action?.onPress();
                queue.close(toast.key);
              }}
              className="min-h-11 flex-none rounded-ctl px-3 font-semibold whitespace-nowrap text-toast-act -outline-offset-2 outline-toast-act dense:min-h-8"
            >
              {toast.content.action.label}
            </AriaButton>
          ) : null}
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
