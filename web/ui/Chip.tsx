import type { ReactNode } from 'react';

/** Shows one choice above a list. A finger has 44 pixels of height for it. */
export function Chip({
  chosen,
  onChoose,
  className = '',
  children,
}: {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={`fade relative h-7 rounded-full border px-3 text-[13px] leading-none whitespace-nowrap after:absolute after:inset-0 coarse:h-8 coarse:after:-inset-y-1.5 ${
        chosen
          ? 'border-ink bg-ink font-strong text-paper'
          : 'border-line bg-paper text-ink-2 hover:bg-canvas'
      } ${className}`}
    >
      {children}
    </button>
  );
}
