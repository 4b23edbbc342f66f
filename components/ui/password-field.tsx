'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslations } from 'use-intl';
import { TextField, type TextFieldProps } from './text-field';

/** A password that can be looked at. It never tells whether it was right. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'trailing'>) {
  const t = useTranslations('common');
  const [shown, setShown] = useState(false);
  return (
    <TextField
      spellCheck="false"
      {...props}
      type={shown ? 'text' : 'password'}
      trailing={
        <ToggleButton
          isSelected={shown}
          onChange={setShown}
          aria-label={t('showPassword')}
          className="grid w-12 self-stretch place-items-center rounded-btn text-ink-3 -outline-offset-4 data-selected:text-ink dense:w-9"
        >
          {shown ? <EyeOff className="size-5 dense:size-4" /> : <Eye className="size-5 dense:size-4" />}
        </ToggleButton>
      }
    />
  );
}
