import type { ComponentProps } from 'react';

type Props = ComponentProps<'input'> & {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Says what is wrong with the value, in place of the hint. */
  readonly fault?: string | undefined;
};

/** Shows a labeled field with a hint, or with what is wrong in its place. */
export function TextField({ id, label, hint, fault, ...input }: Props) {
  return (
    <div className="mt-4">
      <label htmlFor={id} className="text-[13px] leading-[18px] text-ink-3">
        {label}
      </label>
      <input
        id={id}
        className={`mt-1 h-9 w-full rounded-control border bg-paper px-3 text-ink coarse:h-11 ${fault ? 'border-bad' : 'border-edge'}`}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint`}
        {...input}
      />
      <p id={`${id}-hint`} className={`mt-1 text-meta wrap-anywhere ${fault ? 'text-bad' : 'text-ink-3'}`}>
        {fault ?? hint}
      </p>
    </div>
  );
}
