import { useId, type ComponentProps, type ReactNode } from 'react';
import { UnbrokenNumbers } from '../ui/UnbrokenNumbers.tsx';

/** Shows a labeled input with what is wrong with it, or a hint, below. */
export function FormField({
  label,
  fault,
  hint,
  onText,
  ...input
}: Omit<ComponentProps<'input'>, 'onChange'> & {
  readonly label: string;
  readonly fault?: string | undefined;
  readonly hint?: ReactNode;
  readonly onText: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className="mt-3">
      <label className="text-[13px] leading-[18px] text-ink-3" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={`mt-1 h-9 w-full rounded-control border bg-paper px-3 text-ink coarse:h-11 ${fault ? 'border-bad' : 'border-edge'}`}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onText(event.currentTarget.value)}
        {...input}
      />
      <div id={`${id}-hint`} className="mt-1 text-meta wrap-anywhere text-ink-3">
        {fault ? (
          <p className="text-bad">
            <UnbrokenNumbers>{fault}</UnbrokenNumbers>
          </p>
        ) : (
          hint
        )}
      </div>
    </div>
  );
}
