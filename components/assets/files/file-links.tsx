'use client';
import { Download, FileUp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { ButtonLink } from '#components/ui/button';
import { can } from '#domain/access/capabilities';

/** The list as a file, and files into the list: at a desk, where files are. */
export function FileLinks({ text, whose }: { text: string; whose: 'all' | 'yours' }) {
  const t = useTranslations('assetFiles');
  const { actor } = useMe();
  return (
    <div className="hidden w-full gap-2 desk:flex">
      <ButtonLink
        size="md"
        icon={<Download />}
        href={`/api/desk/assets?${new URLSearchParams({ text, whose })}`}
        download
        className="flex-1"
      >
        {t('export')}
      </ButtonLink>
      {can(actor.role, 'desk.read') ? (
        <ButtonLink size="md" icon={<FileUp />} href="/desk/assets/import" className="flex-1">
          {t('import')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
