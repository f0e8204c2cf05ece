import { useMemo } from 'react';
import { textParts, type TextPart } from './textParts.ts';

const directionControls = /\p{Bidi_Control}/u;

/**
 * Shows a text as it was written, with its line breaks and direction. What can be opened, called or written to is a link. Never
 * HTML. Each link, and each piece that holds invisible direction controls, is isolated, so that none can change how another one
 * reads.
 */
export function TextWithLinks({ text, linkClass }: { readonly text: string; readonly linkClass: string }) {
  const parts = useMemo(() => textParts(text), [text]);
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
      {parts.map((part, index) => (
        <Part key={index} part={part} linkClass={linkClass} />
      ))}
    </p>
  );
}

function Part({
  part: { text, href, shown },
  linkClass,
}: {
  readonly part: TextPart;
  readonly linkClass: string;
}) {
  if (!href) return directionControls.test(text) ? <bdi>{text}</bdi> : text;
  const isPhone = href.startsWith('tel:');
  return (
    <bdi dir="ltr">
      <a href={href} className={`${linkClass} ${isPhone ? 'whitespace-nowrap' : ''}`} {...elsewhere(href)}>
        {shown ?? text}
      </a>
    </bdi>
  );
}

function elsewhere(href: string) {
  return /^https?:/.test(href) ? { target: '_blank', rel: 'noopener noreferrer' } : {};
}
