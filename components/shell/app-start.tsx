import { Skeleton } from '#components/ui/skeleton';
import { serverWords } from '#components/words/server-words';

const ROWS = ['w-7/12', 'w-9/12', 'w-6/12', 'w-8/12', 'w-7/12', 'w-9/12'];

/**
 * The app before its code runs, as the server writes it once for everybody: the places of the frame and of a list,
 * empty. Where the app was never before it says what happens (theme.js marks that).
 */
export function AppStart() {
  const t = serverWords('nav');
  return (
    <div className="flex min-h-dvh" role="status" aria-label="Holdfast">
      <div className="hidden w-22 flex-none border-e border-line bg-canvas desk:block" />
      <div className="flex min-w-0 flex-1 flex-col bg-surface">
        <div className="flex-1 bg-surface wide:w-101 wide:flex-none wide:border-e wide:border-line wide:min-h-dvh">
          <div className="px-gutter pt-[calc(env(safe-area-inset-top)+0.25rem)] desk:pt-3">
            <div className="flex min-h-13 items-center">
              <Skeleton className="h-6 w-28" />
            </div>
          </div>
          <div className="px-gutter pt-2.5 pb-2">
            <div className="min-h-11 rounded-btn bg-fill" />
          </div>
          <p data-only="new" className="px-gutter pt-3 text-base text-ink-2">
            {t('start')}
          </p>
          {ROWS.map((width, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change
            <div key={n} className="grid grid-cols-[1.75rem_1fr] gap-3 px-4 py-3.5">
              <Skeleton className="h-5" />
              <div>
                <Skeleton className="h-3 w-28" />
                <Skeleton className={`mt-2.5 h-3.75 ${width}`} />
                <Skeleton className="mt-2.5 h-3 w-5/12" />
              </div>
            </div>
          ))}
        </div>
        <div className="border-t border-line bg-surface pt-1.5 pb-safe desk:hidden">
          <div className="h-12.5" />
        </div>
      </div>
    </div>
  );
}
