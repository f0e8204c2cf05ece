import type { ComponentProps } from 'react';

/** The look of an action within a line of small text. On a touch screen it takes more room than it shows. */
export const textActionClass =
  'tap rounded-small font-strong whitespace-nowrap text-accent hover:underline aria-disabled:opacity-60 coarse:py-1';

/** Shows a button within a line of text. While `busy` it stays where it is, and keeps the focus. */
export function TextAction({
  busy = false,
  className = '',
  ...rest
}: ComponentProps<'button'> & { readonly busy?: boolean }) {
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      className={`${textActionClass} ${className}`}
      {...rest}
    />
  );
}
