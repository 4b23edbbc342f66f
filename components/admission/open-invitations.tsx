'use client';
import { Check, MailPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { type Answer, answerOf, useAccessFaults } from '#components/shell/access-faults';
import { Button } from '#components/ui/button';
import { SectionHeading } from '#components/ui/section-heading';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import type { Role } from '#domain/access/roles';

interface OpenInvitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: number;
}

interface OpenInvitationsProps {
  invitations: readonly OpenInvitation[];
  withdraw: (values: { id: string }) => Promise<Answer<void>>;
}

/** Invitations nobody has accepted yet. */
export function OpenInvitations({ invitations, withdraw }: OpenInvitationsProps) {
  const t = useTranslations('access.admission');
  const says = useAccessFaults();
  const times = useTimes();
  const router = useRouter();
  if (invitations.length === 0) return null;
  const end = async (id: string) => {
    const answer = await answerOf(withdraw({ id }));
    showToast(
      answer.ok ? { text: t('withdrawn'), icon: <Check /> } : { text: says.whole(answer.error.code) },
    );
    router.refresh();
  };
  return (
    <section className="mt-10 max-w-160">
      <SectionHeading count={invitations.length}>{t('openTitle')}</SectionHeading>
      <ul className="divide-y divide-line border-y border-line">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="flex items-center gap-3 py-2 text-base dense:py-1 dense:text-sm">
            <MailPlus className="size-5 text-ink-3 dense:size-4" />
            <span className="min-w-0 flex-1">
              <span className="block font-medium [overflow-wrap:anywhere]">{email}</span>
              <span className="num block text-sm text-ink-3 dense:text-xs">
                {t(`roles.${role}`)}
                {times.now === null ? '' : `, ${t('until', { when: times.dayClock(expiresAt) })}`}
              </span>
            </span>
            <Button
              size="sm"
              tone="text"
              aria-label={t('withdrawNamed', { email })}
              onPress={() => void end(id)}
            >
              {t('withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
