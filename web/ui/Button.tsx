import type { ComponentProps } from 'react';

type Look = 'primary' | 'danger' | 'plain' | 'link';

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent font-strong hover:opacity-90 px-4 h-9 rounded-control',
  danger: 'bg-bad text-paper font-strong hover:opacity-90 px-4 h-9 rounded-control',
  plain: 'border border-edge bg-paper text-ink hover:bg-canvas px-4 h-9 rounded-control',
  link: 'text-accent font-strong hover:underline rounded-small',
};

/** A button in words. `link` stands within a line of text. */
export function Button({
  look = 'plain',
  className = '',
  ...rest
}: ComponentProps<'button'> & { readonly look?: Look }) {
  const size = look === 'link' ? '' : 'coarse:min-h-11';
  return (
    <button
      type="button"
      className={`fade disabled:cursor-default disabled:opacity-50 ${size} ${looks[look]} ${className}`}
      {...rest}
    />
  );
}
