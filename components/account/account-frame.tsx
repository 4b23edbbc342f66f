'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Page } from '#components/shell/page';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { ToastRegion } from '#components/ui/toast-region';

interface AccountFrameProps {
  title: string;
  detail?: ReactNode;
  /** the account page; without it back leads to You */
  inside?: boolean;
  children: ReactNode;
}

/** A page of one's own account: made by the server, for everybody who is signed in. */
export function AccountFrame({ title, detail, inside, children }: AccountFrameProps) {
  const t = useTranslations('access.account');
  const back = inside ? { label: t('title'), href: '/account' } : { label: t('back'), href: '/app/you' };
  return (
    <main className="flex min-h-dvh flex-col bg-canvas">
      <Page
        ground="canvas"
        width="narrow"
        bar={
          <AppBar ground="canvas" back={back} className="desk:mx-auto desk:w-full desk:max-w-160 desk:pt-4" />
        }
        className="px-gutter pb-10"
      >
        <PageTitle detail={detail}>{title}</PageTitle>
        {children}
      </Page>
      <ToastRegion />
    </main>
  );
}
