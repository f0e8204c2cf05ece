import { useMemo } from 'react';
import { textParts } from './textParts.ts';

/** A text as it was written, line breaks and direction kept; what can be opened, called or written to is a link. Never HTML. */
export function TextWithLinks({ text, linkClass }: { readonly text: string; readonly linkClass: string }) {
  const parts = useMemo(() => textParts(text), [text]);
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
      {parts.map((part, place) =>
        part.href ? (
          <a
            key={place}
            href={part.href}
            className={`${linkClass} ${part.href.startsWith('tel:') ? 'whitespace-nowrap' : ''}`}
            {...elsewhere(part.href)}
          >
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

function elsewhere(href: string) {
  return /^https?:/.test(href) ? { target: '_blank', rel: 'noopener noreferrer' } : {};
}
