import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { words } from '../words.ts';

/**
 * Shows what concerns the whole page, in the bar. One notice is shown at a time, the first. Where the bar is narrow the notice is
 * two lines, and a press shows the whole of it over the page, so that it moves nothing (`.bar-notice` in styles/components.css).
 */
export function BarNotice({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const Chevron = isOpen ? ChevronUp : ChevronDown;
  const Part = label === undefined ? 'div' : 'section';
  return (
    <Part data-notice="" data-open={isOpen} aria-label={label} className="bar-notice">
      <div>{children}</div>
      <button
        type="button"
        aria-label={isOpen ? words.notices.fold : words.notices.unfold}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron size={16} aria-hidden="true" />
      </button>
    </Part>
  );
}
