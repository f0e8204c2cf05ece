import type { ReactNode } from 'react';

/** Shows a native choice with its label, or with the label for screen readers only. */
export function SelectField({
  label,
  hidden = false,
  value,
  disabled = false,
  onChange,
  children,
}: {
  readonly label: string;
  readonly hidden?: boolean;
  readonly value: string | number;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}) {
  return (
    <label className="block text-[13px] leading-[18px] text-ink-3">
      <span className={hidden ? 'sr-only' : 'mb-1 block'}>{label}</span>
      <select
        className="h-9 rounded-control border border-edge bg-paper px-2 text-ink coarse:h-11"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {children}
      </select>
    </label>
  );
}
