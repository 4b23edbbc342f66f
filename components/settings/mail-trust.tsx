'use client';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { Select } from '#components/ui/select';
import { Sheet } from '#components/ui/sheet';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { type MailTrust as Trust, UNPROVEN_WAYS } from '#domain/mail-in/proof';
import { useFailureWords } from './fault-words';
import { FieldFault } from './field-fault';

export type SaveMailTrust = (asked: Omit<Trust, 'server'> & { server: string }) => Promise<Answer<unknown>>;

const FORM = 'mail-trust';

/** Whose word counts of the senders of mails, and what is done without it. */
export function MailTrust({ trust, save }: { trust: Trust; save: SaveMailTrust }) {
  const t = useTranslations('settings.mail.trust');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2 [&_.lucide]:size-4.5">
      {trust.server ? <ShieldCheck aria-hidden /> : <ShieldAlert aria-hidden />}
      <p className="min-w-0 flex-1 basis-60 wrap-anywhere">
        {trust.server ? t('proven', { server: trust.server }) : t('unproven')}{' '}
        {t(`meanwhile.${trust.unproven}`)}
      </p>
      <Button size="sm" onPress={() => setOpen(true)}>
        {t('change')}
      </Button>
      <TrustSheet
        key={JSON.stringify(trust)}
        trust={trust}
        save={save}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}

interface TrustSheetProps {
  trust: Trust;
  save: SaveMailTrust;
  isOpen: boolean;
  onClose(): void;
}

function TrustSheet({ trust, save, isOpen, onClose }: TrustSheetProps) {
  const t = useTranslations('settings');
  const router = useRouter();
  const say = useFailureWords();
  const [server, setServer] = useState(trust.server ?? '');
  const [unproven, setUnproven] = useState(trust.unproven);
  const [wrong, setWrong] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const submit = () =>
    start(async () => {
      const answer = await ask(save({ server, unproven }));
      const isWrong = !answer.ok && answer.error.detail?.field === 'server';
      setWrong(isWrong ? t('mail.trust.wrongServer') : null);
      setFailed(answer.ok || isWrong ? null : say({ kind: 'failed', failure: answer.error }));
      if (!answer.ok) return;
      showToast({ text: t('saved', { name: t('tabs.mail') }) });
      onClose();
      router.refresh();
    });
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('mail.trust.title')}
      unsaved={server !== (trust.server ?? '') || unproven !== trust.unproven}
      footer={
        <Button tone="primary" type="submit" form={FORM} block>
          {t('save')}
        </Button>
      }
    >
      <form
        id={FORM}
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) submit();
        }}
      >
        <TextField
          label={t('mail.trust.server')}
          help={t('mail.trust.serverHelp')}
          optional
          value={server}
          onChange={setServer}
          error={wrong}
          maxLength={254}
          spellCheck="false"
        />
        <Select
          label={t('mail.trust.unprovenLabel')}
          value={unproven}
          onChange={setUnproven}
          options={UNPROVEN_WAYS.map((way) => ({ id: way, label: t(`mail.trust.ways.${way}`) }))}
        />
        <p className="text-sm text-ink-3">{t('mail.trust.about')}</p>
        <FieldFault>{failed}</FieldFault>
      </form>
    </Sheet>
  );
}
