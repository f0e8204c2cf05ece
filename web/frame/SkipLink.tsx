import { words } from '../words.ts';

/** Lets a member who moves by keyboard pass the bar and the lists. It shows itself only while it has the focus. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="absolute top-1.5 left-2 z-10 not-focus:sr-only rounded-control border border-edge bg-raised px-3 py-2 font-strong"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
    >
      {words.bar.skip}
    </a>
  );
}
