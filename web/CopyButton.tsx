import { useState, type ComponentProps } from 'react';
import { formatPhoneNumber, type PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { announce } from './ui/Announcer.tsx';
import { TextAction } from './ui/TextAction.tsx';
import { words } from './words.ts';

/** The look of an action beside a number, which is read more often than changed. */
export const calm = 'text-[13px] font-normal! text-ink-2!';

/** Copies a number, for a desk that has no phone app. */
export function CopyButton({
  number,
  className = '',
  ...rest
}: { readonly number: PhoneNumber } & ComponentProps<'button'>) {
  const [copied, setCopied] = useState(false);
  const shown = formatPhoneNumber(number);
  const copy = async () => {
    await navigator.clipboard.writeText(shown);
    setCopied(true);
    announce(words.contact.copied);
  };
  return (
    <TextAction
      {...rest}
      className={`${calm} ${className}`}
      aria-label={words.contact.copyNumber(shown)}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      {copied ? words.contact.copied : words.contact.copy}
    </TextAction>
  );
}
