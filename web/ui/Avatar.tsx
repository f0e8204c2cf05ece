/** Shows the initials of a name on a gray disc, or a question mark for a person without a name. `size` is in pixels. */
export function Avatar({ name, size = 38 }: { readonly name: string | undefined; readonly size?: number }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex flex-none items-center justify-center rounded-full border border-line bg-canvas font-strong text-ink-2 select-none"
      style={{ width: size, height: size, fontSize: Math.max(12, Math.round(size * 0.34)) }}
    >
      {name ? initialsOf(name) : '?'}
    </span>
  );
}

/** Returns "AM" for "Ana Moreno", "AL" for "Ana & Luis Moreno", "В" for "Вера". Skips emoji and punctuation. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s&,·-]+/u).flatMap((word) => /\p{Letter}/u.exec(word)?.[0] ?? []);
  const [first = '?'] = words;
  const second =
    name.includes('&') || name.includes(',') ? words[1] : words.length > 1 ? words.at(-1) : undefined;
  return `${first}${second ?? ''}`.toLocaleUpperCase();
}
