import { ChevronLeft } from 'lucide-react';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { words } from '../words.ts';

/** Shows the head of a pane that is about a person but holds no thread. */
export function PaneHead({
  name,
  line,
  onBack,
}: {
  readonly name: string;
  readonly line: string;
  readonly onBack: (() => void) | undefined;
}) {
  return (
    <header className="flex min-h-15 flex-none items-center gap-3 border-b border-line bg-paper py-2 short:min-h-12 short:py-0.5 pr-4 pl-3 max-desk:gap-2 desk:pl-5">
      {onBack && (
        <IconButton label={words.thread.back} className="-mr-2 -ml-2" onClick={onBack}>
          <ChevronLeft aria-hidden="true" size={22} />
        </IconButton>
      )}
      <Avatar name={name} />
      <div className="min-w-0">
        <h1 dir="auto" className="truncate text-left text-title font-strong">
          {name}
        </h1>
        <p className="truncate text-[13px] leading-[18px] text-ink-3">{line}</p>
      </div>
    </header>
  );
}
