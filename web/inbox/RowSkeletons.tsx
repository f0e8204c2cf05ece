import { words } from '../words.ts';

/** Holds the place of rows that are loading. */
export function RowSkeletons({ count }: { readonly count: number }) {
  return (
    <div role="status" aria-label={words.list.loading}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="flex h-14 items-center gap-3 px-3 coarse:h-15">
          <div className="skeleton size-[38px] flex-none rounded-full!" />
          <div className="flex-1 space-y-2">
            <div className="skeleton h-3 w-2/5" />
            <div className="skeleton h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
