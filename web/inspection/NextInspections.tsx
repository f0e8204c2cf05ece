import { useInfiniteQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';
import { InspectionDays } from './InspectionDays.tsx';

const shown = 5;

/** Shows the next inspections by day. Shows nothing while they load, or when the company has no inspections ahead. */
export function NextInspections({ timeZone, now }: { readonly timeZone: string; readonly now: Date }) {
  const { data } = useInfiniteQuery(queries.inspections('upcoming'));
  const next = data?.pages[0]?.items.slice(0, shown) ?? [];
  return <InspectionDays inspections={next} timeZone={timeZone} now={now} />;
}
