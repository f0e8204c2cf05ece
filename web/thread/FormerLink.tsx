import { Link } from 'wouter';
import { conversationPath } from '../address.ts';
import { words } from '../words.ts';
import type { FormerThread } from './threadRows.ts';

/** Leads from the thread at a person's new number to their texts at the old one (P21). */
export function FormerLink({ former: { name, conversationId } }: { readonly former: FormerThread }) {
  return (
    <>
      {words.thread.formerNumber(name)}{' '}
      <Link href={conversationPath(conversationId)} className="text-accent hover:underline">
        {words.thread.earlierTexts}
      </Link>
    </>
  );
}
