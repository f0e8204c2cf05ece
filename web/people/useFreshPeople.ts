import { useEffect } from 'react';
import type { FoundContact } from '#shared/api/routes.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';

/** Reads the list of people again when a live event says that one of those shown has another name, or left their number. */
export function useFreshPeople(shown: readonly FoundContact[] | undefined): void {
  useEffect(() =>
    queryClient.getQueryCache().subscribe(({ type, query }) => {
      const [kind, conversationId] = query.queryKey as readonly string[];
      if (type !== 'updated' || kind !== 'conversation' || conversationId === undefined) return;
      const people = queryClient.getQueryData(queries.conversation(conversationId).queryKey)?.people ?? [];
      const isOutdated = people.some(({ contactId, name, former }) =>
        shown?.some(
          ({ contact }) =>
            contact?.contactId === contactId &&
            contact.archivedAt === undefined &&
            (contact.name !== name ||
              (former && 'number' in contact.texting && contact.texting.conversationId === conversationId)),
        ),
      );
      if (!isOutdated) return;
      for (const list of ['contacts', 'search']) void queryClient.invalidateQueries({ queryKey: [list] });
    }),
  );
}
