'use client';
import { useRouter } from 'next/navigation';
import type { ChangeChoices } from '#domain/change/view';
import type { Id } from '#domain/kernel/types';
import { NewChangeForm } from './new-change-form';
import { useDeskSend } from './use-desk-send';
import type { ActDoor } from './view';

/** Something is to be changed, written down on the desk. */
export function NewChangeDesk({ me, choices, act }: { me: Id; choices: ChangeChoices; act: ActDoor }) {
  const router = useRouter();
  return (
    <NewChangeForm
      {...{ me, choices }}
      send={useDeskSend(act)}
      place="/desk/changes"
      onOpened={(id) => router.push(`/desk/changes/${id}`)}
      className="max-w-200 px-4 py-5 text-sm desk:px-6"
    />
  );
}
