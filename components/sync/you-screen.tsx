'use client';
import {
  BookOpen,
  CloudOff,
  GitCompareArrows,
  LayoutDashboard,
  LogOut,
  MessageSquareText,
  RadioTower,
  UserRoundCog,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHasNetwork } from '#client/platform/network';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { InstallHint } from '#components/shell/install-hint';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SwipeSetting } from '#components/shell/swipe-setting';
import { SyncChip } from '#components/shell/sync-chip';
import { useSync } from '#components/shell/sync-facts';
import { PageTitle } from '#components/ui/app-bar';
import { Avatar } from '#components/ui/avatar';
import { Button } from '#components/ui/button';
import { Fact, Facts } from '#components/ui/facts';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { ThemeChoice } from '#components/ui/theme-choice';
import { showToast } from '#components/ui/toast';
import { SyncWords } from '#components/words/sync-words';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { SignOutDialog } from './sign-out-dialog';

/** Who uses this device, and how it should look. */
export function YouScreen() {
  return (
    <SyncWords>
      <You />
    </SyncWords>
  );
}

function You() {
  const t = useTranslations('sync.you');
  const { actor, name } = useMe();
  const { people, teams } = useDirectory();
  const person = people?.get(actor.id);
  const [asks, setAsks] = useState(false);
  const hasNetwork = useHasNetwork();
  const online = useSync().online && hasNetwork;
  // Without signal the worker could only lead back to the start of the app: it is said instead.
  const leadsTo = (href: string, place: string) =>
    online
      ? { href }
      : { onPress: () => showToast({ icon: <CloudOff />, text: t('needsSignal', { place }) }) };
  useScrollMemory('/app/you', true, true);
  const teamNames = actor.teamIds.flatMap((id) => teams?.get(id)?.name ?? []).join(', ');
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pt-[calc(env(safe-area-inset-top)+0.25rem)] pb-8 desk:pt-6"
    >
      <PageTitle end={<SyncChip />}>{t('title')}</PageTitle>
      <Group label={t('title')} className="mt-4">
        <GroupBlock className="flex items-center gap-3.5">
          <Avatar name={name} size="lg" />
          <div className="min-w-0">
            <p className="text-md font-semibold">
              <bdi>{name}</bdi>
            </p>
            <p className="text-sm text-ink-3">{t(`role.${actor.role}`)}</p>
          </div>
        </GroupBlock>
        <Facts className="border-t border-line px-4 empty:hidden dense:py-1.5">
          {isStaff(actor.role) ? <Fact name={t('teams')}>{teamNames || t('noTeams')}</Fact> : null}
          {person?.email ? <Fact name={t('email')}>{breakable(person.email)}</Fact> : null}
          {person?.phone ? (
            <Fact name={t('phone')}>
              <span dir="ltr">{person.phone}</span>
            </Fact>
          ) : null}
        </Facts>
        <GroupRow
          icon={<UserRoundCog />}
          title={t('account')}
          detail={t('accountText')}
          {...leadsTo('/account', t('account'))}
        />
      </Group>
      <Group label={t('known')} className="mt-6">
        <GroupRow icon={<RadioTower />} title={t('known')} detail={t('knownText')} href="/app/known" />
        <GroupRow
          icon={<BookOpen />}
          title={t('knowledge')}
          detail={t('knowledgeText')}
          href="/app/knowledge"
        />
      </Group>
      {isStaff(actor.role) ? (
        <Group title={t('work')} className="mt-6">
          <GroupRow
            icon={<MessageSquareText />}
            title={t('myReports')}
            detail={t('myReportsText')}
            href="/app/reported"
          />
          <GroupRow
            icon={<GitCompareArrows />}
            title={t('changes')}
            detail={t('changesText')}
            href="/app/changes"
          />
          {can(actor.role, 'desk.read') ? (
            <GroupRow
              icon={<LayoutDashboard />}
              title={t('desk')}
              detail={t('deskText')}
              {...leadsTo('/desk', t('desk'))}
            />
          ) : null}
        </Group>
      ) : null}
      <Group title={t('look')} className="mt-6">
        <GroupBlock>
          <ThemeChoice />
        </GroupBlock>
        {isStaff(actor.role) ? (
          <GroupBlock>
            <SwipeSetting />
          </GroupBlock>
        ) : null}
      </Group>
      <div className="mt-6 empty:hidden">
        <InstallHint />
      </div>
      <Button block icon={<LogOut />} className="mt-6" onPress={() => setAsks(true)}>
        {t('signOut')}
      </Button>
      <SignOutDialog isOpen={asks} onClose={() => setAsks(false)} />
    </Page>
  );
}

/** An address too long for its line breaks before its domain, not inside a word. */
function breakable(email: string): ReactNode {
  const [name = '', domain = ''] = email.split('@');
  return (
    <>
      {name}
      <wbr />@{domain}
    </>
  );
}
