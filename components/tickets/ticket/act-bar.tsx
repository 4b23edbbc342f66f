'use client';
import { Camera, Ellipsis, Lock, MapPin, MessageSquare, Navigation } from 'lucide-react';
import { useRef } from 'react';
import type { PressEvent } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { ActionBar } from '#components/ui/action-bar';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { Menu } from '#components/ui/menu';
import { useStepLooks } from '../parts/step-looks';
import type { TicketActs } from './use-ticket-acts';

/**
 * Under the thumb: the step that leads on, then writing, then everything else. On a wide screen the tools in the bar
 * on top take its place, unless it is `always` shown, as in a pane.
 */
export function ActBar({ acts, always = false }: { acts: TicketActs; always?: boolean }) {
  const t = useTranslations('tickets.act');
  const isOnTheWay = acts.where?.at === 'way';
  const primary = isOnTheWay || acts.primary !== null;
  const offersTravel = acts.canTravel && acts.primary === 'start';
  return (
    <div className={`sticky bottom-0 z-20 ${always ? '' : 'desk:hidden'}`}>
      <ActionBar>
        {primary ? (
          <PrimaryButton acts={acts} className="flex-1" />
        ) : (
          <Button
            tone="primary"
            className="flex-1"
            icon={<MessageSquare />}
            onPress={() => acts.setSheet('comment')}
          >
            {t('comment')}
          </Button>
        )}
        {primary ? (
          <IconButton
            tone="square"
            icon={<MessageSquare />}
            label={t('comment')}
            onPress={() => acts.setSheet('comment')}
            className="tight:hidden"
          />
        ) : null}
        {offersTravel ? (
          <IconButton
            tone="square"
            icon={<Navigation />}
            label={t('travel')}
            onPress={() => acts.setSheet('travel')}
          />
        ) : (
          <IconButton
            tone="square"
            icon={<Camera />}
            label={t('photo')}
            onPress={() => acts.pick('photo')}
            className="tight:hidden"
          />
        )}
        <Menu
          label={t('more')}
          placement="top end"
          trigger={<IconButton tone="square" icon={<Ellipsis />} label={t('more')} />}
          items={[...acts.write, ...acts.attach, ...acts.rest]}
        />
      </ActionBar>
    </div>
  );
}

/** The same on a wide screen: in the bar on top, beside the title. */
export function ActTools({ acts }: { acts: TicketActs }) {
  const t = useTranslations('tickets.act');
  return (
    <div className="hidden items-center gap-2 desk:flex">
      <Button icon={<MessageSquare />} onPress={() => acts.setSheet('comment')}>
        {t('comment')}
      </Button>
      {acts.canNote ? (
        <Button icon={<Lock />} onPress={() => acts.setSheet('note')}>
          {t('note')}
        </Button>
      ) : null}
      <PrimaryButton acts={acts} />
      <Menu
        label={t('more')}
        trigger={<IconButton icon={<Ellipsis />} label={t('more')} />}
        items={[...acts.attach, ...acts.rest]}
      />
    </div>
  );
}

function PrimaryButton({ acts, className }: { acts: TicketActs; className?: string }) {
  const looks = useStepLooks();
  const t = useTranslations('tickets.act');
  const { primary, where } = acts;
  const isOnTheWay = where?.at === 'way';
  const isMeant = useMeant(isOnTheWay ? 'arrive' : primary);
  if (isOnTheWay)
    return (
      <Button
        tone="primary"
        className={className}
        icon={<MapPin />}
        onPress={(e) => isMeant(e) && void acts.arriveNow()}
      >
        {t('arrive')}
      </Button>
    );
  if (!primary) return null;
  const { icon, label } = looks(primary, acts.isOwn);
  return (
    <Button tone="primary" className={className} icon={icon} onPress={(e) => isMeant(e) && acts.act(primary)}>
      {label}
    </Button>
  );
}

/** The second tap of a double tap belongs to the button that stood there before, ms. */
const DOUBLE_TAP = 300;

/** Whether a press is meant for what the button is now. A finger comes down twice; a mouse is aimed. */
function useMeant(what: string | null): (press: Pick<PressEvent, 'pointerType'>) => boolean {
  const last = useRef({ what, at: Number.NEGATIVE_INFINITY });
  return ({ pointerType }) => {
    const before = last.current;
    last.current = { what, at: performance.now() };
    return pointerType !== 'touch' || before.what === what || last.current.at - before.at > DOUBLE_TAP;
  };
}
