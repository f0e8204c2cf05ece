import { useInfiniteQuery } from '@tanstack/react-query';
import { Section } from '#shared/domain/role.ts';
import { queries } from '../api/queries.ts';
import type { Listing } from './Listing.ts';
import { RecentSection } from './RecentSection.tsx';

/** The sections below each other; Unknown numbers only while there are any (P5). */
export function RecentLists({ listing }: { readonly listing: Listing }) {
  const { data: unknown } = useInfiniteQuery(queries.recent('unknown'));
  const anyUnknown = unknown?.pages.some((page) => page.items.length > 0);
  const sections = Section.options.filter((section) => section !== 'unknown' || anyUnknown);
  return sections.map((section, place) => (
    <RecentSection key={section} section={section} place={place} of={sections.length} listing={listing} />
  ));
}
