import type { WhoAmI } from '#shared/api/routes.ts';
import type { MissingForTexting } from '#shared/domain/missingForTexting.ts';
import { MissingExplained } from './MissingExplained.tsx';
import { PageMain } from '../frame/PageMain.tsx';

/** Stands in for Conversations while the company cannot text and this member may not read the history (P3). */
export function MissingPage(props: { readonly me: WhoAmI; readonly missing: MissingForTexting }) {
  return (
    <PageMain>
      <div className="mx-auto max-w-140 rounded-composer border border-line bg-paper">
        <MissingExplained {...props} />
      </div>
    </PageMain>
  );
}
