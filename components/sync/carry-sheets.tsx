'use client';
import { FileDown, FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslations } from 'use-intl';
import { type BroughtHere, exportUnsent, importUnsent } from '#client/live/carry';
import { giveFile } from '#client/platform/give-file';
import { Button } from '#components/ui/button';
import { PasswordField } from '#components/ui/password-field';
import { Sheet } from '#components/ui/sheet';
import { showToast } from '#components/ui/toast';
import { isLongEnough } from './carry-file';

interface CarrySheetProps {
  isOpen: boolean;
  onClose: () => void;
  /** the file was made, or something came in */
  onDone?: () => void;
}

/** Makes the file in which unsent work goes to another device. */
export function ExportSheet({ isOpen, onClose, onDone }: CarrySheetProps) {
  const t = useTranslations('sync.carry');
  const [words, setWords] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const make = async () => {
    if (!isLongEnough(words)) return setError(t('short'));
    setIsBusy(true);
    const file = await exportUnsent(words);
    setIsBusy(false);
    if (!file) return setError(t('storage'));
    giveFile(file, 'unsent-work.holdfast');
    setWords('');
    showToast({ icon: <FileDown />, text: t('outDone') });
    onClose();
    onDone?.();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('outTitle')}
      footer={
        <Button tone="primary" block icon={<FileDown />} isDisabled={isBusy} onPress={() => void make()}>
          {t('outDo')}
        </Button>
      }
      footnote={t('foot')}
    >
      <p className="text-base text-ink-2">{t('outLead')}</p>
      <Passphrase value={words} error={error} isNew onChange={setWords} onTyped={() => setError(null)} />
    </Sheet>
  );
}

/** Takes such a file in. */
export function ImportSheet({ isOpen, onClose, onDone }: CarrySheetProps) {
  const t = useTranslations('sync.carry');
  const [file, setFile] = useState<File | null>(null);
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState<{ file?: string; words?: string }>({});
  const [isBusy, setIsBusy] = useState(false);
  const take = async () => {
    if (!file) return setWrong({ file: t('noFile', { name: 'unsent-work.holdfast' }) });
    if (!words) return setWrong({ words: t('short') });
    setIsBusy(true);
    const brought = await importUnsent(file, words);
    setIsBusy(false);
    const refused = whyNot(brought);
    if (refused) return setWrong({ [refused === 'wrongPassphrase' ? 'words' : 'file']: t(refused) });
    setWords('');
    setFile(null);
    if (typeof brought === 'object')
      showToast({ icon: <FileUp />, text: t('came', { count: brought.came }) });
    onClose();
    onDone?.();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('inTitle')}
      footer={
        <Button tone="primary" block icon={<FileUp />} isDisabled={isBusy} onPress={() => void take()}>
          {t('inDo')}
        </Button>
      }
      footnote={t('foot')}
    >
      <div className="text-base">
        <FileTrigger
          acceptedFileTypes={['.holdfast', 'application/json']}
          onSelect={(files) => {
            setFile(files?.[0] ?? null);
            setWrong({});
          }}
        >
          <Button block icon={<FileUp />}>
            {file ? <bdi className="wrap-anywhere">{file.name}</bdi> : t('choose')}
          </Button>
        </FileTrigger>
        <div role="alert">{wrong.file ? <p className="mt-2 text-sm text-danger">{wrong.file}</p> : null}</div>
      </div>
      <Passphrase
        value={words}
        error={wrong.words ?? null}
        onChange={setWords}
        onTyped={() => setWrong({})}
      />
    </Sheet>
  );
}

function whyNot(brought: BroughtHere): 'wrongPassphrase' | 'notOurs' | 'otherPerson' | 'storage' | null {
  switch (brought) {
    case 'passphrase':
      return 'wrongPassphrase';
    case 'not_ours':
      return 'notOurs';
    case 'other_person':
      return 'otherPerson';
    case 'storage':
      return 'storage';
    default:
      return null;
  }
}

interface PassphraseProps {
  value: string;
  error: string | null;
  isNew?: boolean;
  onChange: (words: string) => void;
  onTyped: () => void;
}

function Passphrase({ value, error, isNew = false, onChange, onTyped }: PassphraseProps) {
  const t = useTranslations('sync.carry');
  return (
    <div className="mt-4">
      <PasswordField
        label={t('passphrase')}
        help={isNew ? t('passphraseHelp') : undefined}
        autoComplete="off"
        value={value}
        error={error}
        onChange={(words) => {
          onChange(words);
          onTyped();
        }}
      />
    </div>
  );
}
