import type { ComponentProps } from 'react';

type Look = 'primary' | 'idle' | 'danger' | 'plain' | 'small' | 'quiet' | 'link';

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent font-strong hover:opacity-90 px-4 h-9 rounded-control',
  idle: 'bg-canvas text-ink-3 font-strong cursor-default px-4 h-9 rounded-control forced-colors:border',
  danger: 'bg-bad text-paper font-strong hover:opacity-90 px-4 h-9 rounded-control',
  plain: 'border border-edge bg-paper text-ink font-strong hover:bg-canvas px-4 h-9 rounded-control',
  small:
    'inline-flex items-center border border-edge bg-paper text-ink text-[13px] font-strong hover:bg-canvas hover:no-underline px-3 h-7.5 rounded-control whitespace-nowrap',
  quiet:
    'text-ink-2 text-[13px] font-strong hover:bg-canvas hover:text-ink px-3 h-7.5 rounded-control whitespace-nowrap',
  link: 'text-accent font-strong hover:underline rounded-small',
};

/** Returns the classes of a button, for a link that looks like one. */
export function buttonClass(look: Look): string {
  const size = look === 'link' ? '' : 'coarse:min-h-11';
  return `fade disabled:cursor-default disabled:opacity-50 ${size} ${looks[look]}`;
}

/** Shows a button in words: `small` and `quiet` are for rows, `link` for a line of text. */
export function Button({
  look = 'plain',
  className = '',
  ...rest
}: ComponentProps<'button'> & { readonly look?: Look }) {
  return <button type="button" className={`${buttonClass(look)} ${className}`} {...rest} />;
}
