import { words } from '../words.ts';

/** Holds the place of a pane until its content arrives; visible only when that takes a while. */
export function PaneLoading() {
  return (
    <div role="status" aria-label={words.list.loading} className="flex h-full flex-1 flex-col bg-canvas p-6">
      <div className="skeleton mt-auto h-10 w-[52%]" />
      <div className="skeleton mt-4 h-10 w-[38%] self-end" />
    </div>
  );
}
