'use client';
import { Save, TriangleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { itemBase } from '#client/live/catalog';
import { newId } from '#client/platform/clock';
import type { SettingDoor } from '#components/shell/server-answer';
import { type Told, useSetting } from '#components/shell/use-setting';
import { Button, ButtonLink } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { showToast } from '#components/ui/toast';
import { inCatalogWords } from '#components/words/catalog-words';
import { checkRules } from '#domain/approval/policy';
import { checkPlan } from '#domain/fulfil/plan';
import { checkForm } from '#domain/request/form';
import type { ArgsOf } from '#sync/registry';
import type { Base } from '#sync/tx';
import type { CatalogItemRow } from '#sync/views/catalog';
import { focusFirstWrong } from '../first-wrong';
import { ApprovalEditor, type Approver } from './approval-editor';
import { blankItem, fieldsOfItem, type ItemFields } from './blank';
import { FormBuilder } from './form-builder';
import { type ItemChoices, ItemFacts } from './item-facts';
import { PlanEditor } from './plan-editor';
import { FormPreview } from './preview';
import { UnreadWithin, useUnread } from './unread';
import { useStay } from './use-stay';

export type SaveItem = SettingDoor<ArgsOf<'catalog.save'>, Base | null>;

interface ItemEditorProps extends ItemChoices {
  /** null: a new one */
  row: CatalogItemRow | null;
  /** the place behind all others */
  last: number;
  save: SaveItem;
  /** who can be asked to approve */
  people: readonly Approver[];
}

/** An item of the catalogue with its form, and beside it how it looks to those who ask. */
export const ItemEditor = inCatalogWords(Editor);

function Editor({ row, last, save: door, people, ...choices }: ItemEditorProps) {
  const t = useTranslations('catalog.build');
  const router = useRouter();
  const [seen, setSeen] = useState(row);
  const [item, setItem] = useState<ItemFields>(row ? fieldsOfItem(row) : blankItem(last));
  /** How often something stopped saving: each time the first of it is focused, and told from then on. */
  const [stopped, setStopped] = useState(0);
  const tells = stopped > 0;
  const itemId = useRef(row?.id ?? newId());
  /** The form that was sent last: the same words keep their id, so that sending them again is harmless. */
  const sent = useRef({ text: '', id: '' });
  const { save, saving, told, forget } = useSetting<ArgsOf<'catalog.save'>, Base | null>(door, () => {
    showToast({ text: t('saved', { name: item.name }) });
    router.push('/desk/settings/catalogue');
  });
  const isChanged = JSON.stringify(item) !== JSON.stringify(seen ? fieldsOfItem(seen) : blankItem(last));
  const { wanted, stay, leave } = useStay(isChanged && !saving);
  const unread = useUnread();
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stopped > 0) focusFirstWrong(page.current);
  }, [stopped]);
  const set = (change: Partial<ItemFields>) => setItem((before) => ({ ...before, ...change }));
  const isSound =
    checkForm(item.fields).length === 0 &&
    checkRules(item.approval, item.fields).length === 0 &&
    checkPlan(item.plan, item.fields).length === 0 &&
    item.name.trim() !== '' &&
    item.group.trim() !== '' &&
    !unread.isUnread;

  const press = () => {
    if (!isSound) return setStopped(stopped + 1);
    const { fields, titleField, ...rest } = item;
    const now = seen?.versions[0];
    const isSame =
      now !== undefined &&
      now.titleField === titleField &&
      JSON.stringify(now.fields) === JSON.stringify(fields);
    const text = JSON.stringify([seen?.ver, fields, titleField]);
    if (sent.current.text !== text) sent.current = { text, id: newId() };
    const form = isSame ? null : { id: sent.current.id, fields: [...fields], titleField };
    save({ itemId: itemId.current, ...rest, form } as ArgsOf<'catalog.save'>, seen && itemBase(seen));
  };
  return (
    <div ref={page} className="flex flex-1 flex-col">
      <div className="mx-auto grid w-full max-w-300 gap-x-10 gap-y-8 px-4 py-5 desk:px-6 desk:grid-cols-[minmax(0,1fr)_21rem] wide:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <UnreadWithin tell={unread.tell}>
            <ItemFacts item={item} set={set} tells={tells} {...choices} />
            <FormBuilder item={item} set={set} tells={tells} />
            <ApprovalEditor item={item} people={people} set={set} tells={tells} />
            <PlanEditor item={item} teams={choices.teams} set={set} tells={tells} />
          </UnreadWithin>
        </div>
        <div className="desk:sticky desk:top-4 desk:self-start">
          <FormPreview item={item} />
        </div>
      </div>
      <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 mt-auto desk:bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-2.5 desk:px-6">
        <Button tone="primary" icon={<Save />} isPending={saving} onPress={press}>
          {row ? t('save') : t('make')}
        </Button>
        <ButtonLink href="/desk/settings/catalogue">{t('back')}</ButtonLink>
        <div role="alert" className="min-w-0 flex-1">
          <Trouble
            told={told}
            isIncomplete={tells && !isSound}
            onTheirs={
              row && row.ver !== seen?.ver
                ? () => {
                    setSeen(row);
                    setItem(fieldsOfItem(row));
                    forget();
                  }
                : null
            }
            onMine={
              row && row.ver !== seen?.ver
                ? () => {
                    setSeen(row);
                    forget();
                  }
                : null
            }
          />
        </div>
      </div>
      <DialogConfirm
        isOpen={wanted !== null}
        onClose={stay}
        title={t('unsaved.title')}
        keep={t('unsaved.keep')}
        confirm={t('unsaved.leave')}
        onConfirm={leave}
      >
        {t('unsaved.text', { name: item.name.trim() || t('unnamedItem') })}
      </DialogConfirm>
    </div>
  );
}

interface TroubleProps {
  told: Told | null;
  isIncomplete: boolean;
  /** takes what somebody else saved meanwhile */
  onTheirs: (() => void) | null;
  /** goes on with one's own, on top of theirs */
  onMine: (() => void) | null;
}

function Trouble({ told, isIncomplete, onTheirs, onMine }: TroubleProps) {
  const t = useTranslations('catalog.build.trouble');
  const codes = ['forbidden', 'unavailable', 'expired'] as const;
  const words = isIncomplete
    ? t('incomplete')
    : told?.kind === 'merged'
      ? t('merged')
      : told
        ? t(codes.find((one) => one === told.failure.code) ?? 'other')
        : null;
  if (!words) return null;
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm font-medium text-danger [&_.lucide]:size-4">
      <TriangleAlert />
      {words}
      {told?.kind === 'merged' && onTheirs ? (
        <Button tone="text" size="sm" onPress={onTheirs}>
          {t('takeTheirs')}
        </Button>
      ) : null}
      {told?.kind === 'merged' && onMine ? (
        <Button tone="text" size="sm" onPress={onMine}>
          {t('keepMine')}
        </Button>
      ) : null}
    </p>
  );
}
