'use client';
import { CircleCheck, Send, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { saySolved } from '#client/live/articles';
import { useCatalog } from '#client/live/catalog';
import { draftFilesNow, filesOf, removeDraftFile } from '#client/live/files';
import { mutate, newId } from '#client/live/mutate';
import { usePolicy } from '#client/live/policy';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { FootBar } from '#components/shell/foot-bar';
import { go, goBack } from '#components/shell/go';
import { wordCount } from '#components/shell/intent-text';
import { Page } from '#components/shell/page';
import { PriorityTag } from '#components/shell/priority-tag';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SuggestedArticles } from '#components/shell/suggested-articles';
import { useSync } from '#components/shell/sync-facts';
import { AppBar } from '#components/ui/app-bar';
import { Button } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { IconButton } from '#components/ui/icon-button';
import { TextLink } from '#components/ui/link';
import { showToast } from '#components/ui/toast';
import { inRequesterWords } from '#components/words/requester-words';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { priorityOf } from '#domain/priority/matrix';
import { isOffered } from '#domain/request/item';
import { LIMITS } from '#domain/ticket/limits';
import { splitReport } from '#domain/ticket/report';
import { KnownSection } from '../known/known-section';
import { useRefusedWords } from '../parts/refused-words';
import { ReportFields } from './report-fields';
import { useAskedAsset } from './use-asked-asset';
import { NOBODY, REPORT_FILES, useReportDraft } from './use-report-draft';

/** Report something: one text, three taps, send. Kept while it is written, sent when there is signal. */
export const ReportScreen = inRequesterWords(Screen);

function Screen() {
  const t = useTranslations('requester');
  const common = useTranslations('common');
  const draft = useReportDraft();
  useAskedAsset(draft);
  const online = useSync((sync) => sync.online);
  const signedOut = useSync((sync) => sync.signedOut);
  const refusedWords = useRefusedWords();
  // How often what is missing stopped it: each time the first field of those is focused.
  const [stopped, setStopped] = useState(0);
  const fields = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [asks, setAsks] = useState(false);
  const busy = useRef(false);
  useScrollMemory('/app/report', false, true);
  const { actor } = useMe();
  const hasCatalog = (useCatalog() ?? []).some((item) => isOffered(item, isStaff(actor.role)));
  const { sites, categories } = useDirectory();
  const priority = priorityOf(draft.impact, draft.urgency, usePolicy().matrix);
  const isEmpty = draft.text.trim() === '';
  const isForNobody = draft.forId === NOBODY && can(actor.role, 'ticket.reportFor');

  useEffect(() => {
    if (stopped > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [stopped]);

  const send = async () => {
    if (busy.current) return;
    if (isEmpty || isForNobody) return setStopped(stopped + 1);
    busy.current = true;
    const added = await draftFilesNow(REPORT_FILES);
    if (!added) {
      busy.current = false;
      return setRefused(refusedWords('storage', 'new'));
    }
    const ticketId = newId();
    const answer = await mutate.reportTicket(
      {
        ticketId,
        ...splitReport(draft.text),
        impact: draft.impact,
        urgency: draft.urgency,
        // What was taken out of use since the draft was begun is no longer offered, and not sent.
        categoryId: categories?.get(draft.categoryId)?.active ? draft.categoryId : null,
        siteId: sites?.get(draft.siteId)?.active ? draft.siteId : null,
        place: draft.place.trim() || null,
        ...(draft.assetId ? { assetId: draft.assetId } : {}),
        ...(can(actor.role, 'ticket.reportFor') && draft.forId && draft.forId !== actor.id
          ? { requesterId: draft.forId }
          : {}),
        ...(draft.confidential ? { confidential: true } : {}),
      },
      { drafts: draft.keys, files: filesOf(added, ticketId, false) },
    );
    busy.current = false;
    if (!answer.ok) {
      setRefused(refusedWords(answer.error, 'new'));
      return;
    }
    draft.clear();
    go(`/app/tickets/${ticketId}`, { replace: true });
  };
  const solved = async (articleId: Id) => {
    if (busy.current) return;
    busy.current = true;
    const answer = await saySolved(articleId, actor.id);
    busy.current = false;
    if (!answer.ok) return setRefused(refusedWords(answer.error, 'new'));
    const { text, setText } = draft;
    draft.clear();
    void discardFiles();
    const undo = () => {
      setText(text);
      go('/app/report');
    };
    showToast({
      text: t('solvedThanks'),
      icon: <CircleCheck />,
      ...(text.trim() ? { action: { label: t('solvedUndo'), onPress: undo } } : {}),
    });
    go('/app', { replace: true });
  };
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          start={<IconButton icon={<X />} label={common('close')} onPress={() => goBack('/app')} />}
          title={<h1>{t('form.title')}</h1>}
          end={draft.kept ? <span className="me-2.5 text-sm text-ink-3">{t('form.draft')}</span> : null}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
      foot={
        <FootBar>
          <div className="flex flex-col gap-2.5 desk:flex-row desk:flex-wrap desk:items-center desk:gap-4">
            <p className="flex items-center gap-2.5 text-base text-ink-2 desk:order-last" aria-live="polite">
              <PriorityTag priority={priority} />
              <span className="min-w-0">{t(`priority.${priority}`)}</span>
            </p>
            <Button tone="primary" icon={<Send />} onPress={() => void send()} className="desk:min-w-40">
              {t('form.send')}
            </Button>
            {online && !signedOut ? null : (
              <p className="-mt-1 text-center text-sm text-ink-3 desk:order-last desk:mt-0 desk:w-full desk:text-start">
                {t('form.savedHere')}
              </p>
            )}
          </div>
        </FootBar>
      }
    >
      <KnownSection asks className="pt-2 pb-6" />
      {hasCatalog ? (
        <p className="pb-4 text-base text-ink-2">
          {t.rich('form.insteadAsk', {
            ask: (words) => <TextLink href="/app/catalog">{words}</TextLink>,
          })}
        </p>
      ) : null}
      <div ref={fields}>
        <ReportFields
          draft={draft}
          error={stopped > 0 && isEmpty ? t('form.needText') : null}
          forError={stopped > 0 && isForNobody ? t('form.needFor') : null}
          maxLength={LIMITS.description}
          answers={<SuggestedArticles text={draft.text} onSolved={(id) => void solved(id)} />}
        />
      </div>
      <div role="alert">
        {refused ? (
          <p className="mt-4 flex gap-2 rounded-btn bg-danger-soft px-3.5 py-3 text-base text-danger [&_.lucide]:mt-0.5 [&_.lucide]:size-4.5">
            <TriangleAlert />
            <span>{refused}</span>
          </p>
        ) : null}
      </div>
      {isEmpty ? null : (
        <Button tone="text" size="sm" className="mt-4 -ms-3" onPress={() => setAsks(true)}>
          {t('form.clear')}
        </Button>
      )}
      <DialogConfirm
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={t('form.clearTitle', { words: wordCount(draft.text) })}
        confirm={t('form.clearDo')}
        keep={t('form.clearKeep')}
        onConfirm={() => {
          draft.clear();
          void discardFiles();
          setStopped(0);
        }}
      >
        {t('form.clearText')}
      </DialogConfirm>
    </Page>
  );
}

async function discardFiles(): Promise<void> {
  for (const { id } of (await draftFilesNow(REPORT_FILES)) ?? []) await removeDraftFile(id);
}
