import type { WhoAmI } from '#shared/api/routes.ts';
import type { MissingForTexting } from '#shared/domain/missingForTexting.ts';
import { MissingExplained } from './MissingExplained.tsx';

/** Stands in for Conversations while the company cannot text and this member may not read the history (P3). */
export function MissingPage(props: { readonly me: WhoAmI; readonly missing: MissingForTexting }) {
  return (
    <main className="min-h-0 flex-1 scroller bg-canvas px-4 py-6 desk:px-6 desk:py-7">
      <div className="mx-auto max-w-140 rounded-composer border border-line bg-paper">
        <MissingExplained {...props} />
      </div>
    </main>
  );
}
