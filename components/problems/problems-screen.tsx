'use client';
import { Repeat2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { TextLink } from '#components/ui/link';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import type { ProblemLine, Proposal } from '#domain/problem/report';
import { type Decide, ProposalCard } from './proposal-card';

const TABS = ['proposals', 'open', 'known', 'all'] as const;
export type Tab = (typeof TABS)[number];

interface ProblemsScreenProps extends Decide {
  tab: Tab;
  proposals: readonly Proposal[];
  problems: readonly ProblemLine[];
}

/** What is proposed, or the problems there are. */
export function ProblemsScreen({ tab, proposals, problems, ...decide }: ProblemsScreenProps) {
  const t = useTranslations('problems');
  const isEmpty = proposals.length === 0 && problems.length === 0;
  return (
    <>
      <nav aria-label={t('tabs')} className="flex flex-wrap gap-2 px-4 py-3 desk:px-6">
        {TABS.map((one) => (
          <ButtonLink
            key={one}
            href={one === 'proposals' ? '/desk/problems' : `/desk/problems?tab=${one}`}
            size="sm"
            tone={one === tab ? 'secondary' : 'text'}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`tab.${one}`)}
          </ButtonLink>
        ))}
      </nav>
      {isEmpty ? (
        <EmptyState icon={<Repeat2 />} title={t(`none.${tab}`)} className="flex-1">
          {t('noneText')}
        </EmptyState>
      ) : null}
      {proposals.length > 0 ? (
        <ul className="grid grid-cols-1 gap-4 px-4 pb-8 desk:px-6 wide:grid-cols-2">
          {proposals.map((one) => (
            <li key={one.id}>
              <ProposalCard proposal={one} {...decide} />
            </li>
          ))}
        </ul>
      ) : null}
      {problems.length > 0 ? (
        <Table label={t('title')} className="flex-1">
          <THead>
            <Th>{t('number')}</Th>
            <Th>{t('name')}</Th>
            <Th>{t('state')}</Th>
            <Th align="end" className="max-desk:hidden" />
          </THead>
          <tbody>
            {problems.map(({ id, number, title, state, updatedAt }) => (
              <Tr key={id}>
                <Td>{number}</Td>
                <Td grow>
                  <TextLink href={`/desk/problems/${id}`}>
                    <bdi>{title}</bdi>
                  </TextLink>
                </Td>
                <Td>{t(`states.${state}`)}</Td>
                <Td align="end" className="max-desk:hidden">
                  <When at={updatedAt} as="day" />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </>
  );
}
