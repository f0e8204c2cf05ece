import { useState } from 'react';
import { useNextPage, type Pages } from '../api/useNextPage.ts';
import { Button } from '../ui/Button.tsx';

const showMore = 'Show more';

export type ShownPages = Pages & {
  readonly data: { readonly pages: readonly unknown[] } | undefined;
  readonly isFetchingNextPage: boolean;
};

/**
 * Loads the next page of a list when it is pressed. While a refetch is on its way the press waits for it, because each request
 * would discard the other's answer. A press is for the list and the length at which it was made.
 */
export function ShowMore({
  list,
  pages,
  className,
  label = showMore,
}: {
  /** Identifies the list where one place shows several, such as the hits of what is typed. */
  readonly list: string;
  readonly pages: ShownPages;
  readonly className: string;
  readonly label?: string | undefined;
}) {
  const { data, isFetching, isFetchingNextPage, fetchNextPage } = pages;
  const end = `${data?.pages.length ?? 0} ${list}`;
  const [pressedAt, setPressedAt] = useState<string>();
  const isPressed = pressedAt === end;
  useNextPage(pages, isPressed);
  return (
    <Button
      look="link"
      className={className}
      disabled={isFetchingNextPage || (isPressed && isFetching)}
      onClick={() => {
        setPressedAt(end);
        void fetchNextPage({ cancelRefetch: false });
      }}
    >
      {label}
    </Button>
  );
}
