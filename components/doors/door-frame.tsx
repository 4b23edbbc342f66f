import type { ReactNode } from 'react';
import { Wordmark } from '#components/shell/logo';
import { DoorBack } from './door-back';

interface DoorFrameProps {
  title: string;
  lead?: ReactNode;
  /** on the phone, above the title instead of the mark */
  back?: { href: string; label: string };
  /** above the title */
  icon?: ReactNode;
  /** the form */
  children: ReactNode;
  /** beside the form where there is room, below it on a phone */
  aside: ReactNode;
}

/** The frame of a door: white ground with the form, canvas with what else is worth knowing. */
export function DoorFrame({ title, lead, back, icon, children, aside }: DoorFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col desk:flex-row">
      <main className="flex flex-col bg-surface px-6 pt-safe desk:w-5/12 desk:flex-none desk:border-e desk:border-line desk:px-14">
        {back ? <DoorBack {...back} /> : null}
        <div className={back ? 'hidden pt-10 desk:block' : 'pt-14 desk:pt-10'}>
          <Wordmark />
        </div>
        <div className={`mx-auto w-full max-w-100 pb-10 desk:my-auto desk:py-12 ${back ? 'pt-1' : 'pt-10'}`}>
          {icon ? <div className="mb-3">{icon}</div> : null}
          <h1 className="h-page">{title}</h1>
          {lead ? <p className="mt-1 text-base text-ink-2">{lead}</p> : null}
          <div className="mt-7">{children}</div>
        </div>
      </main>
      <aside className="flex flex-1 flex-col bg-canvas px-6 pt-8 pb-10 desk:justify-center desk:px-24">
        <div className="mx-auto w-full max-w-100 desk:mx-0 desk:max-w-130">{aside}</div>
      </aside>
    </div>
  );
}
