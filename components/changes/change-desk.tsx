'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '#domain/access/roles';
import type { DependantsAmong } from '#domain/asset/dependants';
import { mayDecideOn } from '#domain/change/may';
import type { ChangeAsset, ChangeChoices, ChangeLink } from '#domain/change/view';
import type { Id } from '#domain/kernel/types';
import type { ChangeRow, FreezeRow, PlannedChange } from '#sync/views/change';
import { ApprovalCard, DecideButtons } from './approval-card';
import { AssetsCard, type FindAssets } from './assets-card';
import { HistoryCard } from './history-card';
import { CausedCard, type FindLinks, LinksCard } from './links-card';
import { PlanCard } from './plan-card';
import { RecordForm } from './record-form';
import { RiskCard } from './risk-card';
import { StepsBar } from './steps-bar';
import { TemplateButton } from './template-button';
import { useDeskSend } from './use-desk-send';
import type { ActDoor } from './view';
import { WindowCard } from './window-card';

interface ChangeDeskProps {
  change: ChangeRow;
  seen: string;
  others: readonly PlannedChange[];
  freezes: readonly FreezeRow[];
  dependants: DependantsAmong;
  names: Readonly<Record<Id, string>>;
  choices: ChangeChoices;
  me: { id: Id; role: Role };
  act: ActDoor;
  links: readonly ChangeLink[];
  find: FindLinks;
  assets: readonly ChangeAsset[];
  findAssets: FindAssets;
  /** Incidents that may have come because of it. */
  proposed: readonly ChangeLink[];
}

/** A change on the desk: its steps, its record and plan; at the side its risk, its time, who says so, and its story. */
export function ChangeDesk(props: ChangeDeskProps) {
  const { change, seen, others, freezes, dependants, names, choices, me, act, links, find } = props;
  const { assets, findAssets, proposed } = props;
  const t = useTranslations('changes');
  const send = useDeskSend(act);
  const name = (id: Id | null) => (id ? (names[id] ?? '') : '');
  return (
    <div className="grid flex-1 grid-cols-1 text-sm desk:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="min-w-0 px-4 py-5 desk:px-6">
        <p className="mb-2 text-ink-3">
          {t('typeOf', { type: change.type })} · {t('requester')} <bdi>{name(change.requesterId)}</bdi>
        </p>
        <StepsBar {...{ change, freezes, me, send }} />
        {change.reviewNotes ? (
          <Part title={t('reviewTitle')}>
            {change.result ? <p className="font-medium">{t(`results.${change.result}`)}</p> : null}
            <p dir="auto" className="whitespace-pre-line wrap-anywhere">
              {change.reviewNotes}
            </p>
          </Part>
        ) : null}
        <TemplateButton {...{ change, me, send }} />
        <Part title={t('plan')}>
          <PlanCard {...{ change, me, name, send }} people={choices.people} />
        </Part>
        <Part title={t('record')}>
          <RecordForm key={change.id} {...{ change, me, send, choices }} />
        </Part>
      </div>
      <div className="min-w-0 border-t border-line px-4 pb-5 desk:border-s desk:border-t-0 desk:px-6">
        <Part title={t('touches')}>
          <AssetsCard {...{ change, me, send, assets }} find={findAssets} />
        </Part>
        <Part title={t('risk')}>
          <RiskCard change={change} />
        </Part>
        <Part title={t('window')}>
          <WindowCard {...{ change, others, freezes, dependants }} />
        </Part>
        <Part title={t('approval')}>
          <ApprovalCard {...{ change, me, send }} people={choices.people} />
          {mayDecideOn(me.id, change) ? (
            <div className="mt-3">
              <DecideButtons key={change.id} {...{ change, seen, send }} />
            </div>
          ) : null}
        </Part>
        <Part title={t('links.title')}>
          <LinksCard {...{ change, me, send, links, find }} />
        </Part>
        {change.startedAt === null ? null : (
          <Part title={t('caused.title')}>
            <CausedCard {...{ change, me, send, links, find, proposed }} />
          </Part>
        )}
        <Part title={t('history')}>
          <HistoryCard {...{ change, name }} />
        </Part>
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-5">
      <h2 className="mb-2 text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}
