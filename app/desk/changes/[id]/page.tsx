import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ChangeDesk } from '#components/changes/change-desk';
import { Topbar } from '#components/desk/topbar';
import { DAY } from '#domain/kernel/types';
import { dependantsOf } from '#server/assets/impact';
import { page } from '#server/auth/door';
import { assetsOf } from '#server/changes/assets';
import { maybeCaused } from '#server/changes/caused';
import { linksOf } from '#server/changes/links';
import { changeChoices, listFreezes, namesIn, plannedIn, readChange } from '#server/changes/read';
import { changeSeenOf } from '#sync/views/change-seen';
import { act, find, findAssets } from '../actions';

/** One change: what is to be done and when, who says so, and what became of it. */
export default async function ChangePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await page('page /desk/changes/[id]');
  const id = z.uuid().safeParse((await params).id);
  const change = id.success ? await readChange(id.data) : null;
  if (!change) notFound();
  const at = change.windowFrom ?? Date.now();
  const [choices, freezes, others, links] = await Promise.all([
    changeChoices(),
    listFreezes(),
    plannedIn({ from: at - 8 * DAY, to: (change.windowTo ?? at) + 8 * DAY }),
    linksOf(actor, change),
  ]);
  const [names, dependants, assets, proposed] = await Promise.all([
    namesIn([change, ...others]),
    dependantsOf([change, ...others]),
    assetsOf(change),
    maybeCaused(actor, change),
  ]);
  const me = { id: actor.id, role: actor.role };
  return (
    <>
      <Topbar title={`${change.number ?? ''} ${change.title}`} />
      <ChangeDesk
        {...{ change, others, freezes, dependants, names, choices, me, act }}
        {...{ links, find, assets, findAssets, proposed }}
        seen={changeSeenOf(change)}
      />
    </>
  );
}
