import type { ComponentProps } from 'react';
import { formatPhoneNumber, type PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { CopyButton } from './CopyButton.tsx';
import { buttonClass } from './ui/Button.tsx';
import { UnbrokenNumbers } from './ui/UnbrokenNumbers.tsx';
import { stepWords } from './stepWords.ts';

/** Offers to call a number, which it shows. With a mouse it can be copied too, because a desk often has no phone app. */
export function Call({
  number,
  face = stepWords.call,
  ...rest
}: {
  readonly number: PhoneNumber;
  /** Says it in other words than "Call (555) 010-2214". */
  readonly face?: (number: string) => string;
  /** Set in a list in which the arrow keys also reach the buttons. */
  readonly 'data-row'?: string | undefined;
} & ComponentProps<'a'>) {
  const row = rest['data-row'];
  return (
    <span className="inline-flex items-center gap-2 fine:pe-2">
      <a className={buttonClass('small')} {...rest} href={`tel:${number}`}>
        <span>
          <UnbrokenNumbers>{face(formatPhoneNumber(number))}</UnbrokenNumbers>
        </span>
      </a>
      <CopyButton number={number} data-row={row && `copy ${row}`} className="coarse:hidden" />
    </span>
  );
}
