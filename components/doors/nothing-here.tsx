import { MapPinOff } from 'lucide-react';
import { buttonStyle } from '#components/ui/button-style';
import { EmptyState } from '#components/ui/empty-state';
import { serverWords } from '#components/words/server-words';

/** An address without a page. Made by the server alone: it comes along with every page, where it must cost nothing. */
export function NothingHere() {
  const t = serverWords('doors');
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-gutter">
      <title>{`${t('nothingHere')} · Holdfast`}</title>
      <EmptyState
        icon={<MapPinOff />}
        title={t('nothingHere')}
        action={
          <a href="/" className={buttonStyle()}>
            <span className="min-w-0">{t('toStart')}</span>
          </a>
        }
      >
        {t('nothingHereWhy')}
      </EmptyState>
    </main>
  );
}
