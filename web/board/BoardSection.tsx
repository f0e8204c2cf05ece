import { useId, type ReactNode } from 'react';

/** Shows a titled list of the board. */
export function BoardSection({
  name,
  aside,
  children,
}: {
  readonly name: string;
  readonly aside: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="mt-5 overflow-hidden rounded-composer border border-line bg-paper">
      <div className="flex h-9.5 items-center justify-between border-b border-line px-4 text-section text-ink-2">
        <h3 id={id} className="font-strong">
          {name}
        </h3>
        <span className="tabular text-ink-3">{aside}</span>
      </div>
      <ul aria-labelledby={id} className="divide-y divide-line">
        {children}
      </ul>
    </section>
  );
}
