'use client';
import { Check, Copy, MailCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { copyText } from '#components/shell/copy-text';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { LiveRegion } from '#components/ui/live-region';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';

/** A link for somebody: null when it went out by mail. */
export interface Handed {
  email: string;
  link: string | null;
}

const WORDS = {
  invite: { mailed: 'mailed', title: 'linkTitle', text: 'linkText' },
  reset: { mailed: 'resetMailed', title: 'resetTitle', text: 'resetText' },
} as const;

/** A link is on its way; or here it is, where this desk sends no mail. */
export function HandOn({ email, link, what }: Handed & { what: keyof typeof WORDS }) {
  const t = useTranslations('access.admission');
  const words = WORDS[what];
  const title = t(link === null ? words.mailed : words.title, { email });
  return (
    <>
      <Banner icon={<MailCheck />} title={title} className="mt-5">
        {link === null ? null : <Link text={t(words.text)} address={link} />}
      </Banner>
      <LiveRegion>{title}</LiveRegion>
    </>
  );
}

function Link({ text, address }: { text: string; address: string }) {
  const t = useTranslations('access.admission');
  const whole = new URL(address, window.location.origin).href;
  const copy = async () => {
    const done = await copyText(whole);
    showToast({ text: t(done ? 'copied' : 'copyFailed'), icon: done ? <Check /> : undefined });
  };
  return (
    <>
      <p>{text}</p>
      <TextField label={t('link')} hideLabel code value={whole} isReadOnly className="mt-3" />
      <Button icon={<Copy />} size="sm" tone="ghost" className="mt-3" onPress={() => void copy()}>
        {t('copy')}
      </Button>
    </>
  );
}
