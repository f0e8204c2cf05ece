import { useEffect } from 'react';

export type Pages = {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly error: Error | null;
  readonly fetchNextPage: (options: { readonly cancelRefetch: false }) => unknown;
};

/**
 * Asks for the next page of a list while it is wanted and no request is on its way. It decides after every render, because a
 * request that was dropped leaves everything as it was. After a failure the member decides.
 */
export function useNextPage({ hasNextPage, isFetching, error, fetchNextPage }: Pages, wanted: boolean): void {
  useEffect(() => {
    if (wanted && hasNextPage && !isFetching && !error) void fetchNextPage({ cancelRefetch: false });
  });
}
