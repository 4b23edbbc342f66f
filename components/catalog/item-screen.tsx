'use client';
import { ArchiveX, Send, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { submitRequest, useCatalogItem } from '#client/live/catalog';
import { filesOf, removeDraftFile, useFilesBelow } from '#client/live/files';
import { newId, type Refusal } from '#client/live/mutate';
import { useRoute } from '#client/platform/navigate';
import { useMe } from '#components/shell/actor';
import { FootBar } from '#components/shell/foot-bar';
import { go, goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { useSync } from '#components/shell/sync-facts';
import { AppBar } from '#components/ui/app-bar';
import { Button, ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import { inCatalogWords } from '#components/words/catalog-words';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { checkAnswers } from '#domain/request/answers';
import { currentForm, isOffered } from '#domain/request/item';
import type { CatalogItemRow } from '#sync/views/catalog';
import { answersOf, fileDraft, filesFilled, todayHere } from './filled';
import { focusFirstWrong } from './first-wrong';
import { ForWhom } from './for-whom';
import { FormFields } from './form-fields';
import { ItemHead } from './item-head';
import { useFilled } from './use-filled';

/** Something of the catalogue is asked for: what it is, what has to be known, send. */
export const ItemScreen = inCatalogWords(Screen);

function Screen({ itemId }: { itemId: Id }) {
  const t = useTranslations('catalog');
  const { actor } = useMe();
  const item = useCatalogItem(itemId);
  const { now } = useTimes();
  if (item === undefined || now === null) return null;
  if (item && isOffered(item, isStaff(actor.role))) return <ItemForm key={item.id} item={item} now={now} />;
  return (
    <Page className="flex flex-col justify-center pb-20">
      <EmptyState
        level={1}
        icon={<ArchiveX />}
        title={t('gone')}
        action={<ButtonLink href="/app/catalog">{t('toCatalog')}</ButtonLink>}
      >
        {t('goneText')}
      </EmptyState>
    </Page>
  );
}

function ItemForm({ item, now }: { item: CatalogItemRow; now: number }) {
  const t = useTranslations('catalog');
  const { actor } = useMe();
  const { params } = useRoute();
  const refusedUid = params.get('refused');
  const online = useSync((sync) => sync.online && !sync.signedOut);
  const form = currentForm(item.versions);
  const draft = useFilled(item.id, form?.id, { again: params.get('again'), refused: refusedUid });
  // How often something stopped it: each time the first field of those is focused.
  const [stopped, setStopped] = useState(0);
  const [refused, setRefused] = useState<Refusal | 'storage' | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  const busy = useRef(false);
  useScrollMemory(`/app/catalog/${item.id}`, false, true);
  const preparing = useRef(new Map<string, number>());
  const added = useFilesBelow(fileDraft(draft.key));
  const idsOf = (fieldId: string) =>
    added.filter((file) => file.draft === fileDraft(draft.key, fieldId)).map(({ id }) => id);
  const isForNobody = draft.forId === null && can(actor.role, 'ticket.reportFor');
  const checked = checkAnswers(
    form?.fields ?? [],
    answersOf(form?.fields ?? [], { ...draft.filled, ...filesFilled(form?.fields ?? [], idsOf) }),
    todayHere(now),
  );
  const faults = Object.keys(checked.faults).length + Number(isForNobody);

  useEffect(() => {
    if (stopped > 0) focusFirstWrong(fields.current);
  }, [stopped]);

  const send = async () => {
    if (busy.current || !form) return;
    if (faults > 0) return setStopped(stopped + 1);
    // What comes a moment later would be left behind.
    if ([...preparing.current.values()].some((n) => n > 0)) return void showToast({ text: t('preparing') });
    busy.current = true;
    const ticketId = newId();
    const isForOther = can(actor.role, 'ticket.reportFor') && draft.forId && draft.forId !== actor.id;
    // What was added to a question that is not asked any more stays behind, and goes.
    const sent = new Set(Object.values(checked.answers).flat());
    const files = added.filter(({ id }) => sent.has(id));
    const answer = await submitRequest(
      {
        ...{ ticketId, itemId: item.id, formId: form.id, answers: checked.answers },
        ...(isForOther ? { requesterId: draft.forId as Id } : {}),
      },
      [draft.key],
      refusedUid,
      filesOf(files, ticketId, false),
    );
    busy.current = false;
    if (!answer.ok) return setRefused(answer.error);
    draft.clear();
    for (const { id } of added) if (!sent.has(id)) void removeDraftFile(id);
    go(`/app/tickets/${ticketId}`, { replace: true });
  };
  const empty = () => {
    draft.clear();
    for (const { id } of added) void removeDraftFile(id);
    setStopped(0);
    showToast({ text: t('cleared'), action: { label: t('undo'), onPress: draft.putBack } });
  };
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          back={{ label: t('toCatalog'), onPress: () => goBack('/app/catalog') }}
          end={draft.isKept ? <span className="me-2.5 text-sm text-ink-3">{t('kept')}</span> : null}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
      foot={
        <FootBar>
          <div className="flex flex-col gap-2.5 desk:flex-row desk:items-center desk:gap-4">
            <Button tone="primary" icon={<Send />} onPress={() => void send()} className="desk:min-w-40">
              {t('send')}
            </Button>
            {stopped > 0 && faults > 0 ? (
              <p
                role="status"
                className="flex gap-1.5 text-sm font-medium text-danger [&_.lucide]:mt-px [&_.lucide]:size-4"
              >
                <TriangleAlert />
                {t('missing', { count: faults })}
              </p>
            ) : online ? null : (
              <p className="text-center text-sm text-ink-3 desk:text-start">{t('savedHere')}</p>
            )}
          </div>
        </FootBar>
      }
    >
      <ItemHead item={item} />
      {draft.isAgain || draft.isRefused || draft.isOfOther ? (
        <p className="mt-4 rounded-btn bg-fill px-4 py-3 text-base text-ink-2">
          {t(draft.isAgain ? 'again' : draft.isRefused ? 'wasRefused' : 'newForm')}
        </p>
      ) : null}
      <div ref={fields} className="mt-5 flex flex-col gap-5">
        {can(actor.role, 'ticket.reportFor') ? (
          <ForWhom
            value={draft.forId}
            onChange={draft.setFor}
            error={stopped > 0 && isForNobody ? t('needFor') : null}
          />
        ) : null}
        <FormFields
          checked={checked}
          filled={draft.filled}
          today={todayHere(now)}
          tellsAll={stopped > 0}
          onAnswer={draft.setAnswer}
          filesIn={(id) => fileDraft(draft.key, id)}
          onPreparing={(id, n) => {
            preparing.current.set(id, n);
          }}
        />
      </div>
      <div role="alert">{refused ? <Refused error={refused} /> : null}</div>
      {draft.isEmpty && added.length === 0 ? null : (
        <Button tone="text" size="sm" className="mt-4 -ms-3" onPress={empty}>
          {t('clear')}
        </Button>
      )}
    </Page>
  );
}

function Refused({ error }: { error: Refusal | 'storage' }) {
  const t = useTranslations('catalog');
  const known = ['not_found', 'too_late', 'forbidden'] as const;
  const code = error === 'storage' ? undefined : (known.find((one) => one === error.code) ?? 'other');
  return (
    <p className="mt-4 flex gap-2 rounded-btn bg-danger-soft px-3.5 py-3 text-base text-danger [&_.lucide]:mt-0.5 [&_.lucide]:size-4.5">
      <TriangleAlert />
      <span>{code ? t(`refused.${code}`) : t('failed')}</span>
    </p>
  );
}
