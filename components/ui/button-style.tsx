import { looks } from './looks';

const FILLED: Array<'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-solid' | 'locked'> = [
  'primary',
  'secondary',
  'ghost',
  'danger',
  'danger-solid',
  'locked',
];

/** The looks of a button: shared by buttons and by links that look like buttons. */
export const buttonStyle = looks({
  base: [
    'inline-flex min-w-0 items-center justify-center rounded-btn font-semibold select-none',
    'transition-colors duration-press ease-linear forced-colors:border',
    'dense:h-8 dense:min-h-8 dense:gap-1.5 dense:rounded-ctl dense:px-3 dense:py-0 dense:text-sm dense:whitespace-nowrap',
    'roomy:h-9 roomy:min-h-9',
    'dense:[&_.lucide]:size-4',
  ],
  variants: {
    tone: {
      primary: 'bg-accent text-on-accent data-pressed:bg-accent-press dense:data-hovered:bg-accent-press',
      secondary: [
        'bg-fill text-ink data-pressed:bg-fill-2',
        'dense:bg-surface dense:font-medium dense:ring-1 dense:ring-fill-2 dense:ring-inset dense:data-hovered:bg-canvas dense:data-pressed:bg-fill',
      ],
      ghost:
        'bg-transparent text-ink ring-1 ring-line-strong ring-inset data-pressed:bg-fill dense:font-medium',
      text: 'bg-transparent text-accent data-pressed:bg-fill dense:font-medium dense:data-hovered:bg-fill',
      danger:
        'bg-transparent text-danger ring-[1.5px] ring-danger ring-inset data-pressed:bg-danger-soft dense:font-medium',
      'danger-solid': 'bg-danger-solid text-on-danger data-pressed:opacity-90',
      locked: 'bg-fill text-ink-3 data-pressed:bg-fill-2',
    },
    size: {
      md: 'min-h-12 gap-2 py-1.5 text-md/5 [&_.lucide]:size-5',
      sm: 'min-h-11 gap-2 py-1.5 text-base/5 [&_.lucide]:size-4.5',
    },
    block: { true: 'flex w-full' },
    off: { true: 'cursor-not-allowed opacity-50' },
  },
  compound: [
    { tone: 'text', class: 'px-3' },
    { tone: FILLED, size: 'md', class: 'px-4.5' },
    { tone: FILLED, size: 'sm', class: 'px-3.5' },
  ],
  otherwise: { tone: 'secondary', size: 'md' },
});

export type ButtonTone = Exclude<keyof typeof buttonStyle.variants.tone, 'locked'>;
export type ButtonSize = keyof typeof buttonStyle.variants.size;
