import type { ComponentProps } from 'react';

/** Shows a button with only a picture. `label` is its name for screen readers, and its tooltip. */
export function IconButton({
  label,
  className = '',
  ...rest
}: ComponentProps<'button'> & { readonly label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`fade inline-flex size-9 flex-none items-center justify-center rounded-control text-ink-2 hover:bg-canvas hover:text-ink disabled:opacity-50 coarse:size-11 ${className}`}
      {...rest}
    />
  );
}
