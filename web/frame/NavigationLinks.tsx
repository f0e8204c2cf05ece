import { Link } from 'wouter';
import type { NavigationBar } from '#shared/domain/navigationBar.ts';
import type { Address } from '../address.ts';
import { words } from '../words.ts';

/** Shows the pages that the member chose, in the member's order (P2). A phone shows them in the user menu instead. */
export function NavigationLinks({
  entries,
  here,
}: {
  readonly entries: NavigationBar;
  readonly here: Address['page'];
}) {
  return (
    <nav aria-label={words.bar.navigation} className="hidden flex-none desk:block">
      <ul className="ml-3 flex gap-1">
        {entries.map((page) => (
          <li key={page}>
            <Link
              href={`/${page}`}
              aria-current={isHere(page, here) ? 'page' : undefined}
              className="fade flex h-9 items-center rounded-control px-2.5 text-[15px] text-ink-2 hover:bg-canvas hover:no-underline aria-[current=page]:bg-canvas aria-[current=page]:font-strong aria-[current=page]:text-ink coarse:h-11"
            >
              {words.bar.entries[page]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Returns true while a page of this entry is shown. An inspection belongs to the entry of the inspections. */
export function isHere(entry: string, here: Address['page']): boolean {
  return entry === here || (entry === 'inspections' && here === 'inspection');
}
