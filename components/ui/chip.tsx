'use client';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { looks } from './looks';

const style = looks({
  base: [
    'relative inline-flex h-8 flex-none items-center gap-1.5 rounded-full text-sm font-medium whitespace-nowrap forced-colors:border',
    'dense:h-6.5 dense:text-xs [&_.lucide]:size-4 dense:[&_.lucide]:size-3.5',
  ],
  variants: {
    tone: {
      fill: 'bg-fill text-ink',
      line: 'text-ink ring-1 ring-line-strong ring-inset',
      dashed: 'border-[1.5px] border-dashed border-line-strong text-ink-2',
      warn: 'bg-warn-soft font-semibold text-warn',
      on: 'bg-accent-soft font-semibold text-accent ring-[1.5px] ring-accent ring-inset',
      quiet: 'text-ink-3',
    },
    ends: { words: 'ps-2.5 pe-3 dense:ps-2 dense:pe-2.5', button: 'ps-3 dense:ps-2.5' },
    // draws 32, takes 44: the extra touch room costs no layout
    press: {
      true: 'transition-colors duration-press ease-linear after:absolute after:-inset-y-2 after:inset-x-0 data-pressed:bg-fill-2 dense:after:inset-0 dense:data-hovered:bg-fill-2',
    },
  },
  otherwise: { tone: 'fill', ends: 'words' },
});

interface Looks {
  icon?: ReactNode;
  tone?: keyof typeof style.variants.tone;
  className?: string;
  children: ReactNode;
}

/** The same as a button: 32 high, 44 to the finger. */
export function ChipButton({
  icon,
  tone,
  className,
  children,
  ...rest
}: Looks & Omit<AriaButtonProps, 'className' | 'children' | 'style'>) {
  return (
    <AriaButton {...rest} className={style({ tone, press: true, className })}>
      {icon}
      {children}
    </AriaButton>
  );
}

/** The same as a link. */
export function ChipLink({
  icon,
  tone,
  className,
  children,
  ...rest
}: Looks & Omit<AriaLinkProps, 'className' | 'children' | 'style'>) {
  return (
    <AriaLink {...rest} className={style({ tone, press: true, className })}>
      {icon}
      {children}
    </AriaLink>
  );
}

interface FilterChipProps {
  /** the field, said quietly */
  name: string;
  value: ReactNode;
  onRemove: () => void;
  onPress?: () => void;
}

/** A filter in force: names its field quietly and its value in weight; the cross removes it. */
export function FilterChip({ name, value, onRemove, onPress }: FilterChipProps) {
  const t = useTranslations('common');
  const words = (
    <>
      <span className="text-ink-3">{name}</span>
      <span className="font-semibold">{value}</span>
    </>
  );
  return (
    <span className={style({ ends: 'button' })}>
      {onPress ? (
        <AriaButton onPress={onPress} className="flex items-center gap-1.5 rounded-tag">
          {words}
        </AriaButton>
      ) : (
        words
      )}
      <AriaButton
        aria-label={t('removeFilter', { name })}
        onPress={onRemove}
        className="relative grid size-8 place-items-center rounded-full text-ink-2 after:absolute after:-inset-2 data-pressed:bg-fill-2 dense:size-6.5 dense:after:inset-0 dense:data-hovered:bg-fill-2"
      >
        <X />
      </AriaButton>
    </span>
  );
}
