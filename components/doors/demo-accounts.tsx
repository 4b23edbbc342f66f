'use client';
import { CircleUserRound, Headset, LayoutDashboard, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Group, GroupRow } from '#components/ui/group';
import type { Role } from '#domain/access/roles';

export interface DemoAccount {
  role: Role;
  name: string;
  email: string;
  password: string;
}

const ICONS: Record<Role, ReactNode> = {
  requester: <CircleUserRound />,
  technician: <Headset />,
  manager: <LayoutDashboard />,
  administrator: <Settings />,
};

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  onChoose: (account: DemoAccount) => void;
}

/** The people of a demonstration. Choosing one fills in the form; it signs nobody in by itself. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  const t = useTranslations('doors');
  return (
    <>
      <Group title={t('demoAccounts')}>
        {accounts.map((account) => (
          <GroupRow
            key={account.email}
            icon={ICONS[account.role]}
            title={account.name}
            detail={t(`roles.${account.role}`)}
            onPress={() => onChoose(account)}
          />
        ))}
      </Group>
      <p className="mt-2 px-4 text-sm text-ink-3">{t('demoHint')}</p>
    </>
  );
}
