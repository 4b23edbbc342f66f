'use client';
import { GripVertical, Lock, MapPin, UserRoundPlus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { GridListItem } from 'react-aria-components/GridList';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { PriorityTag } from '#components/shell/priority-tag';
import { Checkbox } from '#components/ui/checkbox';
import { IconButton } from '#components/ui/icon-button';
import { RefNo } from '#components/ui/ref-no';
import type { BoardCard } from '#domain/reports/board';
import { listHref } from '#domain/reports/list-address';
import { RowOutcome } from '../row-outcome';
import { StateWord } from '../state-word';
import { changedMark } from '../ticket-row';
import type { Outcome } from '../use-assign';
import { CardDue } from './card-due';

export interface CardProps {
  card: BoardCard;
  isChosen: boolean;
  onChoose(on: boolean): void;
  /** version that came while one looked; the card's ground fades once */
  changed: number | null;
  outcome: Outcome | undefined;
  onAssign(): void;
  onAnyway(outcome: Outcome): void;
  onDismiss(): void;
}

/** A ticket on the board: dragged by hand or by its grip with the keys, or given away by its button. */
export function Card({ card, isChosen, onChoose, changed, outcome, ...on }: CardProps) {
  const t = useTranslations('dispatch');
  const number = card.number ?? '';
  const isGoing = outcome !== undefined && outcome.kind !== 'told';
  return (
    <GridListItem
      id={card.id}
      textValue={t('card', { number, priority: card.priority, title: card.title })}
      onAction={on.onAssign}
      data-ticket={card.id}
      data-changed={changedMark(changed)}
      className={[
        'cursor-grab -outline-offset-2 data-dragging:opacity-50',
        isChosen ? 'bg-accent-soft' : 'bg-surface data-focused:bg-fill pointer-fine:data-hovered:bg-canvas',
        isGoing
          ? 'm-1.5 rounded-ctl border-[1.5px] border-dashed border-line-strong'
          : 'border-b border-line',
      ].join(' ')}
    >
      <div className="px-3 pt-2.5 pb-2">
        <div className="flex min-h-6 items-center gap-2 text-xs text-ink-3">
          <Checkbox label={t('select', { number })} isSelected={isChosen} onChange={onChoose} skipTab />
          <PriorityTag priority={card.priority} />
          {card.number ? <RefNo>{card.number}</RefNo> : null}
          <span className="flex-1" />
          {card.confidential ? <Lock role="img" aria-label={t('confidential')} className="size-3.5" /> : null}
          <Button
            slot="drag"
            className="grid size-6 flex-none place-items-center rounded-tag text-ink-3 [&_.lucide]:size-4"
          >
            <GripVertical />
          </Button>
        </div>
        <Link
          href={listHref({
            query: { view: card.assigneeId ? 'open' : 'nobody' },
            place: {},
            ticket: card.id,
          })}
          className="mt-1 line-clamp-2 rounded-tag text-sm font-medium text-pretty text-ink wrap-anywhere hyphens-auto data-hovered:text-accent data-hovered:underline"
        >
          <bdi>{card.title}</bdi>
        </Link>
        <div className="mt-1 flex items-end gap-2">
          <div className="flex min-w-0 flex-1 flex-col gap-1 text-xs text-ink-3 [&_.lucide]:size-3.5">
            {card.due ? (
              <span className="flex">
                <CardDue due={card.due} />
              </span>
            ) : null}
            {card.siteName ? (
              <span className="flex min-w-0 items-center gap-1.25">
                <MapPin className="flex-none" />
                <bdi className="truncate">{card.siteName}</bdi>
              </span>
            ) : null}
            <span className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
              {isGoing ? (
                <span className="font-medium text-ink-2">{outcome.text}</span>
              ) : (
                <StateWord state={card.state} holdReason={card.holdReason} isOffered={card.isOffered} />
              )}
            </span>
          </div>
          <IconButton
            icon={<UserRoundPlus />}
            label={t('assignOf', { number })}
            onPress={on.onAssign}
            className="-me-1.5 -mb-1"
          />
        </div>
      </div>
      {outcome?.kind === 'told' ? (
        <RowOutcome outcome={outcome} onAnyway={on.onAnyway} onDismiss={on.onDismiss} />
      ) : null}
    </GridListItem>
  );
}
